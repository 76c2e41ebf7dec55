package dev.wonflow.refund;

import dev.wonflow.operation.CommandReceipt;
import dev.wonflow.operation.OperatorCommand;
import dev.wonflow.payment.Hint;
import io.temporal.workflow.SignalMethod;
import io.temporal.workflow.UpdateMethod;
import io.temporal.workflow.UpdateValidatorMethod;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/** One refund from the request to its end; the workflow's id is the refundId. */
@WorkflowInterface
public interface RefundWorkflow {
  /** The type of the workflow, as operators read it. */
  String TYPE = "Refund";

  /** Holds the sellers' shares, gives the money back, books it and debits the sellers. */
  @WorkflowMethod(name = TYPE)
  RefundOutcome run(RefundRequest request);

  /** Something may have changed at Toss: ask now. */
  @SignalMethod
  void hint(Hint hint);

  /**
   * An operator tells it what to do; what it does not take changes nothing, and the receipt says
   * so. Either way it is in the audit.
   */
  @UpdateMethod
  CommandReceipt command(OperatorCommand command);

  /** Refuses a command without actor, reason or needed evidence; it leaves no trace. */
  @UpdateValidatorMethod(updateName = "command")
  void validateCommand(OperatorCommand command);
}
