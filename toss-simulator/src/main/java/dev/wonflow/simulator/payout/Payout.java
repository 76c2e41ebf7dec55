package dev.wonflow.simulator.payout;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One payment to a seller.
 *
 * @param won above 0
 * @param dueAt when its next step happens by itself
 */
record Payout(
    String id,
    String refPayoutId,
    String destination,
    Schedule scheduleType,
    LocalDate payoutDate,
    long won,
    String transactionDescription,
    @Nullable Map<String, String> metadata,
    Status status,
    Instant requestedAt,
    @Nullable Instant dueAt,
    @Nullable Problem error) {

  /** At once or on a day. */
  enum Schedule {
    EXPRESS,
    SCHEDULED
  }

  /** Where it stands; the last three are final. */
  enum Status {
    REQUESTED,
    IN_PROGRESS,
    COMPLETED,
    FAILED,
    CANCELED
  }

  /** Why it failed. */
  record Problem(String code, String message) {}

  boolean isOver() {
    return status == Status.COMPLETED || status == Status.FAILED || status == Status.CANCELED;
  }

  Payout with(Status next, @Nullable Instant due, @Nullable Problem problem) {
    return new Payout(
        id,
        refPayoutId,
        destination,
        scheduleType,
        payoutDate,
        won,
        transactionDescription,
        metadata,
        next,
        requestedAt,
        due,
        problem);
  }
}
