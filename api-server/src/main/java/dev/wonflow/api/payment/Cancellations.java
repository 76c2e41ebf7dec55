package dev.wonflow.api.payment;

import dev.wonflow.api.problem.Refused;
import dev.wonflow.error.ErrorCode;
import dev.wonflow.payment.CancelWish;
import dev.wonflow.payment.PaymentStatus;
import dev.wonflow.payment.PaymentWorkflow;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowNotFoundException;
import org.springframework.stereotype.Component;

/** The shop wants a payment no more: tells the workflow, which decides the race with a confirm. */
@Component
class Cancellations {
  private final WorkflowClient temporal;
  private final Payments payments;
  private final Patience patience;

  Cancellations(WorkflowClient temporal, Payments payments, Patience patience) {
    this.temporal = temporal;
    this.payments = payments;
    this.patience = patience;
  }

  /** The payment, cancelled or on the way to it; refuses what only a refund could undo. */
  Payment cancel(Payment payment, CancelWish wish) {
    Payment now = payment.isSettled() ? payment : signal(payment, wish);
    if (now.isSettled() && now.status() != PaymentStatus.CANCELED) {
      throw new Refused(
          ErrorCode.PAYMENT_STATE_CONFLICT,
          "The payment is " + now.status() + ", it cannot be cancelled");
    }
    return now;
  }

  private Payment signal(Payment payment, CancelWish wish) {
    try {
      temporal.newWorkflowStub(PaymentWorkflow.class, payment.id().value()).cancel(wish);
      return patience.await(payment, PaymentStatus::isFinal);
    } catch (WorkflowNotFoundException e) {
      return payments.stored(payment.id()).orElse(payment);
    }
  }
}
