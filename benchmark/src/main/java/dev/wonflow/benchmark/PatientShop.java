package dev.wonflow.benchmark;

import dev.wonflow.benchmark.Http.Answer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * A shop that does what an overloaded server asks for: a refused payment it lets go, a refused
 * confirm it repeats after the time that it was told, since its buyer has agreed.
 */
final class PatientShop implements Subject {
  private static final int MOST_CONFIRMS = 60;
  private static final int MOST_LOOKS = 180;
  private final Ours ours;
  private final Map<String, Long> taken = new ConcurrentHashMap<>();
  private final AtomicInteger refused = new AtomicInteger();
  private final AtomicInteger rude = new AtomicInteger();
  private final AtomicInteger repeated = new AtomicInteger();

  PatientShop(Ours ours) {
    this.ours = ours;
  }

  /**
   * What became of the payments that were acknowledged.
   *
   * @param lost that are not found
   * @param open that did not end as DONE in time
   */
  record End(int done, int lost, int open) {}

  @Override
  public String name() {
    return "overload";
  }

  @Override
  public Begun begin(long number) {
    Purchase purchase = ours.purchase(number);
    Answer asked = ours.request(number, purchase);
    if (asked.status() != 201) {
      refused.incrementAndGet();
      requirePolite(asked);
      throw new IllegalStateException("refused: " + asked.status());
    }
    String id = asked.expect(201, "paymentId");
    taken.put(id, number);
    return () -> confirm(number, id, purchase);
  }

  private long confirm(long number, String id, Purchase purchase) {
    String key = ours.agree(id, purchase);
    for (int confirms = 0; confirms < MOST_CONFIRMS; confirms++) {
      long begin = System.nanoTime();
      Answer answer = ours.confirm(number, id, key);
      if (answer.status() == 200 || answer.status() == 202) {
        return System.nanoTime() - begin;
      }
      repeated.incrementAndGet();
      requirePolite(answer);
      LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(Math.max(1, answer.retryAfter())));
    }
    throw new IllegalStateException(id + " was never confirmed");
  }

  /** Waits until each payment that was taken has ended, for a bounded time. */
  End end() {
    int done = 0;
    int lost = 0;
    int open = 0;
    for (Map.Entry<String, Long> payment : taken.entrySet()) {
      Answer answer = ours.look(payment.getValue(), payment.getKey());
      for (int look = 0; Ours.isUnderWay(answer) && look < MOST_LOOKS; look++) {
        LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(1));
        answer = ours.look(payment.getValue(), payment.getKey());
      }
      if (answer.status() != 200) {
        lost++;
      } else if (answer.expect(200, "status").equals("DONE")) {
        done++;
      } else {
        open++;
      }
    }
    return new End(done, lost, open);
  }

  int taken() {
    return taken.size();
  }

  int refused() {
    return refused.get();
  }

  /** Refusals that do not say when to come back. */
  int rude() {
    return rude.get();
  }

  /** Confirms that had to be sent again. */
  int repeated() {
    return repeated.get();
  }

  private void requirePolite(Answer answer) {
    if (!answer.isShed() || answer.retryAfter() < 1) {
      rude.incrementAndGet();
    }
  }
}
