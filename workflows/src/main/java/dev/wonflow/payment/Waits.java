package dev.wonflow.payment;

import java.time.Duration;

/**
 * How long a payment waits for what. Part of the input, so that a test can shrink it and a change
 * of configuration never changes a payment under way.
 *
 * @param tossCall time-out of one call to Toss; up to 5 seconds it is tried inside the workflow
 *     task first
 * @param retryPause pause between the five further tries of a step at Toss
 * @param confirmWithin from the request until Toss is asked, although nobody confirmed: 30 minutes
 *     to open the window, 30 in it, 10 to confirm, 5 to spare
 * @param askAgain pause while Toss says that the buyer may still pay
 * @param inFlight pause while Toss works on the same request: grows from half of it to two and a
 *     half times it
 * @param unknownFirst first pause while the result is unknown; doubles
 * @param unknownMost longest of those pauses
 * @param unknownDay after this long the pauses are {@code unknownLate}
 * @param unknownLate pause for what is unknown for over a day
 * @param operatorAfter an unknown result calls a person after this long
 * @param review a held payment that nobody decides on ends after this long
 */
public record Waits(
    Duration tossCall,
    Duration retryPause,
    Duration confirmWithin,
    Duration askAgain,
    Duration inFlight,
    Duration unknownFirst,
    Duration unknownMost,
    Duration unknownDay,
    Duration unknownLate,
    Duration operatorAfter,
    Duration review) {

  /** The numbers of the contract. */
  public static final Waits DEFAULT =
      new Waits(
          Duration.ofSeconds(3),
          Duration.ofSeconds(1),
          Duration.ofMinutes(75),
          Duration.ofMinutes(5),
          Duration.ofSeconds(2),
          Duration.ofSeconds(5),
          Duration.ofMinutes(10),
          Duration.ofDays(1),
          Duration.ofHours(1),
          Duration.ofMinutes(10),
          Duration.ofHours(24));

  private static final Duration LONGEST_LOCAL_CALL = Duration.ofSeconds(5);

  /** The same with another time-out of one call. */
  public Waits withTossCall(Duration newTossCall) {
    return new Waits(
        newTossCall,
        retryPause,
        confirmWithin,
        askAgain,
        inFlight,
        unknownFirst,
        unknownMost,
        unknownDay,
        unknownLate,
        operatorAfter,
        review);
  }

  /** Whether a call to Toss is short enough to run inside the workflow task. */
  boolean tossIsLocal() {
    return tossCall.compareTo(LONGEST_LOCAL_CALL) <= 0;
  }

  /**
   * Above the client's own time-out, since Temporal never stops a running body: 3 s to 5, 60 to 75.
   */
  Duration tossStartToClose() {
    return tossIsLocal() ? tossCall.plusSeconds(2) : tossCall.multipliedBy(5).dividedBy(4);
  }
}
