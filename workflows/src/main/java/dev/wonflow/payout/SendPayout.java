package dev.wonflow.payout;

import dev.wonflow.id.PayoutId;
import dev.wonflow.money.Money;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Asks Toss to pay a seller.
 *
 * @param payOn business day in Seoul after today; null: at once
 * @param tossSellerId what Toss calls the seller
 * @param generation from 1; raised only after a definite retryable error and a look-up
 */
public record SendPayout(
    PayoutId payoutId,
    String tossSellerId,
    Money amount,
    int generation,
    @Nullable LocalDate payOn) {
  /** Toss's {@code Idempotency-Key}: from the business id, so that no reset can pay again. */
  public String idempotencyKey() {
    return "payout:" + payoutId + ":" + generation;
  }
}
