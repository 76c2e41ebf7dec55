package dev.wonflow.e2e;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for something to become true, with a limit. */
final class Until {
  private static final Duration PAUSE = Duration.ofMillis(100);

  private Until() {}

  static void holds(String what, Duration atMost, BooleanSupplier condition) {
    Instant deadline = Instant.now().plus(atMost);
    while (!condition.getAsBoolean()) {
      if (Instant.now().isAfter(deadline)) {
        throw new AssertionError("Not within " + atMost + ": " + what);
      }
      LockSupport.parkNanos(PAUSE.toNanos());
    }
  }
}
