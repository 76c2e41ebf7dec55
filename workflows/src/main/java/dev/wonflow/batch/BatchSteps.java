package dev.wonflow.batch;

import dev.wonflow.payment.LocalFirst;
import dev.wonflow.payout.PayoutRequest;
import dev.wonflow.payout.PayoutWorkflow;
import io.temporal.activity.ActivityOptions;
import io.temporal.activity.LocalActivityOptions;
import io.temporal.api.enums.v1.ParentClosePolicy;
import io.temporal.api.enums.v1.WorkflowIdReusePolicy;
import io.temporal.common.RetryOptions;
import io.temporal.workflow.Async;
import io.temporal.workflow.ChildWorkflowOptions;
import io.temporal.workflow.Promise;
import io.temporal.workflow.Workflow;
import java.time.Duration;

/** What a batch does outside itself. */
final class BatchSteps {
  /** Ten thousand rows take less; the database ends a statement after 1.5 seconds. */
  private static final Duration TRANSACTION = Duration.ofSeconds(5);

  private static final Duration LONGEST_BACKOFF = Duration.ofMinutes(1);

  private BatchSteps() {}

  static LocalFirst<BatchRecords> records() {
    return new LocalFirst<>(
        Workflow.newLocalActivityStub(
            BatchRecords.class,
            LocalActivityOptions.newBuilder()
                .setStartToCloseTimeout(TRANSACTION)
                .setRetryOptions(RetryOptions.newBuilder().setMaximumAttempts(1).build())
                .build()),
        Workflow.newActivityStub(
            BatchRecords.class,
            ActivityOptions.newBuilder()
                .setStartToCloseTimeout(TRANSACTION)
                .setRetryOptions(
                    RetryOptions.newBuilder().setMaximumInterval(LONGEST_BACKOFF).build())
                .build()));
  }

  /**
   * Starts a payout that lives on without the batch. Its id is the line's: one that is there
   * already, from a run before, is the same payout. Becomes true when it is there.
   */
  static Promise<Boolean> start(PayoutRequest request) {
    PayoutWorkflow payout =
        Workflow.newChildWorkflowStub(
            PayoutWorkflow.class,
            ChildWorkflowOptions.newBuilder()
                .setWorkflowId(request.payoutId().value())
                .setParentClosePolicy(ParentClosePolicy.PARENT_CLOSE_POLICY_ABANDON)
                .setWorkflowIdReusePolicy(
                    WorkflowIdReusePolicy.WORKFLOW_ID_REUSE_POLICY_REJECT_DUPLICATE)
                .setStaticSummary(request.amount() + " to " + request.sellerId())
                .build());
    Async.function(payout::run, request);
    return Workflow.getWorkflowExecution(payout).handle((started, alreadyThere) -> true);
  }
}
