package dev.wonflow.api.console;

import dev.wonflow.api.operation.Inbox;
import java.time.Duration;
import java.time.OffsetDateTime;

/**
 * A case as the page shows it.
 *
 * @param hours how long it has been stuck, whole hours
 * @param minutes beyond the hours
 */
record Stuck(Inbox.Case open, long won, long hours, long minutes) {
  static Stuck of(Inbox.Case open) {
    Duration age = Duration.between(open.since(), OffsetDateTime.now(open.since().getOffset()));
    return new Stuck(open, open.amount().won(), age.toHours(), age.toMinutesPart());
  }
}
