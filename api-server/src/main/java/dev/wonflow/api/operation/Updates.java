package dev.wonflow.api.operation;

import dev.wonflow.api.payment.Payment;
import dev.wonflow.api.payment.Payments;
import dev.wonflow.api.problem.Causes;
import dev.wonflow.api.problem.Refused;
import dev.wonflow.api.refund.RefundViews;
import dev.wonflow.error.ErrorCode;
import dev.wonflow.operation.CommandReceipt;
import dev.wonflow.operation.OperatorCommand;
import dev.wonflow.refund.FollowUpWorkflow;
import io.temporal.client.UpdateOptions;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowNotFoundException;
import io.temporal.client.WorkflowUpdateException;
import io.temporal.client.WorkflowUpdateStage;
import io.temporal.client.WorkflowUpdateTimeoutOrCancelledException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/** Sends commands to workflows, and waits a bounded time for their receipts. */
@Component
class Updates implements DisposableBean {
  private static final Duration LONGEST = Duration.ofSeconds(5);

  private final ExecutorService calls = Executors.newVirtualThreadPerTaskExecutor();
  private final WorkflowClient temporal;
  private final Payments payments;
  private final RefundViews refunds;

  Updates(WorkflowClient temporal, Payments payments, RefundViews refunds) {
    this.temporal = temporal;
    this.payments = payments;
    this.refunds = refunds;
  }

  /** The workflow's receipt, also where it refused. */
  CommandReceipt send(Payment payment, OperatorCommand command, String once) {
    Future<CommandReceipt> receipt = calls.submit(() -> update(payment, command, once));
    try {
      return receipt.get(LONGEST.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      receipt.cancel(true);
      throw silent();
    } catch (InterruptedException e) {
      receipt.cancel(true);
      Thread.currentThread().interrupt();
      throw silent();
    } catch (ExecutionException e) {
      throw failed(payment, e.getCause() == null ? e : e.getCause());
    }
  }

  private CommandReceipt update(Payment payment, OperatorCommand command, String once) {
    try {
      return update(payment.id().value(), command, once);
    } catch (WorkflowNotFoundException ended) {
      return after(payment)
          .map(workflow -> ifRunning(workflow, command, once))
          .flatMap(Optional::stream)
          .findFirst()
          .orElseThrow(() -> ended);
    }
  }

  /** Who may be at work on a payment that has ended: refunds under way, then the follow-up. */
  private Stream<String> after(Payment payment) {
    return Stream.concat(
        refunds.of(payment.id()).stream()
            .filter(refund -> !refund.status().isFinal())
            .map(refund -> refund.id().value()),
        Stream.of(FollowUpWorkflow.ID_PREFIX + payment.id()));
  }

  private Optional<CommandReceipt> ifRunning(
      String workflow, OperatorCommand command, String once) {
    try {
      return Optional.of(update(workflow, command, once));
    } catch (WorkflowNotFoundException ended) {
      return Optional.empty();
    }
  }

  private CommandReceipt update(String workflow, OperatorCommand command, String once) {
    var options =
        UpdateOptions.newBuilder(CommandReceipt.class)
            .setUpdateName("command")
            .setUpdateId(once)
            .setWaitForStage(WorkflowUpdateStage.COMPLETED)
            .build();
    return temporal.newUntypedWorkflowStub(workflow).startUpdate(options, command).getResult();
  }

  private Refused failed(Payment payment, Throwable cause) {
    return switch (cause) {
      case WorkflowNotFoundException closed -> closed(payment);
      case WorkflowUpdateException closing -> closed(payment);
      case WorkflowUpdateTimeoutOrCancelledException silent -> silent();
      default -> Causes.of(cause);
    };
  }

  private Refused closed(Payment payment) {
    Payment now = payments.find(payment.id()).orElse(payment);
    String advice = now.status().isFinal() ? "" : "; recover starts a new run";
    return new Refused(
        ErrorCode.COMMAND_NOT_ALLOWED,
        "The payment is " + now.status() + " and its workflow is closed" + advice);
  }

  private static Refused silent() {
    return new Refused(
        ErrorCode.TEMPORAL_UNAVAILABLE,
        "No worker answered in time; repeat the command with the same Idempotency-Key");
  }

  @Override
  public void destroy() {
    calls.shutdownNow();
  }
}
