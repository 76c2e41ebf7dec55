package dev.wonflow.toss;

import dev.wonflow.id.PaymentId;
import dev.wonflow.id.PaymentKey;
import dev.wonflow.id.RefundId;
import dev.wonflow.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * Asks Toss to give a part of a charge back.
 *
 * @param amount what goes back
 * @param refundable what we believe is left at Toss before it; where that is wrong, Toss does
 *     nothing and says so
 * @param reason the shop's, at most 150 characters
 * @param refundAccount row of the vault with the account that a deposit goes back to
 * @param generation from 1; raised only after a definite error and a look-up, because Toss replays
 *     an error under its key for 15 days
 */
public record Cancel(
    PaymentId paymentId,
    PaymentKey paymentKey,
    RefundId refundId,
    Money amount,
    Money refundable,
    String reason,
    @Nullable String refundAccount,
    int generation) {
  private static final int LONGEST_REASON = 200;

  /** Toss's {@code Idempotency-Key}: from the business id, so that no reset can refund again. */
  public String idempotencyKey() {
    return "cancel:" + refundId + ":" + generation;
  }

  /** What Toss keeps with the cancel; begins with the refundId, by which we know it as ours. */
  public String cancelReason() {
    String whole = refundId + " " + reason;
    return whole.substring(0, Math.min(LONGEST_REASON, whole.length()));
  }
}
