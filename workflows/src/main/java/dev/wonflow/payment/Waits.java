package dev.wonflow.payment;

import java.time.Duration;

/**
 * How long a payment waits for what. Part of the input, so that a test can shrink it and a change
 * of configuration never changes a payment under way.
 *
 * @param confirmWithin from the request until Toss is asked, although nobody confirmed: 30 minutes
 *     to open the window, 30 in it, 10 to confirm, 5 to spare
 * @param askAgain pause while Toss says that the buyer may still pay
 * @param inFlight pause while Toss works on the same request
 * @param unknownFirst first pause while the result is unknown; doubles
 * @param unknownMost longest of those pauses
 * @param unknownDay after this long the pauses are {@code unknownLate}
 * @param unknownLate pause for what is unknown for over a day
 * @param operatorAfter an unknown result calls a person after this long
 */
public record Waits(
    Duration confirmWithin,
    Duration askAgain,
    Duration inFlight,
    Duration unknownFirst,
    Duration unknownMost,
    Duration unknownDay,
    Duration unknownLate,
    Duration operatorAfter) {

  /** The numbers of the contract. */
  public static final Waits DEFAULT =
      new Waits(
          Duration.ofMinutes(75),
          Duration.ofMinutes(5),
          Duration.ofSeconds(2),
          Duration.ofSeconds(5),
          Duration.ofMinutes(10),
          Duration.ofDays(1),
          Duration.ofHours(1),
          Duration.ofMinutes(10));
}
