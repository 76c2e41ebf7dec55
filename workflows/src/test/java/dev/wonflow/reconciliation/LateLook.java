package dev.wonflow.reconciliation;

import dev.wonflow.operation.CommandReceipt;
import dev.wonflow.operation.OperatorCommand;
import dev.wonflow.payment.Hint;
import dev.wonflow.refund.FollowUpOutcome;
import dev.wonflow.refund.FollowUpRequest;
import dev.wonflow.refund.FollowUpWorkflow;

/** A follow-up that books what it is started for. */
public final class LateLook implements FollowUpWorkflow {
  @Override
  public FollowUpOutcome run(FollowUpRequest request) {
    HintedPayment.BOOKED.add(request.paymentId().value());
    return new FollowUpOutcome(1);
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
