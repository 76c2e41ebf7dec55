package dev.wonflow.payout;

import dev.wonflow.payment.LocalFirst;

/** Step by step, so that no transaction holds many wallets for long. */
public final class ReleaseWorkflowImpl implements ReleaseWorkflow {
  /** Of 500 orders each: 100,000 a run, which a day of a million payments needs ten times. */
  private static final int MOST_STEPS = 200;

  @Override
  public Released run() {
    LocalFirst<Deliveries> deliveries = PayoutSteps.stored(Deliveries.class);
    int orders = 0;
    boolean more = true;
    for (int step = 0; more && step < MOST_STEPS; step++) {
      Released now = deliveries.step(Deliveries::releaseDue);
      orders += now.orders();
      more = now.more();
    }
    return new Released(orders, more);
  }
}
