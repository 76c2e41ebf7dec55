package dev.wonflow.api.order;

import dev.wonflow.api.payment.Payment;
import dev.wonflow.api.problem.Refused;
import dev.wonflow.error.ErrorCode;
import dev.wonflow.payment.PaymentWorkflow;
import dev.wonflow.payout.Delivered;
import dev.wonflow.payout.Delivery;
import dev.wonflow.payout.DeliveryWorkflow;
import io.temporal.api.enums.v1.WorkflowIdReusePolicy;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowExecutionAlreadyStarted;
import io.temporal.client.WorkflowOptions;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.springframework.stereotype.Component;

/** Starts the workflow of a delivery, and waits a moment for its end. */
@Component
class DeliveryReports {
  private static final int SECONDS = 3;

  private final WorkflowClient temporal;
  private final Clock clock;

  DeliveryReports(WorkflowClient temporal, Clock clock) {
    this.temporal = temporal;
    this.clock = clock;
  }

  /** Once this returns, the report is not lost; refuses an order that is not paid and credited. */
  void report(Payment payment, Payment.Order order) {
    if (order.deliveredAt() != null) {
      return;
    }
    if (!order.walletUpdated()) {
      throw new Refused(
          ErrorCode.PAYMENT_STATE_CONFLICT,
          "The payment is " + payment.status() + ": the order is not paid and credited");
    }
    var delivery =
        new Delivery(
            order.order().paymentOrderId(), clock.instant().truncatedTo(ChronoUnit.MILLIS));
    var workflow = temporal.newWorkflowStub(DeliveryWorkflow.class, options(delivery));
    try {
      WorkflowClient.start(workflow::run, delivery);
    } catch (WorkflowExecutionAlreadyStarted e) {
      // somebody reports it at this moment: the same end is waited for
    }
    await(DeliveryWorkflow.id(delivery.paymentOrderId()));
  }

  private void await(String workflowId) {
    try {
      temporal
          .newUntypedWorkflowStub(workflowId)
          .getResult(SECONDS, TimeUnit.SECONDS, Delivered.class);
    } catch (TimeoutException e) {
      // it is stored, and ends later
    }
  }

  private static WorkflowOptions options(Delivery delivery) {
    return WorkflowOptions.newBuilder()
        .setWorkflowId(DeliveryWorkflow.id(delivery.paymentOrderId()))
        .setTaskQueue(PaymentWorkflow.TASK_QUEUE)
        .setWorkflowIdReusePolicy(WorkflowIdReusePolicy.WORKFLOW_ID_REUSE_POLICY_ALLOW_DUPLICATE)
        .build();
  }
}
