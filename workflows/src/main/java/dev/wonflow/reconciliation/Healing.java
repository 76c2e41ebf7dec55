package dev.wonflow.reconciliation;

import dev.wonflow.payment.Hint;
import dev.wonflow.payment.PaymentRequest;
import dev.wonflow.payment.PaymentWorkflow;
import dev.wonflow.refund.FollowUpRequest;
import dev.wonflow.refund.FollowUpWorkflow;
import io.temporal.api.enums.v1.ParentClosePolicy;
import io.temporal.api.enums.v1.SignalExternalWorkflowExecutionFailedCause;
import io.temporal.common.SearchAttributeKey;
import io.temporal.failure.ApplicationFailure;
import io.temporal.failure.ChildWorkflowFailure;
import io.temporal.workflow.Async;
import io.temporal.workflow.ChildWorkflowOptions;
import io.temporal.workflow.Promise;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tells the owners: each payment's own workflow is given a hint and asks Toss itself; where none is
 * running it is started anew, and what happened after its end is for a follow-up. Nothing is
 * written past a workflow.
 */
record Healing(Reconciliation books) {
  private static final SearchAttributeKey<Boolean> NEEDS_OPERATOR =
      SearchAttributeKey.forBoolean("NeedsOperator");
  private static final Hint HINT = new Hint("reconciliation");

  /** How the SDK names a signal to nobody. */
  private static final String NOT_RUNNING =
      SignalExternalWorkflowExecutionFailedCause
          .SIGNAL_EXTERNAL_WORKFLOW_EXECUTION_FAILED_CAUSE_EXTERNAL_WORKFLOW_EXECUTION_NOT_FOUND
          .name();

  /** Pauses of 1, 2, 4 … 64 seconds: two minutes for what takes a second when all is well. */
  private static final int LOOKS = 7;

  /** What a person should know; null if all went its way. */
  @Nullable String heal(RunReference run) {
    Remedies remedies = books.remedies(run);
    if (remedies.capped()) {
      Workflow.upsertTypedSearchAttributes(NEEDS_OPERATOR.valueSet(true));
      return "Nothing was healed: %d payments of %s are more than the cap"
          .formatted(remedies.count(), remedies.amount());
    }
    List<Promise<Void>> told =
        remedies.payments().stream().map(remedy -> Async.procedure(() -> tell(remedy))).toList();
    Promise.allOf(told).get();
    awaitEnd(run);
    return null;
  }

  private void awaitEnd(RunReference run) {
    Duration pause = Duration.ofSeconds(1);
    for (int look = 0; look < LOOKS; look++) {
      Workflow.sleep(pause);
      if (books.unhealed(run).count() == 0) {
        return;
      }
      pause = pause.multipliedBy(2);
    }
  }

  private void tell(Remedy remedy) {
    FollowUpRequest followUp = remedy.followUp();
    if (followUp != null) {
      follow(followUp);
    } else if (!hinted(remedy)) {
      start(books.storedRequest(remedy));
      hinted(remedy); // a payment that nobody paid would wait for its buyer first
    }
  }

  /** False where no workflow of the payment is running. */
  private static boolean hinted(Remedy remedy) {
    try {
      Workflow.newExternalWorkflowStub(PaymentWorkflow.class, remedy.paymentId().value())
          .hint(HINT);
      return true;
    } catch (ApplicationFailure failure) {
      if (NOT_RUNNING.equals(failure.getType())) {
        return false;
      }
      throw failure;
    }
  }

  /** Where one is at work already it may have asked before: it is told to ask again. */
  private static void follow(FollowUpRequest request) {
    String id = FollowUpWorkflow.ID_PREFIX + request.paymentId();
    FollowUpWorkflow followUp =
        Workflow.newChildWorkflowStub(
            FollowUpWorkflow.class, owner(id, "Started by the reconciliation"));
    try {
      Async.function(followUp::run, request);
      Workflow.getWorkflowExecution(followUp).get();
    } catch (ChildWorkflowFailure running) {
      Workflow.newUntypedExternalWorkflowStub(id).signal("hint", HINT);
    }
  }

  private static ChildWorkflowOptions owner(String id, String summary) {
    return ChildWorkflowOptions.newBuilder()
        .setWorkflowId(id)
        .setTaskQueue(PaymentWorkflow.TASK_QUEUE)
        .setParentClosePolicy(ParentClosePolicy.PARENT_CLOSE_POLICY_ABANDON)
        .setStaticSummary(summary)
        .build();
  }

  private static void start(PaymentRequest request) {
    PaymentWorkflow payment =
        Workflow.newChildWorkflowStub(
            PaymentWorkflow.class,
            owner(request.paymentId().value(), "Started anew by the reconciliation"));
    try {
      Async.function(payment::run, request);
      Workflow.getWorkflowExecution(payment).get();
    } catch (ChildWorkflowFailure running) {
      Workflow.getLogger(Healing.class).info("{} runs already", request.paymentId());
    }
  }
}
