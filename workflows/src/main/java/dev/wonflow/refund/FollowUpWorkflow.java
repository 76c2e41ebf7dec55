package dev.wonflow.refund;

import dev.wonflow.operation.CommandReceipt;
import dev.wonflow.operation.OperatorCommand;
import dev.wonflow.payment.Hint;
import io.temporal.workflow.SignalMethod;
import io.temporal.workflow.UpdateMethod;
import io.temporal.workflow.UpdateValidatorMethod;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/**
 * The life of a payment after its workflow has ended: whatever Toss did since comes into the books.
 * Started by signal-with-start, so that there is one at a time and no hint is lost.
 */
@WorkflowInterface
public interface FollowUpWorkflow {
  /** The type of the workflow, as operators read it. */
  String TYPE = "FollowUp";

  /** Before the paymentId: the id of the one follow-up of a payment. */
  String ID_PREFIX = "followup-";

  /**
   * Asks Toss, books every cancel that is not in the books, and ends. Where the bank took a deposit
   * back, books that, and starts a new run of the payment, which waits for the next deposit. Where
   * Toss and the books contradict each other about a charge, a person is called, and Toss asked on,
   * until they agree or the person says that it is handled.
   */
  @WorkflowMethod(name = TYPE)
  FollowUpOutcome run(FollowUpRequest request);

  /** Something may have changed at Toss: ask. */
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
