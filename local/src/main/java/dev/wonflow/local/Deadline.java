package dev.wonflow.local;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** A moment until which something outside is asked again and again. */
final class Deadline {
  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(50);
  private final long end;

  private Deadline(long end) {
    this.end = end;
  }

  static Deadline in(Duration time) {
    return new Deadline(System.nanoTime() + time.toNanos());
  }

  /** Asks until the answer is yes; false if the moment comes first or the thread is interrupted. */
  boolean reach(BooleanSupplier condition) {
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() - end >= 0 || Thread.currentThread().isInterrupted()) {
        return false;
      }
      LockSupport.parkNanos(PAUSE_NANOS);
    }
    return true;
  }
}
