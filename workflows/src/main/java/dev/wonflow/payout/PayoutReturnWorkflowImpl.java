package dev.wonflow.payout;

import io.temporal.workflow.WorkflowInit;

/** Books the return, however often that has to be tried. */
public final class PayoutReturnWorkflowImpl implements PayoutReturnWorkflow {
  private final PayoutReturn returned;

  /** Made by Temporal. */
  @WorkflowInit
  public PayoutReturnWorkflowImpl(PayoutReturn returned) {
    this.returned = returned;
  }

  @Override
  public PayoutState run(PayoutReturn sameReturn) {
    return PayoutSteps.stored(PayoutRecords.class).step(records -> records.takeBack(returned));
  }
}
