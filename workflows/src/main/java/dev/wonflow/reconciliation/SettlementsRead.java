package dev.wonflow.reconciliation;

/**
 * How far a reading of settlements got; also what its heartbeats carry.
 *
 * @param next the page to read next
 * @param lines how many lines this reading stored or saw again
 * @param contradicted how many of them were stored with another content before
 * @param atEnd whether Toss has no more
 */
public record SettlementsRead(SettlementPlace next, long lines, long contradicted, boolean atEnd) {
  /** Before the first page. */
  public static SettlementsRead none(SettlementPlace from) {
    return new SettlementsRead(from, 0, 0, false);
  }
}
