package dev.wonflow.api.order;

import dev.wonflow.api.caller.Caller;
import dev.wonflow.api.payment.OrderAnswer;
import dev.wonflow.api.payment.Payment;
import dev.wonflow.api.payment.Payments;
import dev.wonflow.api.problem.Refused;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Single orders of payments. */
@RestController
@Tag(name = "Orders")
class OrderController {
  private final Payments payments;

  OrderController(Payments payments) {
    this.payments = payments;
  }

  @GetMapping(
      path = "/payments/order/v1/{paymentOrderId}",
      produces = MediaType.APPLICATION_JSON_VALUE)
  @Operation(summary = "Looks one order up; needs no worker")
  OrderAnswer get(Caller caller, @PathVariable String paymentOrderId) {
    int dash = Math.max(0, paymentOrderId.lastIndexOf('-'));
    Payment payment = payments.get(caller, paymentOrderId.substring(0, dash));
    return payment.orders().stream()
        .filter(order -> order.order().paymentOrderId().value().equals(paymentOrderId))
        .findFirst()
        .map(order -> OrderAnswer.of(payment.id(), order))
        .orElseThrow(Refused::notFound);
  }
}
