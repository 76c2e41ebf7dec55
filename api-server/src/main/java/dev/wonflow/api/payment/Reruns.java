package dev.wonflow.api.payment;

import dev.wonflow.api.Settings;
import dev.wonflow.payment.Checkout;
import dev.wonflow.payment.PaymentRequest;
import dev.wonflow.payment.PaymentWorkflow;
import dev.wonflow.payment.Progress;
import io.temporal.api.enums.v1.WorkflowIdReusePolicy;
import io.temporal.client.BatchRequest;
import io.temporal.client.WorkflowClient;
import org.springframework.stereotype.Component;

/** Starts the workflow of a payment anew; its first step finds out how far the payment is. */
@Component
public class Reruns {
  private static final WorkflowIdReusePolicy AGAIN =
      WorkflowIdReusePolicy.WORKFLOW_ID_REUSE_POLICY_ALLOW_DUPLICATE;

  private final WorkflowClient temporal;
  private final StartedPayments started;
  private final Settings settings;

  Reruns(WorkflowClient temporal, StartedPayments started, Settings settings) {
    this.temporal = temporal;
    this.started = started;
    this.settings = settings;
  }

  /**
   * With the input of the latest run, or from what is stored where Temporal has forgotten that.
   *
   * @throws io.temporal.client.WorkflowExecutionAlreadyStarted if a run is open
   */
  public void start(Payment payment) {
    PaymentRequest again = again(payment);
    WorkflowClient.start(workflow(again)::run, again);
  }

  /** The same with the buyer's consent: both are stored, or neither is. */
  void confirm(Payment payment, Checkout checkout) {
    PaymentRequest again = again(payment);
    PaymentWorkflow workflow = workflow(again);
    BatchRequest batch = temporal.newSignalWithStartRequest();
    batch.add(workflow::run, again);
    batch.add(workflow::confirm, checkout);
    temporal.signalWithStart(batch);
  }

  private PaymentWorkflow workflow(PaymentRequest again) {
    return temporal.newWorkflowStub(PaymentWorkflow.class, Intake.options(again, AGAIN));
  }

  private PaymentRequest again(Payment payment) {
    PaymentRequest first = started.find(payment.id()).orElseGet(() -> stored(payment));
    Progress progress =
        first.progress() == null ? new Progress(payment.paymentKey(), 1) : first.progress();
    return first.continued(progress);
  }

  private PaymentRequest stored(Payment payment) {
    return new PaymentRequest(
        payment.id(),
        payment.client(),
        payment.fingerprint(),
        payment.buyerId(),
        payment.orderName(),
        payment.amount(),
        payment.orders().stream().map(Payment.Order::order).toList(),
        payment.returnUrl(),
        payment.requestedAt(),
        payment.expiresAt(),
        settings.waits().all(),
        null);
  }
}
