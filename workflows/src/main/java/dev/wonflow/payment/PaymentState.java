package dev.wonflow.payment;

import dev.wonflow.id.PaymentKey;
import org.jspecify.annotations.Nullable;

/**
 * What is stored about a payment, as each step of {@link PaymentRecords} returns it.
 *
 * @param paymentKey set from the first confirm on
 * @param depositsReversed how many deposits the bank took back after they were booked
 */
public record PaymentState(
    PaymentStatus status,
    @Nullable PaymentKey paymentKey,
    @Nullable Failure failure,
    int depositsReversed) {
  /** One that no deposit was taken back of. */
  public PaymentState(
      PaymentStatus status, @Nullable PaymentKey paymentKey, @Nullable Failure failure) {
    this(status, paymentKey, failure, 0);
  }
}
