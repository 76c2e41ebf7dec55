package dev.wonflow.simulator.payment;

import dev.wonflow.simulator.Settings;
import dev.wonflow.simulator.gateway.Merchant;
import dev.wonflow.simulator.gateway.TossError;
import java.util.Optional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** {@code /v1/payments}; the gateway has opened a transaction and knows the merchant. */
@RestController
class PaymentController {
  private final Confirmations confirmations;
  private final Cancellations cancellations;
  private final VirtualAccounts virtualAccounts;
  private final Payments payments;
  private final Changes changes;
  private final PaymentView view;
  private final Settings settings;

  PaymentController(
      Confirmations confirmations,
      Cancellations cancellations,
      VirtualAccounts virtualAccounts,
      Payments payments,
      Changes changes,
      PaymentView view,
      Settings settings) {
    this.confirmations = confirmations;
    this.cancellations = cancellations;
    this.virtualAccounts = virtualAccounts;
    this.payments = payments;
    this.changes = changes;
    this.view = view;
    this.settings = settings;
  }

  @PostMapping("/v1/payments/confirm")
  PaymentAnswer confirm(
      @RequestAttribute Merchant merchant, @RequestBody Confirmations.Request request) {
    return view.of(confirmations.confirm(merchant, request));
  }

  @PostMapping("/v1/payments/{paymentKey}/cancel")
  PaymentAnswer cancel(
      @RequestAttribute Merchant merchant,
      @PathVariable String paymentKey,
      @RequestBody Cancellations.Request request) {
    return view.of(cancellations.cancel(merchant, paymentKey, request));
  }

  @PostMapping("/v1/virtual-accounts")
  PaymentAnswer issue(
      @RequestAttribute Merchant merchant, @RequestBody VirtualAccounts.Request request) {
    return view.of(virtualAccounts.issue(merchant, request));
  }

  @GetMapping("/v1/payments/{paymentKey}")
  PaymentAnswer byKey(@RequestAttribute Merchant merchant, @PathVariable String paymentKey) {
    return shown(merchant, Optional.of(paymentKey));
  }

  @GetMapping("/v1/payments/orders/{orderId}")
  PaymentAnswer byOrder(@RequestAttribute Merchant merchant, @PathVariable String orderId) {
    return shown(merchant, payments.latest(merchant.id(), orderId).map(Payment::key));
  }

  private PaymentAnswer shown(Merchant merchant, Optional<String> paymentKey) {
    return paymentKey
        .flatMap(changes::current)
        .filter(found -> merchant.owns(found.order().merchant()))
        .filter(found -> settings.toss().readyIsVisible() || found.status() != Status.READY)
        .map(view::of)
        .orElseThrow(() -> new TossError("NOT_FOUND_PAYMENT"));
  }
}
