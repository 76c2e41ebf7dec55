package dev.wonflow.api.temporal;

import io.temporal.client.WorkflowFailedException;
import io.temporal.client.WorkflowStub;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One call that Temporal answers at the end of a workflow, looked at from time to time. A call for
 * each look would be many: the server answers a second before a call's own deadline that nothing
 * has happened yet (`LongPollTailRoom` of Temporal 1.31), at once where less is left, and the SDK
 * then calls again.
 */
public final class LongPoll implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(LongPoll.class);

  /** So that the last second, in which the server answers at once, is nobody's. */
  private static final Duration TAIL = Duration.ofSeconds(2);

  private final WorkflowStub workflow;
  private final Duration atMost;
  private CompletableFuture<?> end;

  private LongPoll(WorkflowStub workflow, Duration atMost) {
    this.workflow = workflow;
    this.atMost = atMost;
    this.end = begin();
  }

  /** Begins to wait; after this time nobody looks any more. */
  public static LongPoll begin(WorkflowStub workflow, Duration atMost) {
    return new LongPoll(workflow, atMost.plus(TAIL));
  }

  /**
   * Whether the workflow has ended, successfully or not, within this time. A call that fails is
   * made again: a busy workflow refuses some of many readers (RESOURCE_EXHAUSTED).
   */
  public boolean endsWithin(Duration moment) {
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
