package dev.wonflow.activities.wallet;

import dev.wonflow.activities.event.Amount;
import dev.wonflow.activities.payment.OrderRow;
import dev.wonflow.activities.payment.PaymentRow;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What receivers learn about a payment that is charged, booked and credited. */
record DoneEvent(Amount amount, @Nullable String paymentKey, List<Order> orders) {

  record Order(String paymentOrderId, String sellerId, Amount amount) {
    static Order of(OrderRow order) {
      return new Order(order.id(), order.sellerId(), Amount.of(order.amount()));
    }
  }

  static DoneEvent of(PaymentRow payment) {
    return new DoneEvent(
        Amount.of(payment.amount()),
        payment.paymentKey(),
        payment.orders().stream().map(Order::of).toList());
  }
}
