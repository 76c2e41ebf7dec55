package dev.wonflow.payment;

import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.time.Instant;

/** The workflow's own time: the same on every replay. */
public final class Moment {
  private Moment() {}

  /** Now, as the workflow sees it. */
  public static Instant now() {
    return Instant.ofEpochMilli(Workflow.currentTimeMillis());
  }

  /** What is left until then; never negative. */
  public static Duration until(Instant deadline) {
    Duration left = Duration.between(now(), deadline);
    return left.isNegative() ? Duration.ZERO : left;
  }
}
