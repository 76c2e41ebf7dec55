package dev.wonflow.api.reconciliation;

import dev.wonflow.api.problem.Refused;
import dev.wonflow.error.ErrorCode;
import dev.wonflow.id.Ids;
import dev.wonflow.payment.PaymentWorkflow;
import dev.wonflow.reconciliation.ReconciliationRequest;
import dev.wonflow.reconciliation.ReconciliationWorkflow;
import dev.wonflow.reconciliation.Trigger;
import io.temporal.api.enums.v1.WorkflowIdReusePolicy;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowExecutionAlreadyStarted;
import io.temporal.client.WorkflowOptions;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.springframework.stereotype.Component;

/** Starts runs by hand, once per Idempotency-Key and date. */
@Component
class HandRuns {
  private static final String RANGE = "range";

  /** A run that does not wait for another one has its number by then. */
  private static final Duration MOMENT = Duration.ofSeconds(2);

  private static final Duration LOOK_EVERY = Duration.ofMillis(100);

  private final WorkflowClient temporal;
  private final Reconciliations reconciliations;

  HandRuns(WorkflowClient temporal, Reconciliations reconciliations) {
    this.temporal = temporal;
    this.reconciliations = reconciliations;
  }

  StartedRuns start(String idempotencyKey, DateRange range) {
    String suffix = Ids.fingerprint(idempotencyKey).substring(0, 8);
    boolean replayed = false;
    for (LocalDate date : range.days()) {
      replayed |= !started(date, id(date, suffix), range);
    }
    Instant until = Instant.now().plus(MOMENT);
    List<StartedRuns.Item> runs = numbered(range, suffix);
    while (runs.stream().anyMatch(run -> run.run() == null) && Instant.now().isBefore(until)) {
      LockSupport.parkNanos(LOOK_EVERY.toNanos());
      runs = numbered(range, suffix);
    }
    return new StartedRuns(runs, replayed);
  }

  private List<StartedRuns.Item> numbered(DateRange range, String suffix) {
    return range.days().stream()
        .map(
            date ->
                new StartedRuns.Item(date, reconciliations.number(id(date, suffix)).orElse(null)))
        .toList();
  }

  private boolean started(LocalDate date, String id, DateRange range) {
    try {
      WorkflowClient.start(
          temporal.newWorkflowStub(ReconciliationWorkflow.class, options(date, id, range))::run,
          new ReconciliationRequest(date, Trigger.HAND));
      return true;
    } catch (WorkflowExecutionAlreadyStarted e) {
      requireSame(id, range);
      return false;
    }
  }

  private void requireSame(String id, DateRange range) {
    Object earlier = temporal.newUntypedWorkflowStub(id).describe().getMemo(RANGE, String.class);
    if (!range.toString().equals(earlier)) {
      throw new Refused(
          ErrorCode.IDEMPOTENCY_KEY_REUSED,
          "Under this key other days were asked for",
          "Idempotency-Key");
    }
  }

  private static String id(LocalDate date, String suffix) {
    return "reconciliation-" + date + "-" + suffix;
  }

  private static WorkflowOptions options(LocalDate date, String id, DateRange range) {
    return WorkflowOptions.newBuilder()
        .setWorkflowId(id)
        .setTaskQueue(PaymentWorkflow.TASK_QUEUE)
        .setWorkflowIdReusePolicy(WorkflowIdReusePolicy.WORKFLOW_ID_REUSE_POLICY_REJECT_DUPLICATE)
        .setMemo(Map.of(RANGE, range.toString()))
        .setStaticSummary("Reconciliation of " + date + ", by hand")
        .build();
  }
}
