package dev.wonflow.payment;

import org.jspecify.annotations.Nullable;

/**
 * How a payment's workflow ended; its result.
 *
 * @param failure null unless the status is FAILED or EXPIRED
 */
public record PaymentOutcome(PaymentStatus status, @Nullable Failure failure) {
  static PaymentOutcome of(PaymentStatus status) {
    return new PaymentOutcome(status, null);
  }
}
