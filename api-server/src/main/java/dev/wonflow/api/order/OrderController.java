package dev.wonflow.api.order;

import dev.wonflow.api.caller.Caller;
import dev.wonflow.api.payment.OrderAnswer;
import dev.wonflow.api.payment.Payment;
import dev.wonflow.api.payment.Payments;
import dev.wonflow.api.problem.Refused;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Single orders of payments. */
@RestController
@Tag(name = "Orders")
class OrderController {
  private static final String PATH = "/payments/order/v1/{paymentOrderId}";

  private final Payments payments;
  private final DeliveryReports reports;

  OrderController(Payments payments, DeliveryReports reports) {
    this.payments = payments;
    this.reports = reports;
  }

  @GetMapping(path = PATH, produces = MediaType.APPLICATION_JSON_VALUE)
  @Operation(summary = "Looks one order up; needs no worker")
  OrderAnswer get(Caller caller, @PathVariable String paymentOrderId) {
    return find(caller, paymentOrderId).answer();
  }

  @PostMapping(path = PATH + "/delivered", produces = MediaType.APPLICATION_JSON_VALUE)
  @Operation(summary = "The order is delivered, its seller can be paid; the first report counts")
  ResponseEntity<OrderAnswer> delivered(Caller caller, @PathVariable String paymentOrderId) {
    Found order = find(caller, paymentOrderId);
    reports.report(order.payment(), order.order());
    OrderAnswer now = find(caller, paymentOrderId).answer();
    return now.deliveredAt() != null
        ? ResponseEntity.ok(now)
        : ResponseEntity.accepted()
            .header(HttpHeaders.LOCATION, PATH.replace("{paymentOrderId}", paymentOrderId))
            .header(HttpHeaders.RETRY_AFTER, "2")
            .body(now);
  }

  private record Found(Payment payment, Payment.Order order) {
    OrderAnswer answer() {
      return OrderAnswer.of(payment.id(), order);
    }
  }

  private Found find(Caller caller, String paymentOrderId) {
    int dash = Math.max(0, paymentOrderId.lastIndexOf('-'));
    Payment payment = payments.get(caller, paymentOrderId.substring(0, dash));
    return payment.orders().stream()
        .filter(order -> order.order().paymentOrderId().value().equals(paymentOrderId))
        .findFirst()
        .map(order -> new Found(payment, order))
        .orElseThrow(Refused::notFound);
  }
}
