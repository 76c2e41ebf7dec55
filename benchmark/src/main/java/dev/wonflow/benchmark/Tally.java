package dev.wonflow.benchmark;

import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** What became of the payments of one block. Safe for several threads. */
final class Tally {
  private record Payment(long whole, long confirm) {}

  private final long from;
  private final long end;
  private final ConcurrentLinkedQueue<Payment> payments = new ConcurrentLinkedQueue<>();
  private final AtomicInteger within = new AtomicInteger();
  private final AtomicInteger failed = new AtomicInteger();
  private final AtomicReference<@Nullable String> reason = new AtomicReference<>();

  /**
   * Nothing yet.
   *
   * @param from payments that end earlier do not count for the rate, in {@link System#nanoTime()}
   * @param end nor those that end later
   */
  Tally(long from, long end) {
    this.from = from;
    this.end = end;
  }

  /**
   * Asks for a payment.
   *
   * @param intended when it should begin, in {@link System#nanoTime()}
   * @return confirms it, and notes how it went
   */
  Runnable begin(Subject subject, long number, long intended) {
    try {
      Begun payment = subject.begin(number);
      long asked = System.nanoTime() - intended;
      return () -> confirm(payment, asked);
    } catch (RuntimeException e) {
      failed(e.toString());
      return () -> {};
    }
  }

  private void confirm(Begun payment, long asked) {
    long begin = System.nanoTime();
    try {
      long confirm = payment.confirm();
      long now = System.nanoTime();
      payments.add(new Payment(asked + now - begin, confirm));
      if (now - from >= 0 && now - end <= 0) {
        within.incrementAndGet();
      }
    } catch (RuntimeException e) {
      failed(e.toString());
    }
  }

  /** A payment that did not end as it should, or could not even be sent. */
  void failed(String why) {
    failed.incrementAndGet();
    reason.compareAndSet(null, why);
  }

  /** Why the first one failed; null if none did. */
  @Nullable String reason() {
    return reason.get();
  }

  Measured of(Subject subject, Load load) {
    return new Measured(
        subject.name(),
        load,
        (end - from) / 1e9,
        within.get(),
        failed.get(),
        Times.of(payments.stream().mapToLong(Payment::whole).toArray()),
        Times.of(payments.stream().mapToLong(Payment::confirm).toArray()));
  }
}
