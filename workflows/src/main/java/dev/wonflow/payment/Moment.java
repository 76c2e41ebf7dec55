package dev.wonflow.payment;

import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.time.Instant;

/** The workflow's own time: the same on every replay. */
final class Moment {
  private Moment() {}

  static Instant now() {
    return Instant.ofEpochMilli(Workflow.currentTimeMillis());
  }

  /** What is left until then; never negative. */
  static Duration until(Instant deadline) {
    Duration left = Duration.between(now(), deadline);
    return left.isNegative() ? Duration.ZERO : left;
  }
}
