package dev.wonflow.reconciliation;

import dev.wonflow.id.PaymentId;
import dev.wonflow.id.PayoutId;
import dev.wonflow.payment.Hint;
import dev.wonflow.payment.PaymentRequest;
import dev.wonflow.payment.PaymentWorkflow;
import dev.wonflow.payout.PayoutRequest;
import dev.wonflow.payout.PayoutWorkflow;
import dev.wonflow.refund.FollowUpRequest;
import dev.wonflow.refund.FollowUpWorkflow;
import io.temporal.api.enums.v1.ParentClosePolicy;
import io.temporal.api.enums.v1.SignalExternalWorkflowExecutionFailedCause;
import io.temporal.failure.ApplicationFailure;
import io.temporal.failure.ChildWorkflowFailure;
import io.temporal.workflow.Async;
import io.temporal.workflow.ChildWorkflowOptions;
import io.temporal.workflow.Workflow;

/** The workflows that own the money: found by their business id, told, or started anew. */
final class Owners {
  private static final Hint HINT = new Hint("reconciliation");

  /** How the SDK names a signal to nobody. */
  private static final String NOT_RUNNING =
      SignalExternalWorkflowExecutionFailedCause
          .SIGNAL_EXTERNAL_WORKFLOW_EXECUTION_FAILED_CAUSE_EXTERNAL_WORKFLOW_EXECUTION_NOT_FOUND
          .name();

  private Owners() {}

  /** False where no workflow of the payment is running. */
  static boolean hinted(PaymentId payment) {
    return told(
        () -> Workflow.newExternalWorkflowStub(PaymentWorkflow.class, payment.value()).hint(HINT));
  }

  /** False where no workflow of the payout is running. */
  static boolean hinted(PayoutId payout) {
    return told(
        () -> Workflow.newExternalWorkflowStub(PayoutWorkflow.class, payout.value()).hint(HINT));
  }

  /** Where one is at work already it may have asked before: it is told to ask again. */
  static void follow(FollowUpRequest request) {
    String id = FollowUpWorkflow.ID_PREFIX + request.paymentId();
    FollowUpWorkflow followUp =
        Workflow.newChildWorkflowStub(
            FollowUpWorkflow.class, owner(id, "Started by the reconciliation"));
    if (!began(() -> Async.function(followUp::run, request), followUp)) {
      Workflow.newUntypedExternalWorkflowStub(id).signal("hint", HINT);
    }
  }

  static void start(PaymentRequest request) {
    PaymentWorkflow payment =
        Workflow.newChildWorkflowStub(PaymentWorkflow.class, anew(request.paymentId().value()));
    began(() -> Async.function(payment::run, request), payment);
  }

  static void start(PayoutRequest request) {
    PayoutWorkflow payout =
        Workflow.newChildWorkflowStub(PayoutWorkflow.class, anew(request.payoutId().value()));
    began(() -> Async.function(payout::run, request), payout);
  }

  private static boolean told(Runnable signal) {
    try {
      signal.run();
      return true;
    } catch (ApplicationFailure failure) {
      if (NOT_RUNNING.equals(failure.getType())) {
        return false;
      }
      throw failure;
    }
  }

  /** False where it runs already. */
  private static boolean began(Runnable start, Object child) {
    try {
      start.run();
      Workflow.getWorkflowExecution(child).get();
      return true;
    } catch (ChildWorkflowFailure running) {
      return false;
    }
  }

  private static ChildWorkflowOptions anew(String id) {
    return owner(id, "Started anew by the reconciliation");
  }

  private static ChildWorkflowOptions owner(String id, String summary) {
    return ChildWorkflowOptions.newBuilder()
        .setWorkflowId(id)
        .setTaskQueue(PaymentWorkflow.TASK_QUEUE)
        .setParentClosePolicy(ParentClosePolicy.PARENT_CLOSE_POLICY_ABANDON)
        .setStaticSummary(summary)
        .build();
  }
}
