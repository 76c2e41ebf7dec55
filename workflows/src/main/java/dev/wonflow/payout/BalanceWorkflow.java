package dev.wonflow.payout;

import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import java.time.Duration;

/** A question of finance's: what Toss has for payouts. One at a time, whoever asks. */
@WorkflowInterface
public interface BalanceWorkflow {
  /** The type of the workflow, as operators read it. */
  String TYPE = "Balance";

  /** The id of the one that is asked. */
  String ID = "balance";

  /**
   * Asks Toss, again where it gives no answer; who starts it limits how long.
   *
   * @param tossCall time-out of one call to Toss
   */
  @WorkflowMethod(name = TYPE)
  TossBalance run(Duration tossCall);
}
