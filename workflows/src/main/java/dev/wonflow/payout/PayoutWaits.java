package dev.wonflow.payout;

import java.time.Duration;

/**
 * How long a payout waits for what. Part of the input, so that a test can shrink it and a change of
 * configuration never changes a payout under way.
 *
 * @param tossCall time-out of one call to Toss (API 2022-11-16: 60 seconds at least)
 * @param approval a payout that nobody approves is called off after this long
 * @param askFirst first pause before Toss is asked (again); doubles
 * @param askMost longest of those pauses
 * @param inFlight pause while Toss works on the same request
 * @param operatorAfter an unknown result calls a person after this long
 * @param overdue what Toss has begun and not ended calls a person after this long
 * @param officeHours whether it goes to Toss only while Korean banks are open, which Toss wants
 */
public record PayoutWaits(
    Duration tossCall,
    Duration approval,
    Duration askFirst,
    Duration askMost,
    Duration inFlight,
    Duration operatorAfter,
    Duration overdue,
    boolean officeHours) {

  /** The usual ones. */
  public static final PayoutWaits DEFAULT =
      new PayoutWaits(
          Duration.ofSeconds(60),
          Duration.ofDays(3),
          Duration.ofSeconds(5),
          Duration.ofMinutes(10),
          Duration.ofSeconds(2),
          Duration.ofMinutes(10),
          Duration.ofHours(24),
          true);

  /** The same at any hour. */
  public PayoutWaits atAnyHour() {
    return new PayoutWaits(
        tossCall, approval, askFirst, askMost, inFlight, operatorAfter, overdue, false);
  }
}
