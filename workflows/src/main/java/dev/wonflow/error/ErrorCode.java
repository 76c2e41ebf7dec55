package dev.wonflow.error;

/**
 * Every error that wonflow can name. The name is the {@code code} of a problem detail, the type of
 * a failure in Temporal, and a row of {@code docs/failures.md}.
 */
public enum ErrorCode {
  INVALID_REQUEST(400, false, "The request is not well formed"),
  INVALID_AMOUNT(400, false, "An amount is a decimal string of whole won within the limits"),
  IDEMPOTENCY_KEY_REQUIRED(400, false, "Idempotency-Key is missing or malformed"),
  UNAUTHENTICATED(401, false, "No valid API key"),
  FORBIDDEN(403, false, "The key's role may not do this"),
  APPROVER_IS_REQUESTER(403, false, "Another person has to approve"),
  NOT_FOUND(404, false, "There is no such thing"),
  METHOD_NOT_ALLOWED(405, false, "The address does not take this method"),
  BODY_TOO_LARGE(413, false, "The body is larger than the limit"),
  UNSUPPORTED_MEDIA_TYPE(415, false, "The body is not of a type that is read here"),
  PAYMENT_STATE_CONFLICT(409, false, "The payment's status does not allow this"),
  CONFIRM_CONFLICT(409, false, "The payment is being confirmed under another paymentKey"),
  REFUND_EXCEEDS_REMAINING(409, false, "More than what is left of the payment"),
  WALLET_TOO_SMALL(409, false, "The seller's wallet does not cover the refund"),
  INSUFFICIENT_AVAILABLE(409, false, "The seller has less available than asked for"),
  SELLER_NOT_PAYABLE(409, false, "Toss does not pay this seller out at present"),
  COMMAND_NOT_ALLOWED(409, false, "The state does not allow this command"),
  IDEMPOTENCY_KEY_REUSED(422, false, "The key was used for another request"),
  AMOUNT_MISMATCH(422, false, "The amount is not that of the payment"),
  REFUND_ACCOUNT_REQUIRED(422, false, "A refund of a deposit needs an account"),
  RATE_LIMITED(429, true, "Too many requests"),
  INTERNAL_ERROR(500, false, "A defect of ours"),
  TEMPORAL_UNAVAILABLE(503, true, "Temporal cannot be reached; nothing was done"),
  DATABASE_UNAVAILABLE(503, true, "The database cannot be reached; nothing was done"),
  OVERLOADED(503, true, "More work than can be taken at present; nothing was done"),

  DECLINED(200, false, "The card company or bank said no"),
  CONFIRM_MISMATCH(200, false, "The paymentKey belongs to another order or amount"),
  BANK_MAINTENANCE(200, false, "The bank is closed for maintenance; nothing was charged"),
  RISK_REFUSED(200, false, "The risk check refused the payment"),
  RISK_REVIEW_EXPIRED(200, false, "Nobody decided on the held payment in time"),
  SESSION_EXPIRED(200, false, "The time to pay is over; nothing was charged"),
  DEPOSIT_OVERDUE(200, false, "The deposit did not arrive in time"),

  IN_REVIEW(200, false, "The risk check wants a person to decide"),
  TOSS_TRANSIENT(200, true, "Toss failed in passing and said so"),
  TOSS_NO_ANSWER(200, true, "Toss gave no answer that can be read"),
  TOSS_IN_FLIGHT(200, true, "Toss is still working on the same request"),
  TOSS_RATE_LIMITED(200, true, "Toss wants fewer requests"),
  TOSS_MAINTENANCE(200, true, "The bank behind Toss is closed for maintenance"),
  TOSS_LOCK_LOST(200, true, "The balance at Toss is not the one the refund was planned on"),
  TOSS_UNAUTHORIZED(200, true, "Toss does not accept our key"),
  TOSS_CONFIG(200, true, "Toss refuses for a reason that configuration has to mend"),
  ANSWER_BINDING(200, true, "Toss answered about another payment than the one asked for"),
  BOOKS_CONFLICT(200, false, "The books hold another content under the same key");

  private final int httpStatus;
  private final boolean retryable;
  private final String meaning;

  ErrorCode(int httpStatus, boolean retryable, String meaning) {
    this.httpStatus = httpStatus;
    this.retryable = retryable;
    this.meaning = meaning;
  }

  /**
   * The HTTP status of the problem; 200 where the code only stands inside a payment or workflow.
   */
  public int httpStatus() {
    return httpStatus;
  }

  /** Whether the same thing may succeed later without anybody changing anything in the request. */
  public boolean retryable() {
    return retryable;
  }

  /** One sentence for people; without names, amounts or secrets. */
  public String meaning() {
    return meaning;
  }
}
