package dev.wonflow.api.checkout;

import dev.wonflow.api.payment.ConfirmBody;
import dev.wonflow.api.payment.Payment;
import dev.wonflow.api.problem.Refused;
import dev.wonflow.payment.Checkout;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What Toss's redirect says. It comes through the buyer's browser, so all of it may be forged.
 *
 * @param amount Toss API 2022-11-16: the shop has to compare it before it confirms
 */
record Handed(@Nullable String paymentKey, @Nullable String orderId, @Nullable String amount) {

  /** Empty unless it is about this payment and its amount. */
  Optional<Checkout> checkout(Payment payment) {
    try {
      return Optional.of(new ConfirmBody(paymentKey, amount).checkout())
          .filter(checkout -> checkout.amount().equals(payment.amount()))
          .filter(checkout -> payment.id().value().equals(orderId));
    } catch (Refused malformed) {
      return Optional.empty();
    }
  }
}
