package dev.wonflow.simulator.settlement;

/**
 * How many rows of one day's settlement are wrong, and how. The rows are chosen by the seed.
 *
 * @param missing never reported
 * @param extra rows of payments that never were
 * @param duplicate reported twice
 * @param wrongAmount 1,000 won too much
 * @param wrongFee the fee is not the sum of its parts
 * @param wrongDate reported under the next day
 * @param late reported a day later than usual
 * @param pageOverlap pages after the first begin one row early
 */
record SettlementFaults(
    long seed,
    int missing,
    int extra,
    int duplicate,
    int wrongAmount,
    int wrongFee,
    int wrongDate,
    int late,
    boolean pageOverlap) {
  static final SettlementFaults NONE = new SettlementFaults(0, 0, 0, 0, 0, 0, 0, 0, false);
}
