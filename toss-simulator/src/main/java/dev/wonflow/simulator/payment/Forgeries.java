package dev.wonflow.simulator.payment;

import dev.wonflow.simulator.fault.FaultAdded;
import dev.wonflow.simulator.fault.FaultPlan.Kind;
import dev.wonflow.simulator.gateway.Endpoint;
import dev.wonflow.simulator.webhook.Webhooks;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Forged webhooks for a payment that exists are sent at once, because an unpaid payment causes none
 * that could be forged.
 */
@Component
class Forgeries {
  private static final int MOST = 100;
  private final Payments payments;
  private final PaymentView view;
  private final Webhooks webhooks;

  Forgeries(Payments payments, PaymentView view, Webhooks webhooks) {
    this.payments = payments;
    this.view = view;
    this.webhooks = webhooks;
  }

  @EventListener
  void forge(FaultAdded added) {
    var plan = added.fault().plan();
    if (plan.endpoint() != Endpoint.WEBHOOK || plan.fault() != Kind.FORGED) {
      return;
    }
    if (plan.orderId() == null || plan.code() != null) {
      return;
    }
    var payment = payments.latest(plan.orderId());
    if (payment.isEmpty()) {
      return;
    }
    int count = plan.count() == null ? 1 : Math.min(plan.count(), MOST);
    for (int i = 0; i < count; i++) {
      webhooks.forge(plan.orderId(), view.of(payment.get()));
    }
    added.fault().spend();
  }
}
