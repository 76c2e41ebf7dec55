package dev.wonflow.refund;

import dev.wonflow.payment.Hint;
import io.temporal.workflow.SignalMethod;
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
}
