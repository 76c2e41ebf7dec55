package dev.wonflow.activities;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/** Does a thing in many threads that start together. */
final class AtOnce {
  private static final int TRIES = 20;

  private AtOnce() {}

  static <T> List<T> times(int threads, IntFunction<T> step) {
    CountDownLatch start = new CountDownLatch(threads);
    try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
      List<Future<T>> results = new ArrayList<>();
      for (int thread = 0; thread < threads; thread++) {
        int number = thread;
        results.add(
            pool.submit(
                () -> {
                  start.countDown();
                  start.await();
                  return step.apply(number);
                }));
      }
      return results.stream().map(AtOnce::result).toList();
    }
  }

  /** As Temporal does: what the database refuses is tried again. */
  static <T> T retrying(Supplier<T> step) {
    for (int attempt = 1; ; attempt++) {
      try {
        return step.get();
      } catch (DataAccessException | TransactionException e) {
        if (attempt == TRIES) {
          throw e;
        }
      }
    }
  }

  private static <T> T result(Future<T> future) {
    try {
      return future.get();
    } catch (ExecutionException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
