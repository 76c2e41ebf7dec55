package dev.wonflow.api.payment;

import dev.wonflow.api.problem.Refused;
import dev.wonflow.error.ErrorCode;
import dev.wonflow.payment.Checkout;
import dev.wonflow.payment.PaymentStatus;
import dev.wonflow.payment.PaymentWorkflow;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowNotFoundException;
import org.springframework.stereotype.Component;

/** The buyer agreed: tells the workflow, and waits a bounded time for the end. */
@Component
public class Confirmations {
  private final WorkflowClient temporal;
  private final Payments payments;
  private final Patience patience;
  private final Reruns reruns;

  Confirmations(WorkflowClient temporal, Payments payments, Patience patience, Reruns reruns) {
    this.temporal = temporal;
    this.payments = payments;
    this.patience = patience;
    this.reruns = reruns;
  }

  /** The payment after the wait; refuses another amount, another paymentKey, and a late confirm. */
  public Payment confirm(Payment payment, Checkout checkout) {
    if (!payment.amount().equals(checkout.amount())) {
      throw new Refused(ErrorCode.AMOUNT_MISMATCH, "The payment has another amount", "amount");
    }
    Payment now = payment;
    if (payment.status() == PaymentStatus.READY) {
      now = signal(payment, checkout);
    }
    refuseOther(now, checkout);
    return isOnItsWay(now.status()) ? finished(now, checkout) : now;
  }

  private Payment finished(Payment payment, Checkout checkout) {
    Payment later = patience.await(payment, status -> !isOnItsWay(status));
    refuseOther(later, checkout);
    return later;
  }

  private Payment signal(Payment payment, Checkout checkout) {
    try {
      temporal.newWorkflowStub(PaymentWorkflow.class, payment.id().value()).confirm(checkout);
      return payment;
    } catch (WorkflowNotFoundException e) {
      return payments
          .stored(payment.id())
          .filter(stored -> !isOnItsWay(stored.status()))
          .orElseGet(() -> again(payment, checkout));
    }
  }

  /** Nothing ended the payment but the loss of its workflow: a new one takes the confirm. */
  private Payment again(Payment payment, Checkout checkout) {
    reruns.confirm(payment, checkout);
    return payment;
  }

  /** Only a payment that is READY, or that this very paymentKey confirmed, goes through. */
  private static void refuseOther(Payment payment, Checkout checkout) {
    if (payment.status() == PaymentStatus.READY
        || checkout.paymentKey().equals(payment.paymentKey())) {
      return;
    }
    if (payment.paymentKey() == null || payment.endedWithoutCharge()) {
      throw tooLate(payment);
    }
    throw new Refused(
        ErrorCode.CONFIRM_CONFLICT,
        "The payment is " + payment.status() + " under another paymentKey",
        "paymentKey");
  }

  private static Refused tooLate(Payment payment) {
    return new Refused(
        ErrorCode.PAYMENT_STATE_CONFLICT,
        "The payment is " + payment.status() + ", it cannot be confirmed");
  }

  private static boolean isOnItsWay(PaymentStatus status) {
    return status == PaymentStatus.READY || status == PaymentStatus.EXECUTING;
  }
}
