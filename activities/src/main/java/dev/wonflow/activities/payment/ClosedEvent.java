package dev.wonflow.activities.payment;

import dev.wonflow.activities.event.Amount;
import dev.wonflow.activities.event.Times;
import dev.wonflow.payment.Failure;
import org.jspecify.annotations.Nullable;

/** What receivers learn about a payment that ended without a charge. */
record ClosedEvent(Amount amount, @Nullable FailureJson failure) {

  record FailureJson(
      String code, @Nullable String tossCode, String message, @Nullable String retryAt) {}

  static ClosedEvent of(PaymentRow payment, @Nullable Failure failure) {
    return new ClosedEvent(Amount.of(payment.amount()), failure == null ? null : json(failure));
  }

  private static FailureJson json(Failure failure) {
    return new FailureJson(
        failure.code().name(),
        failure.tossCode(),
        failure.message(),
        failure.retryAt() == null ? null : Times.inSeoul(failure.retryAt()));
  }
}
