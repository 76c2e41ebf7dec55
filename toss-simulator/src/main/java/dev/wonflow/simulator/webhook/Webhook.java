package dev.wonflow.simulator.webhook;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One message on its way.
 *
 * @param retried how often it was sent again
 * @param nextAttemptAt simulated time
 */
public record Webhook(
    long id,
    String transmissionId,
    String event,
    @Nullable String orderId,
    String body,
    Signing signing,
    State state,
    int retried,
    @Nullable Instant nextAttemptAt,
    Instant createdAt) {

  /** The row may have changed since it was found due. */
  boolean isDue(Instant now) {
    return nextAttemptAt != null && !nextAttemptAt.isAfter(now);
  }

  /** Where it stands; HELD waits for a later one of the same order to overtake it. */
  public enum State {
    PENDING,
    HELD,
    DELIVERED,
    FAILED,
    DROPPED
  }
}
