package dev.wonflow.api.payment;

import dev.wonflow.api.problem.Refused;
import dev.wonflow.api.refund.Refund;
import dev.wonflow.api.refund.RefundWish;
import dev.wonflow.api.refund.Refunds;
import dev.wonflow.error.ErrorCode;
import dev.wonflow.payment.CancelWish;
import dev.wonflow.payment.PaymentStatus;
import dev.wonflow.payment.PaymentWorkflow;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowNotFoundException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The shop wants a payment no more, or a part of it back. Before the charge the payment's workflow
 * is told, which decides the race with a confirm; after it a refund is started.
 */
@Component
class Cancellations {
  private final WorkflowClient temporal;
  private final Payments payments;
  private final Patience patience;
  private final Refunds refunds;

  Cancellations(WorkflowClient temporal, Payments payments, Patience patience, Refunds refunds) {
    this.temporal = temporal;
    this.payments = payments;
    this.patience = patience;
    this.refunds = refunds;
  }

  /**
   * The payment afterwards.
   *
   * @param refund null where the payment ends without a charge
   * @param replayed whether the refund had been asked for before
   */
  record Canceled(Payment payment, @Nullable Refund refund, boolean replayed) {
    /** Whether there is nothing to come back for. */
    boolean isOver() {
      return refund == null ? payment.status().isFinal() : refund.status().isFinal();
    }
  }

  /**
   * All that is left of a charged payment, or the payment itself, cancelled or on the way to it.
   */
  Canceled cancel(Payment payment, RefundWish wish) {
    Optional<Refunds.Taken> before = refunds.replay(payment, wish);
    if (before.isPresent()) {
      return canceled(payment, before.get());
    }
    Payment now = payment.status().isFinal() ? payment : signal(payment, wish);
    if (now.status() == PaymentStatus.DONE || now.status() == PaymentStatus.PARTIALLY_CANCELED) {
      return refund(now, wish);
    }
    if (now.status().isFinal() && now.status() != PaymentStatus.CANCELED) {
      throw new Refused(
          ErrorCode.PAYMENT_STATE_CONFLICT,
          "The payment is " + now.status() + ", it cannot be cancelled");
    }
    return new Canceled(now, null, false);
  }

  /** A part, or all, of a charged payment. */
  Canceled refund(Payment payment, RefundWish wish) {
    return canceled(payment, refunds.take(payment, wish));
  }

  private Canceled canceled(Payment payment, Refunds.Taken taken) {
    Payment now = payments.stored(payment.id()).orElse(payment);
    return new Canceled(now, taken.refund(), taken.replayed());
  }

  private Payment signal(Payment payment, RefundWish wish) {
    var refundId = refunds.id(payment, wish.key());
    try {
      temporal
          .newWorkflowStub(PaymentWorkflow.class, payment.id().value())
          .cancel(new CancelWish(wish.reason(), refundId, wish.fingerprint()));
      return patience.await(payment, PaymentStatus::isFinal);
    } catch (WorkflowNotFoundException e) {
      Payment now = payments.stored(payment.id()).orElse(payment);
      if (now.status().isFinal()) {
        return now;
      }
      throw new Refused(
          ErrorCode.PAYMENT_STATE_CONFLICT,
          "The payment is "
              + now.status()
              + " and its workflow is closed: an operator has to look");
    }
  }
}
