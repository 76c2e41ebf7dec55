package dev.wonflow.reconciliation;

import io.temporal.activity.ActivityInterface;

/** The money that Toss pays out to us, line by line. Each step may be repeated. */
@ActivityInterface(namePrefix = "Settlement")
public interface Settlements {
  /**
   * Reads the lines that were sold or are paid out on the date of the run and stores each once.
   * Heartbeats carry how far it got; a repetition goes on from there.
   *
   * <p>Fails as the calls of {@link dev.wonflow.toss.Toss} do; every failure may be tried again.
   */
  SettlementsRead read(SettlementReading reading);

  /**
   * Books, once each, the fee of every line up to the date of the run and the arrival of the money
   * of every line paid out by then. A line that contradicts itself or the books is left out.
   */
  BookedLines book(RunReference run);
}
