package dev.wonflow.toss;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import dev.wonflow.error.ErrorCode;
import java.util.Set;

/**
 * What an error code of Toss means for us. The code decides, not the HTTP status: Toss answers
 * retryable failures with 400 and declines with 403 (Toss API 2022-11-16, error codes).
 */
public enum FaultClass {
  /** Failed in passing: look up, then try again under a new key, because the old one replays it. */
  TRANSIENT(
      Strategy.FIXED,
      "PROVIDER_ERROR",
      "FAILED_INTERNAL_SYSTEM_PROCESSING",
      "FAILED_PAYMENT_INTERNAL_SYSTEM_PROCESSING",
      "FAILED_DB_PROCESSING",
      "FAILED_METHOD_HANDLING",
      "FAILED_METHOD_HANDLING_CANCEL",
      "FAILED_REFUND_PROCESS",
      "FAILED_PARTIAL_REFUND",
      "FAILED_CARD_COMPANY_RESPONSE",
      "CARD_PROCESSING_ERROR",
      "COMMON_ERROR"),
  /**
   * No definite answer, also every code that is not listed here: ask until the state is definite.
   */
  @JsonEnumDefaultValue
  UNKNOWN_RESULT(Strategy.EXPONENTIAL, "UNKNOWN_PAYMENT_ERROR", "UNKNOWN_ERROR"),
  /** The same request is still running at Toss: wait, then the same key again. */
  IN_FLIGHT(Strategy.INCREMENTAL, "IDEMPOTENT_REQUEST_PROCESSING"),
  /** Too many requests: wait longer each time, look up, go on. */
  RATE(Strategy.EXPONENTIAL, "FORBIDDEN_CONSECUTIVE_REQUEST", "TOO_MANY_REQUESTS"),
  /** The bank is closed: a refund or payout waits, a confirm ends and says when to come back. */
  MAINTENANCE(
      Strategy.FIXED,
      "NOT_AVAILABLE_BANK",
      "NOT_AVAILABLE_PAYMENT",
      "MAINTAINED_METHOD",
      "FORBIDDEN_BANK_REFUND_REQUEST"),
  /** It was done before: look up, and count it only if amount and ids are ours. */
  ALREADY_DONE(
      Strategy.IMMEDIATE,
      "ALREADY_PROCESSED_PAYMENT",
      "ALREADY_COMPLETED_PAYMENT",
      "ALREADY_CANCELED_PAYMENT",
      "ALREADY_REFUND_PAYMENT",
      "ALREADY_REFUNDING_PAYMENT",
      "DUPLICATED_ORDER_ID",
      "DUPLICATED_REQUEST",
      "NOT_CANCELABLE_AMOUNT"),
  /** The balance moved under a refund: look up and decide again. */
  LOCK_LOST(Strategy.IMMEDIATE, "NOT_MATCHES_REFUNDABLE_AMOUNT"),
  /** A definite no; the buyer may try another means in a new payment. */
  DECLINED(
      Strategy.GIVE_UP,
      "REJECT_CARD_PAYMENT",
      "REJECT_ACCOUNT_PAYMENT",
      "REJECT_CARD_COMPANY",
      "REJECT_TOSSPAY_INVALID_ACCOUNT",
      "EXCEED_MAX_*",
      "EXCEEDS_TRANSFER_AMOUNT_MAXIMUM",
      "BELOW_MINIMUM_AMOUNT",
      "BELOW_ZERO_AMOUNT",
      "INVALID_CARD_*",
      "INVALID_STOPPED_CARD",
      "INVALID_REJECT_CARD",
      "INVALID_PASSWORD",
      "FDS_ERROR",
      "RESTRICTED_TRANSFER_ACCOUNT",
      "INVALID_ACCOUNT_INFO_RE_REGISTER",
      "NOT_SUPPORTED_*",
      "NOT_ALLOWED_POINT_USE"),
  /** The time to pay is over at Toss; the buyer starts again. */
  SESSION_GONE(
      Strategy.GIVE_UP, "NOT_FOUND_PAYMENT_SESSION", "EXPIRED_PAYMENT", "INVALID_AUTHORIZE_AUTH"),
  /** Only a person can decide: parked in the inbox. */
  NEEDS_HUMAN(
      Strategy.GIVE_UP,
      "NOT_ENOUGH_AMOUNT",
      "FORBIDDEN_SELLER_PAYOUT",
      "INVALID_REFUND_ACCOUNT_*",
      "INVALID_BANK",
      "REFUND_REJECTED",
      "EXCEED_MAX_REFUND_DUE",
      "EXCEED_MAX_REFUND_AMOUNT",
      "EXCEED_CANCEL_LIMIT",
      "EXCEED_CANCEL_AMOUNT_DISCOUNT_AMOUNT",
      "NOT_CANCELABLE_PAYMENT",
      "NOT_CANCELABLE_PAYMENT_*",
      "NOT_ALLOWED_PARTIAL_REFUND",
      "NOT_ALLOWED_PARTIAL_REFUND_*",
      "ACCOUNT_OWNER_CHECK_FAILED",
      "NOT_MATCH_PAYEE_NAME",
      "INVALID_ACCOUNT_NUMBER"),
  /** Outside the hours in which Toss pays out: the next business slot. */
  CALENDAR(Strategy.FIXED, "NOT_ALLOWED_HOLIDAY", "INVALID_PAYABLE_DATE"),
  /** A defect or a wrong setting: an operator is called, nothing is burnt. */
  BUG_OR_CONFIG(
      Strategy.EXPONENTIAL,
      "INVALID_REQUEST",
      "INVALID_API_KEY",
      "UNAUTHORIZED_KEY",
      "INSECURE_KEY_USAGE",
      "INCORRECT_BASIC_AUTH_FORMAT",
      "FORBIDDEN_REQUEST",
      "NOT_FOUND",
      "NOT_FOUND_PAYMENT",
      "NOT_FOUND_MERCHANT",
      "NOT_FOUND_TERMINAL_ID",
      "NOT_FOUND_HTTP_METHOD",
      "NOT_REGISTERED_BUSINESS",
      "INVALID_UNREGISTERED_SUBMALL",
      "UNAPPROVED_ORDER_ID",
      "INVALID_IDEMPOTENCY_KEY",
      "INVALID_PAYMENT_KEY",
      "INVALID_ORDER_ID",
      "INVALID_ORDER_NAME",
      "INVALID_TEST_CODE",
      "API_VERSION_UPDATE_NEEDED");

  /** When a fault is met again with the same request. */
  public enum Strategy {
    IMMEDIATE,
    FIXED,
    INCREMENTAL,
    EXPONENTIAL,
    GIVE_UP
  }

  /** Toss rejects our key, whatever was asked under it. */
  private static final Set<String> KEY_TROUBLE =
      Set.of(
          "UNAUTHORIZED_KEY",
          "INVALID_API_KEY",
          "INSECURE_KEY_USAGE",
          "INCORRECT_BASIC_AUTH_FORMAT");

  private final Strategy strategy;

  @SuppressWarnings("ImmutableEnumChecker") // Set.of cannot be changed
  private final Set<String> codes;

  FaultClass(Strategy strategy, String... codes) {
    this.strategy = strategy;
    this.codes = Set.of(codes);
  }

  /** How often and how fast the step is tried again. */
  public Strategy strategy() {
    return strategy;
  }

  /** The codes of this class; one that ends in {@code *} stands for all with that beginning. */
  public Set<String> codes() {
    return codes;
  }

  /** The class of a code: an exact entry before a family; an unlisted code is an unknown result. */
  public static FaultClass of(String code) {
    for (FaultClass candidate : values()) {
      if (candidate.codes.contains(code)) {
        return candidate;
      }
    }
    for (FaultClass candidate : values()) {
      if (candidate.codes.stream().anyMatch(family -> isOf(family, code))) {
        return candidate;
      }
    }
    return UNKNOWN_RESULT;
  }

  /** The name under which a case says that something waits because of this code. */
  ErrorCode reason(String code) {
    return switch (this) {
      case TRANSIENT -> ErrorCode.TOSS_TRANSIENT;
      case UNKNOWN_RESULT, ALREADY_DONE -> ErrorCode.TOSS_NO_ANSWER;
      case IN_FLIGHT -> ErrorCode.TOSS_IN_FLIGHT;
      case RATE -> ErrorCode.TOSS_RATE_LIMITED;
      case MAINTENANCE -> ErrorCode.TOSS_MAINTENANCE;
      case LOCK_LOST -> ErrorCode.TOSS_LOCK_LOST;
      case DECLINED, SESSION_GONE, NEEDS_HUMAN, CALENDAR, BUG_OR_CONFIG ->
          KEY_TROUBLE.contains(code) ? ErrorCode.TOSS_UNAUTHORIZED : ErrorCode.TOSS_CONFIG;
    };
  }

  private static boolean isOf(String family, String code) {
    return family.endsWith("*") && code.startsWith(family.substring(0, family.length() - 1));
  }
}
