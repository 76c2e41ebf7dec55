package dev.wonflow.reconciliation;

import org.jspecify.annotations.Nullable;

/**
 * How far a reading got; also what its heartbeats carry.
 *
 * @param after the last transactionKey that was stored
 * @param lines how many lines this reading stored or saw again
 * @param contradicted how many of them were stored with another content before
 * @param atEnd whether Toss has no more
 */
public record PagesRead(@Nullable String after, long lines, long contradicted, boolean atEnd) {
  /** Before the first page. */
  public static PagesRead none(@Nullable String after) {
    return new PagesRead(after, 0, 0, false);
  }
}
