package dev.wonflow.benchmark;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/** Makes payments come as a load says, for a time. */
final class Driver {
  /** More are not on their way at once in an open load; what comes then counts as failed. */
  private static final int MOST_ON_THEIR_WAY = 2_000;

  /** What is under way grows until then; how much is done is counted from then on. */
  private static final double RUN_IN = 0.4;

  /** In an open load, until a buyer agrees. */
  private static final Duration AT_TOSS = Duration.ofSeconds(1);

  /** After its time, for what is still under way then. */
  private static final Duration BLOCK_ENDS_WITHIN = Duration.ofMinutes(4);

  private final AtomicLong numbers = new AtomicLong();
  private final Console console;

  Driver(Console console) {
    this.console = console;
  }

  /** One block. Every payment that it began has ended when this returns. */
  Measured run(Subject subject, Load load, Duration time) {
    long begin = System.nanoTime();
    long end = begin + time.toNanos();
    Tally tally = new Tally(begin + (long) (time.toNanos() * RUN_IN), end);
    if (load.open()) {
      atRate(subject, load.size(), tally, begin, end);
    } else {
      inTurn(subject, load.size(), tally, end);
    }
    Measured measured = tally.of(subject, load);
    console.block(measured, tally.reason());
    return measured;
  }

  /**
   * A client asks for the next payment before it confirms the one before, whose buyer has had that
   * time.
   */
  private void inTurn(Subject subject, int clients, Tally tally, long end) {
    CountDownLatch ended = new CountDownLatch(clients);
    for (int client = 0; client < clients; client++) {
      Thread.ofVirtual()
          .start(
              () -> {
                Runnable last = begin(subject, tally);
                while (System.nanoTime() - end < 0) {
                  Runnable next = begin(subject, tally);
                  last.run();
                  last = next;
                }
                last.run();
                ended.countDown();
              });
    }
    await(ended, end);
  }

  private Runnable begin(Subject subject, Tally tally) {
    return tally.begin(subject, numbers.incrementAndGet(), System.nanoTime());
  }

  /** A slow answer delays no later start, and a late start counts as waiting. */
  private void atRate(Subject subject, int rate, Tally tally, long begin, long end) {
    long gap = TimeUnit.SECONDS.toNanos(1) / rate;
    Semaphore free = new Semaphore(MOST_ON_THEIR_WAY);
    try (ExecutorService payments = Executors.newVirtualThreadPerTaskExecutor()) {
      for (long at = begin; at - end < 0; at += gap) {
        for (long left = at - System.nanoTime(); left > 0; left = at - System.nanoTime()) {
          LockSupport.parkNanos(left);
        }
        if (!free.tryAcquire()) {
          tally.failed("more than " + MOST_ON_THEIR_WAY + " payments on their way");
          continue;
        }
        long intended = at;
        payments.execute(
            () -> {
              Runnable begun = tally.begin(subject, numbers.incrementAndGet(), intended);
              LockSupport.parkNanos(AT_TOSS.toNanos());
              begun.run();
              free.release();
            });
      }
    }
  }

  private static void await(CountDownLatch ended, long end) {
    long left = end - System.nanoTime() + BLOCK_ENDS_WITHIN.toNanos();
    try {
      if (!ended.await(left, TimeUnit.NANOSECONDS)) {
        throw new IllegalStateException("payments did not end within " + BLOCK_ENDS_WITHIN);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
