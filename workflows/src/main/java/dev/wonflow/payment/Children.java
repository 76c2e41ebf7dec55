package dev.wonflow.payment;

import dev.wonflow.id.PaymentKey;
import dev.wonflow.refund.FollowUpRequest;
import dev.wonflow.refund.FollowUpWorkflow;
import dev.wonflow.refund.RefundRequest;
import dev.wonflow.refund.RefundWorkflow;
import io.temporal.api.enums.v1.ParentClosePolicy;
import io.temporal.api.enums.v1.WorkflowIdReusePolicy;
import io.temporal.failure.ChildWorkflowFailure;
import io.temporal.workflow.Async;
import io.temporal.workflow.ChildWorkflowOptions;
import io.temporal.workflow.Workflow;
import java.util.Map;

/** Flows that a payment starts and that live on by themselves; one that runs already is as good. */
final class Children {
  private Children() {}

  static void refund(RefundRequest refund) {
    RefundWorkflow child =
        Workflow.newChildWorkflowStub(
            RefundWorkflow.class,
            abandoned(refund.refundId().value())
                .setWorkflowIdReusePolicy(
                    WorkflowIdReusePolicy.WORKFLOW_ID_REUSE_POLICY_REJECT_DUPLICATE)
                .setMemo(Map.of("fingerprint", refund.fingerprint(), "client", refund.client()))
                .build());
    Async.function(child::run, refund);
    awaitStarted(child, refund.refundId().value());
  }

  static void followUp(PaymentRequest payment, PaymentKey paymentKey) {
    String id = FollowUpWorkflow.ID_PREFIX + payment.paymentId();
    FollowUpWorkflow child =
        Workflow.newChildWorkflowStub(FollowUpWorkflow.class, abandoned(id).build());
    var request = new FollowUpRequest(payment.paymentId(), paymentKey, payment.waits());
    Async.function(child::run, request);
    awaitStarted(child, id);
  }

  private static ChildWorkflowOptions.Builder abandoned(String id) {
    return ChildWorkflowOptions.newBuilder()
        .setWorkflowId(id)
        .setParentClosePolicy(ParentClosePolicy.PARENT_CLOSE_POLICY_ABANDON);
  }

  private static void awaitStarted(Object child, String id) {
    try {
      Workflow.getWorkflowExecution(child).get();
    } catch (ChildWorkflowFailure alreadyStarted) {
      Workflow.getLogger(Children.class).info("{} was started before", id);
    }
  }
}
