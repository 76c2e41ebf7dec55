package dev.wonflow.api.operation;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What Temporal says about a payment's workflow.
 *
 * @param steps what it is waiting for; none while it only waits for time or people
 */
public record Run(Standing standing, List<Step> steps) {
  /** Whether there is a run. */
  public enum Standing {
    RUNNING,
    CLOSED,
    /** Never started, or longer ago than Temporal remembers. */
    ABSENT
  }

  /**
   * A step that has begun and not ended.
   *
   * @param name as the Temporal UI shows it, such as TossConfirm
   * @param next null while it runs
   */
  public record Step(String name, int attempt, @Nullable Instant next) {}

  /** Whether somebody works on the payment. */
  public boolean isRunning() {
    return standing == Standing.RUNNING;
  }
}
