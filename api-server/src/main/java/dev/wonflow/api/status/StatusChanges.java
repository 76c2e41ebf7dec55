package dev.wonflow.api.status;

import dev.wonflow.api.Recent;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * Lets callers wait until what is stored is enough for them. They look when the database says that
 * a status changed, and from time to time all the same: a word of it can be lost, a look cannot.
 */
@Component
public class StatusChanges {
  private static final Logger log = LoggerFactory.getLogger(StatusChanges.class);

  /** What changes between a signal and the wait for its effect is here when the wait begins. */
  private static final int MOST_REMEMBERED = 1_000;

  private final Map<String, Set<Semaphore>> waiting = new ConcurrentHashMap<>();
  private final Set<String> heard =
      Collections.synchronizedSet(Collections.newSetFromMap(new Recent<>(MOST_REMEMBERED)));
  private final Duration lookEvery;

  StatusChanges() {
    this(Duration.ofSeconds(1));
  }

  /**
   * @param lookEvery how often to look where nothing is heard
   */
  StatusChanges(Duration lookEvery) {
    this.lookEvery = lookEvery;
  }

  /**
   * What is stored when it is enough, or when the time is over. Nothing that goes wrong here is an
   * error: the last known state is still true when the database cannot be read for a moment.
   *
   * @param id of a payment or refund
   */
  public <T> T follow(
      String id, Duration atMost, T known, Supplier<Optional<T>> stored, Predicate<T> enough) {
    Instant until = Instant.now().plus(atMost);
    T latest = known;
    Semaphore woken = begin(id);
    try {
      while (!enough.test(latest) && Instant.now().isBefore(until)) {
        sleep(woken, until);
        latest = read(id, stored).orElse(latest);
      }
    } finally {
      end(id, woken);
    }
    return latest;
  }

  /** A payment or refund has another status. */
  void heard(String id) {
    heard.add(id);
    waiting.getOrDefault(id, Set.of()).forEach(Semaphore::release);
  }

  private Semaphore begin(String id) {
    Semaphore mine = new Semaphore(0);
    waiting.compute(
        id,
        (same, others) -> {
          Set<Semaphore> all = others == null ? ConcurrentHashMap.newKeySet() : others;
          all.add(mine);
          return all;
        });
    if (heard.contains(id)) {
      mine.release();
    }
    return mine;
  }

  private void end(String id, Semaphore mine) {
    waiting.computeIfPresent(
        id,
        (same, all) -> {
          all.remove(mine);
          return all.isEmpty() ? null : all;
        });
  }

  private void sleep(Semaphore woken, Instant until) {
    Duration left = Duration.between(Instant.now(), until);
    Duration moment = left.compareTo(lookEvery) < 0 ? left : lookEvery;
    try {
      if (woken.tryAcquire(moment.toNanos(), TimeUnit.NANOSECONDS)) {
        woken.drainPermits();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for a status", e);
    }
  }

  private static <T> Optional<T> read(String id, Supplier<Optional<T>> stored) {
    try {
      return stored.get();
    } catch (DataAccessException e) {
      log.warn("Cannot read {}: {}", id, e.toString());
      return Optional.empty();
    }
  }
}
