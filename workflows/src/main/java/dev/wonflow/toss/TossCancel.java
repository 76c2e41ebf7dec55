package dev.wonflow.toss;

import dev.wonflow.id.RefundId;
import dev.wonflow.money.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One cancel of a payment at Toss.
 *
 * @param transactionKey Toss's key of this cancel, unique
 * @param reason begins with our refundId where the cancel is ours
 */
public record TossCancel(
    String transactionKey, Money amount, @Nullable String reason, Instant canceledAt) {

  /** Whether it is the cancel of this refund of ours. */
  public boolean isOf(RefundId refund, Money refunded) {
    return reason != null && (reason + " ").startsWith(refund + " ") && amount.equals(refunded);
  }
}
