package dev.wonflow.benchmark;

import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** What became of the payments of one block. */
final class Tally {
  private record Payment(long whole, long confirm) {}

  private final ConcurrentLinkedQueue<Payment> payments = new ConcurrentLinkedQueue<>();
  private final AtomicInteger within = new AtomicInteger();
  private final AtomicInteger failed = new AtomicInteger();
  private final AtomicReference<@Nullable String> reason = new AtomicReference<>();

  /**
   * Makes one payment and notes how it went.
   *
   * @param intended when it should begin, in {@link System#nanoTime()}
   * @param end payments that end later do not count for the rate
   */
  void pay(Subject subject, long number, long intended, long end) {
    try {
      long confirm = subject.pay(number);
      long now = System.nanoTime();
      payments.add(new Payment(now - intended, confirm));
      if (now - end <= 0) {
        within.incrementAndGet();
      }
    } catch (RuntimeException e) {
      failed.incrementAndGet();
      reason.compareAndSet(null, e.toString());
    }
  }

  /** A payment that could not even be sent. */
  void failed(String why) {
    failed.incrementAndGet();
    reason.compareAndSet(null, why);
  }

  /** Why the first one failed; null if none did. */
  @Nullable String reason() {
    return reason.get();
  }

  Measured of(Subject subject, Load load, double seconds) {
    return new Measured(
        subject.name(),
        load,
        seconds,
        within.get(),
        failed.get(),
        Times.of(payments.stream().mapToLong(Payment::whole).toArray()),
        Times.of(payments.stream().mapToLong(Payment::confirm).toArray()));
  }
}
