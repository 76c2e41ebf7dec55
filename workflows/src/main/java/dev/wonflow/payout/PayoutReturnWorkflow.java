package dev.wonflow.payout;

import dev.wonflow.id.PayoutId;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/**
 * Books a return after COMPLETED, of which Toss knows nothing: it has no such state and sends no
 * webhook. The workflow's id is {@link #id}.
 */
@WorkflowInterface
public interface PayoutReturnWorkflow {
  /** The type of the workflow, as operators read it. */
  String TYPE = "PayoutReturn";

  /** The id of the return of a payout. */
  static String id(PayoutId payout) {
    return "returned-" + payout;
  }

  /** Ends with what is stored: RETURNED, unless the payout was not COMPLETED. */
  @WorkflowMethod(name = TYPE)
  PayoutState run(PayoutReturn returned);
}
