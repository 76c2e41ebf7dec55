package dev.wonflow.e2e;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Asks again and again until the answer is yes, or fails. */
final class Polling {
  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

  private Polling() {}

  static void until(Duration limit, Callable<Boolean> condition) {
    long end = System.nanoTime() + limit.toNanos();
    while (!holds(condition)) {
      if (System.nanoTime() - end >= 0) {
        throw new AssertionError("not within " + limit.toSeconds() + " s");
      }
      LockSupport.parkNanos(PAUSE_NANOS);
    }
  }

  private static boolean holds(Callable<Boolean> condition) {
    try {
      return condition.call();
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }
}
