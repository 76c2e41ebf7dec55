package dev.wonflow.reconciliation;

import dev.wonflow.operation.CommandReceipt;
import dev.wonflow.operation.OperatorCommand;
import dev.wonflow.payment.CancelWish;
import dev.wonflow.payment.Checkout;
import dev.wonflow.payment.Hint;
import dev.wonflow.payment.PaymentOutcome;
import dev.wonflow.payment.PaymentRequest;
import dev.wonflow.payment.PaymentStatus;
import dev.wonflow.payment.PaymentWorkflow;
import io.temporal.workflow.Workflow;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A payment that books itself once it is told to look. */
public final class HintedPayment implements PaymentWorkflow {
  static final Set<String> BOOKED = ConcurrentHashMap.newKeySet();
  private boolean hinted;

  @Override
  public PaymentOutcome run(PaymentRequest request) {
    Workflow.await(() -> hinted);
    BOOKED.add(request.paymentId().value());
    return new PaymentOutcome(PaymentStatus.DONE, null);
  }

  @Override
  public void hint(Hint hint) {
    hinted = true;
  }

  @Override
  public void confirm(Checkout checkout) {
    throw new IllegalStateException("Nobody confirms here");
  }

  @Override
  public void cancel(CancelWish wish) {
    throw new IllegalStateException("Nobody cancels here");
  }

  @Override
  public CommandReceipt command(OperatorCommand command) {
    throw new IllegalStateException("No operator takes part here");
  }

  @Override
  public void validateCommand(OperatorCommand command) {
    command.requireComplete();
  }
}
