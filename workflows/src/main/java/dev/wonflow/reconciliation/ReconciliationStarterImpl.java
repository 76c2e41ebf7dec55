package dev.wonflow.reconciliation;

import dev.wonflow.payment.PaymentWorkflow;
import io.temporal.api.enums.v1.ParentClosePolicy;
import io.temporal.api.enums.v1.WorkflowIdReusePolicy;
import io.temporal.client.WorkflowExecutionAlreadyStarted;
import io.temporal.common.SearchAttributeKey;
import io.temporal.failure.ChildWorkflowFailure;
import io.temporal.workflow.Async;
import io.temporal.workflow.ChildWorkflowOptions;
import io.temporal.workflow.Workflow;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;

/** Starts {@code reconciliation-{date}} once per date, and again only after it failed. */
public final class ReconciliationStarterImpl implements ReconciliationStarter {
  /** When the schedule should have fired, also after an outage and in a backfill. */
  private static final SearchAttributeKey<OffsetDateTime> SCHEDULED =
      SearchAttributeKey.forOffsetDateTime("TemporalScheduledStartTime");

  @Override
  public Started run() {
    LocalDate date = BusinessDate.before(firing());
    ReconciliationWorkflow child =
        Workflow.newChildWorkflowStub(
            ReconciliationWorkflow.class,
            ChildWorkflowOptions.newBuilder()
                .setWorkflowId("reconciliation-" + date)
                .setTaskQueue(PaymentWorkflow.TASK_QUEUE)
                .setParentClosePolicy(ParentClosePolicy.PARENT_CLOSE_POLICY_ABANDON)
                .setWorkflowIdReusePolicy(
                    WorkflowIdReusePolicy.WORKFLOW_ID_REUSE_POLICY_ALLOW_DUPLICATE_FAILED_ONLY)
                .setStaticSummary("Reconciliation of " + date)
                .build());
    try {
      Async.function(child::run, new ReconciliationRequest(date, Trigger.SCHEDULE));
      Workflow.getWorkflowExecution(child).get();
      return new Started(date, true);
    } catch (ChildWorkflowFailure failure) {
      if (failure.getCause() instanceof WorkflowExecutionAlreadyStarted) {
        return new Started(date, false);
      }
      throw failure;
    }
  }

  /** A starter that no schedule started counts as fired when it began. */
  private static Instant firing() {
    OffsetDateTime scheduled = Workflow.getTypedSearchAttributes().get(SCHEDULED);
    return scheduled == null
        ? Instant.ofEpochMilli(Workflow.getInfo().getRunStartedTimestampMillis())
        : scheduled.toInstant();
  }
}
