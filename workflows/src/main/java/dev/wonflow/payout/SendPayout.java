package dev.wonflow.payout;

import dev.wonflow.id.PayoutId;
import dev.wonflow.money.Money;

/**
 * Asks Toss to pay a seller at once.
 *
 * @param tossSellerId what Toss calls the seller
 * @param generation from 1; raised only after a definite retryable error and a look-up
 */
public record SendPayout(PayoutId payoutId, String tossSellerId, Money amount, int generation) {
  /** Toss's {@code Idempotency-Key}: from the business id, so that no reset can pay again. */
  public String idempotencyKey() {
    return "payout:" + payoutId + ":" + generation;
  }
}
