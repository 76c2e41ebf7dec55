package dev.wonflow.api.payment;

import dev.wonflow.api.json.Amount;
import dev.wonflow.api.json.SeoulTime;
import dev.wonflow.id.PaymentId;
import dev.wonflow.payment.OrderStatus;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** One order of a payment on the wire. */
@Schema(name = "Order")
public record OrderAnswer(
    String paymentOrderId,
    String paymentId,
    String sellerId,
    Amount amount,
    Amount refundedAmount,
    String description,
    OrderStatus status,
    boolean ledgerUpdated,
    boolean walletUpdated,
    @Nullable OffsetDateTime deliveredAt) {

  /** As it is known now. */
  public static OrderAnswer of(PaymentId payment, Payment.Order order) {
    return new OrderAnswer(
        order.order().paymentOrderId().value(),
        payment.value(),
        order.order().sellerId().value(),
        Amount.of(order.order().amount()),
        Amount.of(order.refunded()),
        order.order().description(),
        order.status(),
        order.ledgerUpdated(),
        order.walletUpdated(),
        SeoulTime.orNull(order.deliveredAt()));
  }
}
