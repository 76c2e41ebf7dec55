package dev.wonflow.refund;

import dev.wonflow.payment.Hint;
import io.temporal.workflow.SignalMethod;
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
   * back, books that, and starts a new run of the payment, which waits for the next deposit.
   */
  @WorkflowMethod(name = TYPE)
  FollowUpOutcome run(FollowUpRequest request);

  /** Something may have changed at Toss: ask. */
  @SignalMethod
  void hint(Hint hint);
}
