package dev.wonflow.reconciliation;

import io.temporal.activity.ActivityInterface;

/** What Toss says about the money that sellers get. */
@ActivityInterface(namePrefix = "PayoutReport")
public interface PayoutReports {
  /**
   * Reads the next pages of Toss's payouts that concern the date of the run, and stores how each
   * stands. Where we never asked for one, nothing is read. Heartbeats carry how far it got; a
   * repetition goes on from there.
   *
   * <p>Fails as the calls of {@link dev.wonflow.payout.TossPayouts} do; may be tried again.
   */
  PayoutsRead readPayouts(PayoutReading reading);
}
