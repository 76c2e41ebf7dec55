package dev.wonflow.api.temporal;

import io.temporal.client.WorkflowFailedException;
import io.temporal.client.WorkflowStub;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One call that Temporal answers at the end of a workflow, looked at from time to time. A call for
 * each look would be many: the server answers a second before a call's own deadline that nothing
 * has happened yet (`longPollSoftTimeout` in Temporal 1.31.2's get_workflow_util.go), at once where
 * less is left, and the SDK then calls again.
 */
public final class LongPoll implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(LongPoll.class);

  /** So that the last second, in which the server answers at once, is nobody's. */
  private static final Duration TAIL = Duration.ofSeconds(2);

  /** What is stored is looked at this often, the workflow's end is waited for in between. */
  private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

  private final WorkflowStub workflow;
  private final Duration atMost;
  private CompletableFuture<?> end;

  private LongPoll(WorkflowStub workflow, Duration atMost) {
    this.workflow = workflow;
    this.atMost = atMost;
    this.end = begin();
  }

  /** The latest look when the workflow has ended, or one is enough, or the time is over. */
  public static <T> T follow(
      WorkflowStub workflow, Duration atMost, T known, UnaryOperator<T> look, Predicate<T> enough) {
    Instant until = Instant.now().plus(atMost);
    T latest = known;
    try (LongPoll end = begin(workflow, atMost)) {
      boolean over = false;
      while (!over && Instant.now().isBefore(until)) {
        boolean ended = end.endsWithin(moment(until));
        latest = look.apply(latest);
        over = ended || enough.test(latest);
      }
    }
    return latest;
  }

  private static Duration moment(Instant until) {
    Duration left = Duration.between(Instant.now(), until);
    return left.compareTo(LOOK_EVERY) < 0 ? left : LOOK_EVERY;
  }

  /** Begins to wait; after this time nobody looks any more. */
  static LongPoll begin(WorkflowStub workflow, Duration atMost) {
    return new LongPoll(workflow, atMost.plus(TAIL));
  }

  /**
   * Whether the workflow has ended, successfully or not, within this time. A call that fails is
   * made again: a busy workflow refuses some of many readers (RESOURCE_EXHAUSTED).
   */
  boolean endsWithin(Duration moment) {
    long until = System.nanoTime() + moment.toNanos();
    try {
      end.get(moment.toNanos(), TimeUnit.NANOSECONDS);
      return true;
    } catch (TimeoutException e) {
      return false;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof WorkflowFailedException) {
        return true;
      }
      log.debug("Cannot follow {}", workflow.getExecution(), e);
      LockSupport.parkNanos(until - System.nanoTime());
      end = begin();
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while following a workflow", e);
    }
  }

  @Override
  public void close() {
    end.cancel(true);
  }

  private CompletableFuture<?> begin() {
    return workflow.getResultAsync(atMost.toMillis(), TimeUnit.MILLISECONDS, Object.class);
  }
}
