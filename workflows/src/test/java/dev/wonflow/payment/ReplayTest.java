package dev.wonflow.payment;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wonflow.operation.CommandReceipt;
import dev.wonflow.operation.OperatorCommand;
import io.temporal.common.WorkflowExecutionHistory;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.testing.WorkflowReplayer;
import io.temporal.worker.Worker;
import io.temporal.workflow.Workflow;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Payments that were recorded on a real server still replay: a deployment may not break them. */
class ReplayTest {
  @ParameterizedTest
  @ValueSource(strings = {"payment-done", "payment-declined", "payment-unknown-then-done"})
  void recordedPaymentReplays(String recording) {
    assertThatCode(() -> replay(PaymentWorkflowImpl.class, recording)).doesNotThrowAnyException();
  }

  @Test
  void changedWorkflowIsFoundOut() {
    assertThatThrownBy(() -> replay(ChangedPaymentWorkflow.class, "payment-done"))
        .hasStackTraceContaining("NonDeterministicException");
  }

  private static void replay(Class<?> workflow, String recording) throws Exception {
    try (TestWorkflowEnvironment temporal = TimeSkipping.server()) {
      Worker worker = temporal.newWorker(PaymentWorkflow.TASK_QUEUE);
      worker.registerWorkflowImplementationTypes(workflow);
      WorkflowReplayer.replayWorkflowExecution(history(recording), worker);
    }
  }

  private static WorkflowExecutionHistory history(String recording) throws IOException {
    try (InputStream json =
        ReplayTest.class.getResourceAsStream("/histories/" + recording + ".json")) {
      return WorkflowExecutionHistory.fromJson(
          new String(
              Objects.requireNonNull(json, recording).readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  /** The payment as somebody might change it by mistake: it rests before it registers. */
  public static final class ChangedPaymentWorkflow implements PaymentWorkflow {
    @Override
    public PaymentOutcome run(PaymentRequest request) {
      Workflow.sleep(Duration.ofSeconds(1));
      Steps.with(request.waits()).records().step(records -> records.register(request));
      return PaymentOutcome.of(PaymentStatus.DONE);
    }

    @Override
    public void confirm(Checkout checkout) {}

    @Override
    public void hint(Hint hint) {}

    @Override
    public void cancel(CancelWish wish) {}

    @Override
    public CommandReceipt command(OperatorCommand command) {
      return new CommandReceipt(command.kind(), false, PaymentStatus.READY);
    }

    @Override
    public void validateCommand(OperatorCommand command) {}
  }
}
