package dev.wonflow.batch;

import java.time.Duration;

/**
 * How fast a batch starts its payouts. Part of the input, so that a test can shrink it and a change
 * of configuration never changes a batch under way.
 *
 * @param atOnce payouts that are started together
 * @param pause after each of those groups
 * @param groups of one run; then a new run with an empty history goes on
 */
public record BatchPace(int atOnce, Duration pause, int groups) {
  private static final int AT_ONCE = 10;

  /** At about 70 events a group, below the 4,096 at which Temporal wants a new run. */
  private static final int GROUPS = 40;

  /** So many payouts a minute, in small groups. */
  public static BatchPace perMinute(int payouts) {
    return new BatchPace(AT_ONCE, Duration.ofMinutes(AT_ONCE).dividedBy(payouts), GROUPS);
  }
}
