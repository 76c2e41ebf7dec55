package dev.wonflow.payment;

import dev.wonflow.operation.CommandReceipt;
import dev.wonflow.operation.OperatorCommand;
import dev.wonflow.refund.FollowUpOutcome;
import dev.wonflow.refund.FollowUpRequest;
import dev.wonflow.refund.FollowUpWorkflow;

/** A follow-up that finds nothing: follow-ups have tests of their own. */
public final class FollowsUp implements FollowUpWorkflow {
  @Override
  public FollowUpOutcome run(FollowUpRequest wanted) {
    return new FollowUpOutcome(0);
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
