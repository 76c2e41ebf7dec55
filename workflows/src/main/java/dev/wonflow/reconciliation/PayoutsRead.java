package dev.wonflow.reconciliation;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * How far a reading of Toss's payouts got; also what its heartbeats carry.
 *
 * @param since the day from which the list is read, the same for all its pages; null before it
 * @param after Toss's name for the place of the next page; null for the first one
 * @param payouts how many Toss showed
 * @param atEnd whether Toss has no more
 */
public record PayoutsRead(
    @Nullable LocalDate since, @Nullable String after, int payouts, boolean atEnd) {
  /** Before the first page. */
  public static PayoutsRead none() {
    return new PayoutsRead(null, null, 0, false);
  }
}
