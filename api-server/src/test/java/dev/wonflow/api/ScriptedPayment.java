package dev.wonflow.api;

import dev.wonflow.operation.CommandReceipt;
import dev.wonflow.operation.OperatorCommand;
import dev.wonflow.payment.CancelWish;
import dev.wonflow.payment.Checkout;
import dev.wonflow.payment.Hint;
import dev.wonflow.payment.PaymentOutcome;
import dev.wonflow.payment.PaymentRequest;
import dev.wonflow.payment.PaymentStatus;
import dev.wonflow.payment.PaymentWorkflow;
import io.temporal.activity.ActivityInterface;
import io.temporal.activity.LocalActivityOptions;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInit;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A payment whose paymentKey says how it ends: {@code DONE-…}, {@code EXECUTING-…} and so on; one
 * that is named like a status stays in that until it is confirmed or cancelled.
 */
public class ScriptedPayment implements PaymentWorkflow {
  private final Rows rows =
      Workflow.newLocalActivityStub(
          Rows.class,
          LocalActivityOptions.newBuilder().setStartToCloseTimeout(Duration.ofSeconds(9)).build());
  private @Nullable Checkout confirmed;
  private @Nullable CancelWish canceled;
  private final PaymentStatus status;

  /** Made by Temporal, before any command is handled. */
  @WorkflowInit
  public ScriptedPayment(PaymentRequest request) {
    status = named(request.orderName()).orElse(PaymentStatus.READY);
  }

  /** Writes what the worker would write. */
  @ActivityInterface
  public interface Rows {
    void write(String paymentId, PaymentStatus status, @Nullable String paymentKey);
  }

  static final class WritesRows implements Rows {
    @Override
    public void write(String paymentId, PaymentStatus status, @Nullable String paymentKey) {
      aPayment(paymentId).status(status).key(paymentKey).update();
    }

    private static Stored aPayment(String paymentId) {
      return Stored.change(paymentId);
    }
  }

  @Override
  public PaymentOutcome run(PaymentRequest request) {
    Workflow.await(() -> status.isFinal() || confirmed != null || canceled != null);
    if (status.isFinal()) {
      return new PaymentOutcome(status, null);
    }
    Checkout checkout = confirmed;
    String key = checkout == null ? null : checkout.paymentKey().value();
    PaymentStatus end = key == null ? PaymentStatus.CANCELED : scripted(key);
    rows.write(request.paymentId().value(), end, key);
    Workflow.await(() -> end.isFinal());
    return new PaymentOutcome(end, null);
  }

  private static Optional<PaymentStatus> named(String name) {
    return Stream.of(PaymentStatus.values())
        .filter(status -> name.equals(status.name()))
        .findFirst();
  }

  private static PaymentStatus scripted(String key) {
    return Stream.of(PaymentStatus.values())
        .filter(status -> key.startsWith(status.name() + "-"))
        .findFirst()
        .orElse(PaymentStatus.EXECUTING);
  }

  @Override
  public void confirm(Checkout checkout) {
    if (confirmed == null) {
      confirmed = checkout;
    }
  }

  @Override
  public void hint(Hint hint) {
    // a hint changes nothing here; the tests read it in the history
  }

  @Override
  public void cancel(CancelWish wish) {
    canceled = wish;
  }

  @Override
  public CommandReceipt command(OperatorCommand command) {
    return new CommandReceipt(command.kind(), command.kind().isAllowedIn(status), status);
  }

  @Override
  public void validateCommand(OperatorCommand command) {
    command.requireComplete();
  }
}
