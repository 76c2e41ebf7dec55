package dev.wonflow.refund;

import dev.wonflow.operation.CommandReceipt;
import dev.wonflow.operation.OperatorCommand;
import dev.wonflow.payment.CancelWish;
import dev.wonflow.payment.Checkout;
import dev.wonflow.payment.Hint;
import dev.wonflow.payment.PaymentOutcome;
import dev.wonflow.payment.PaymentRequest;
import dev.wonflow.payment.PaymentStatus;
import dev.wonflow.payment.PaymentWorkflow;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The payment's own workflow, in its second run. */
public final class WaitsAgain implements PaymentWorkflow {
  static final Set<String> STARTED = ConcurrentHashMap.newKeySet();

  @Override
  public PaymentOutcome run(PaymentRequest wanted) {
    STARTED.add(wanted.paymentId().value());
    return new PaymentOutcome(PaymentStatus.DONE, null);
  }

  @Override
  public void confirm(Checkout checkout) {}

  @Override
  public void hint(Hint hint) {}

  @Override
  public void cancel(CancelWish wish) {}

  @Override
  public CommandReceipt command(OperatorCommand command) {
    return new CommandReceipt(command.kind(), false, PaymentStatus.DONE);
  }

  @Override
  public void validateCommand(OperatorCommand command) {}
}
