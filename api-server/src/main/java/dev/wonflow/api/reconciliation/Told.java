package dev.wonflow.api.reconciliation;

import dev.wonflow.api.problem.Refused;
import dev.wonflow.error.ErrorCode;
import dev.wonflow.payment.PaymentWorkflow;
import io.temporal.api.enums.v1.WorkflowIdReusePolicy;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowExecutionAlreadyStarted;
import io.temporal.client.WorkflowFailedException;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.springframework.stereotype.Component;

/** Starts the small workflow of a person's decision once, and waits for what became of it. */
@Component
class Told {
  private static final String WORDS = "words";
  private static final long PATIENCE_SECONDS = 10;

  private final WorkflowClient temporal;

  Told(WorkflowClient temporal) {
    this.temporal = temporal;
  }

  /**
   * Durable before it is done: where the answer is late the decision is stored nevertheless.
   *
   * @param words what was said; other words under the same id are refused
   */
  <T> T tell(String type, String id, String words, Object request, Class<T> answer) {
    WorkflowStub stub =
        temporal.newUntypedWorkflowStub(
            type,
            WorkflowOptions.newBuilder()
                .setWorkflowId(id)
                .setTaskQueue(PaymentWorkflow.TASK_QUEUE)
                .setWorkflowIdReusePolicy(
                    WorkflowIdReusePolicy.WORKFLOW_ID_REUSE_POLICY_REJECT_DUPLICATE)
                .setMemo(Map.of(WORDS, words))
                .setStaticSummary(type + " " + id)
                .build());
    try {
      stub.start(request);
    } catch (WorkflowExecutionAlreadyStarted e) {
      requireSame(id, words);
    }
    return result(id, answer);
  }

  private void requireSame(String id, String words) {
    Object earlier = temporal.newUntypedWorkflowStub(id).describe().getMemo(WORDS, String.class);
    if (!words.equals(earlier)) {
      throw new Refused(
          ErrorCode.IDEMPOTENCY_KEY_REUSED,
          "Under this key something else was decided",
          "Idempotency-Key");
    }
  }

  private <T> T result(String id, Class<T> answer) {
    try {
      return temporal
          .newUntypedWorkflowStub(id)
          .getResult(PATIENCE_SECONDS, TimeUnit.SECONDS, answer);
    } catch (TimeoutException late) {
      throw new Refused(
          ErrorCode.OVERLOADED, "It is stored and will be done; repeat it with the same key");
    } catch (WorkflowFailedException failed) {
      throw new Refused(ErrorCode.COMMAND_NOT_ALLOWED, "The books do not take it");
    }
  }
}
