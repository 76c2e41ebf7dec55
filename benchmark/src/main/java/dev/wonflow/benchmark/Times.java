package dev.wonflow.benchmark;

import java.util.Arrays;
import java.util.List;

/** How long many things of one kind took. */
final class Times {
  private static final double NANOS_PER_MILLI = 1e6;
  private final long[] sorted;

  private Times(long[] sorted) {
    this.sorted = sorted;
  }

  /**
   * Times in any order.
   *
   * @param nanos each one's nanoseconds
   */
  static Times of(long... nanos) {
    long[] sorted = nanos.clone();
    Arrays.sort(sorted);
    return new Times(sorted);
  }

  /** All of them as if they had been measured together. */
  static Times together(List<Times> parts) {
    return of(parts.stream().flatMapToLong(part -> Arrays.stream(part.sorted)).toArray());
  }

  int count() {
    return sorted.length;
  }

  /**
   * The milliseconds that a share of them did not exceed, by the nearest rank; NaN where there are
   * none.
   *
   * @param share above 0 and at most 1, such as 0.99
   */
  double millis(double share) {
    if (sorted.length == 0) {
      return Double.NaN;
    }
    int rank = (int) Math.ceil(share * sorted.length);
    return sorted[Math.max(rank, 1) - 1] / NANOS_PER_MILLI;
  }
}
