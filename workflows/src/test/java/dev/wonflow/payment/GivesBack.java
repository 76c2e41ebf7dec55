package dev.wonflow.payment;

import dev.wonflow.operation.CommandReceipt;
import dev.wonflow.operation.OperatorCommand;
import dev.wonflow.refund.RefundOutcome;
import dev.wonflow.refund.RefundRequest;
import dev.wonflow.refund.RefundStatus;
import dev.wonflow.refund.RefundWorkflow;

/** A refund that is done at once: refunds have tests of their own. */
public final class GivesBack implements RefundWorkflow {
  @Override
  public RefundOutcome run(RefundRequest wanted) {
    return new RefundOutcome(RefundStatus.DONE, null);
  }

  @Override
  public void hint(Hint hint) {
    throw new IllegalStateException("Nobody hints here");
  }

  @Override
  public CommandReceipt command(OperatorCommand command) {
    throw new IllegalStateException("Nobody commands here");
  }

  @Override
  public void validateCommand(OperatorCommand command) {
    command.requireComplete();
  }
}
