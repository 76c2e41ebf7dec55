package dev.wonflow.toss;

import dev.wonflow.id.PaymentId;
import dev.wonflow.id.PaymentKey;
import dev.wonflow.money.Money;

/**
 * Asks Toss to charge what the buyer agreed to.
 *
 * @param generation from 1; raised only after a definite retryable error and a look-up, because
 *     Toss replays an error under its key for 15 days
 */
public record Confirm(PaymentId paymentId, PaymentKey paymentKey, Money amount, int generation) {
  /** Toss's {@code Idempotency-Key}: from the business id, so that no reset can charge again. */
  public String idempotencyKey() {
    return "confirm:" + paymentId + ":" + generation;
  }
}
