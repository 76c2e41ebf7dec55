package dev.wonflow.payout;

import java.time.Duration;

/** Nothing is stored: the answer is old as soon as it is there. */
public final class BalanceWorkflowImpl implements BalanceWorkflow {
  @Override
  public TossBalance run(Duration tossCall) {
    return PayoutSteps.oneByOne(TossPayouts.class, tossCall).balance();
  }
}
