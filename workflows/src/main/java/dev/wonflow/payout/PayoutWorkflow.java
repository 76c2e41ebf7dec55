package dev.wonflow.payout;

import dev.wonflow.payment.Hint;
import io.temporal.workflow.SignalMethod;
import io.temporal.workflow.UpdateMethod;
import io.temporal.workflow.UpdateValidatorMethod;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/** One payout from the request to its end; the workflow's id is the payoutId. */
@WorkflowInterface
public interface PayoutWorkflow {
  /** The type of the workflow, as operators read it. */
  String TYPE = "Payout";

  /** Holds the money, pays the seller once, and books how it ended. */
  @WorkflowMethod(name = TYPE)
  PayoutOutcome run(PayoutRequest request);

  /** Something may have changed at Toss: ask. */
  @SignalMethod
  void hint(Hint hint);

  /**
   * A person decides; where the status does not take that, nothing happens, as the receipt says.
   */
  @UpdateMethod
  PayoutReceipt command(PayoutCommand command);

  /** Refuses an approval by the person who asked: {@code APPROVER_IS_REQUESTER}. */
  @UpdateValidatorMethod(updateName = "command")
  void validateCommand(PayoutCommand command);
}
