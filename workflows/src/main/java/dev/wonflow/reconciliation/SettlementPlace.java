package dev.wonflow.reconciliation;

/**
 * A place in Toss's settlements of a date.
 *
 * @param byPaidOutDate whether the lines paid out on the date are read, or those sold on it
 * @param page from 1
 */
public record SettlementPlace(boolean byPaidOutDate, int page) {
  /** Where a reading begins. */
  public static final SettlementPlace START = new SettlementPlace(false, 1);

  /** The page after this one. */
  public SettlementPlace next() {
    return new SettlementPlace(byPaidOutDate, page + 1);
  }
}
