package dev.wonflow.payment;

import dev.wonflow.id.Ids;
import dev.wonflow.id.RefundId;
import dev.wonflow.refund.RefundRequest;
import dev.wonflow.refund.RefundSource;
import dev.wonflow.refund.RefundWorkflow;
import io.temporal.api.enums.v1.ParentClosePolicy;
import io.temporal.api.enums.v1.WorkflowIdReusePolicy;
import io.temporal.failure.ChildWorkflowFailure;
import io.temporal.workflow.Async;
import io.temporal.workflow.ChildWorkflowOptions;
import io.temporal.workflow.Workflow;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A charge that came although the payment was cancelled before: it goes back as a whole. */
record Unwanted(PaymentRequest payment, @Nullable CancelWish wish) {
  private static final String LATE = "Approved after the payment was cancelled";

  /** Starts the refund, which lives on by itself; that it was started before is as good. */
  void giveBack() {
    RefundRequest refund = refund();
    RefundWorkflow child =
        Workflow.newChildWorkflowStub(
            RefundWorkflow.class,
            ChildWorkflowOptions.newBuilder()
                .setWorkflowId(refund.refundId().value())
                .setWorkflowIdReusePolicy(
                    WorkflowIdReusePolicy.WORKFLOW_ID_REUSE_POLICY_REJECT_DUPLICATE)
                .setMemo(Map.of("fingerprint", refund.fingerprint(), "client", refund.client()))
                .setParentClosePolicy(ParentClosePolicy.PARENT_CLOSE_POLICY_ABANDON)
                .build());
    Async.function(child::run, refund);
    try {
      Workflow.getWorkflowExecution(child).get();
    } catch (ChildWorkflowFailure alreadyStarted) {
      Workflow.getLogger(Unwanted.class).info("{} runs already", refund.refundId());
    }
  }

  private RefundRequest refund() {
    RefundId asked = wish == null ? null : wish.refundId();
    String fingerprint = wish == null ? null : wish.fingerprint();
    RefundId id = asked == null ? Ids.refundOfLateCharge(payment.paymentId()) : asked;
    return new RefundRequest(
        id,
        payment.paymentId(),
        payment.client(),
        fingerprint == null ? Ids.fingerprint(LATE) : fingerprint,
        wish == null ? LATE : wish.reason(),
        null,
        List.of(),
        asked == null ? RefundSource.OPERATOR : RefundSource.API,
        null,
        Moment.now(),
        payment.waits(),
        null);
  }
}
