package dev.wonflow.api.temporal;

import com.google.common.util.concurrent.ListenableFuture;
import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.api.enums.v1.HistoryEventFilterType;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.api.workflowservice.v1.GetWorkflowExecutionHistoryRequest;
import io.temporal.api.workflowservice.v1.GetWorkflowExecutionHistoryResponse;
import io.temporal.client.WorkflowClient;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/**
 * One call that Temporal answers at the end of a workflow, looked at from time to time. When nobody
 * waits any more it is left to its deadline, seconds later: cancelled while Temporal's development
 * server reads its SQLite, it can make every later call of anybody fail ({@code interrupted (9)}).
 *
 * <p>It is not the SDK's own wait for a result: the server answers a second before a call's
 * deadline that nothing has happened yet (`longPollSoftTimeout` in Temporal 1.31.2's
 * get_workflow_util.go), at once where less is left, and the SDK then calls again without a pause.
 */
public final class LongPoll {
  private static final Logger log = LoggerFactory.getLogger(LongPoll.class);

  /** So that the last second, in which the server answers at once, is nobody's. */
  private static final Duration TAIL = Duration.ofSeconds(2);

  /** What is stored is looked at this often, the workflow's end is waited for in between. */
  private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

  private final WorkflowClient temporal;
  private final GetWorkflowExecutionHistoryRequest question;
  private final Duration atMost;
  private ListenableFuture<GetWorkflowExecutionHistoryResponse> end;

  private LongPoll(WorkflowClient temporal, String workflowId, Duration atMost) {
    this.temporal = temporal;
    this.question =
        GetWorkflowExecutionHistoryRequest.newBuilder()
            .setNamespace(temporal.getOptions().getNamespace())
            .setExecution(WorkflowExecution.newBuilder().setWorkflowId(workflowId))
            .setWaitNewEvent(true)
            .setHistoryEventFilterType(HistoryEventFilterType.HISTORY_EVENT_FILTER_TYPE_CLOSE_EVENT)
            .setSkipArchival(true)
            .build();
    this.atMost = atMost;
    this.end = ask();
  }

  /**
   * What is stored when the workflow has ended, or when that is enough, or when the time is over.
   * The last known state is still true when the database cannot be read for a moment.
   */
  public static <T> T follow(
      WorkflowClient temporal,
      String workflowId,
      Duration atMost,
      T known,
      Supplier<Optional<T>> stored,
      Predicate<T> enough) {
    Instant until = Instant.now().plus(atMost);
    T latest = known;
    LongPoll end = begin(temporal, workflowId, atMost);
    boolean over = false;
    while (!over && Instant.now().isBefore(until)) {
      boolean ended = end.endsWithin(moment(until));
      latest = read(workflowId, stored).orElse(latest);
      over = ended || enough.test(latest);
    }
    return latest;
  }

  private static <T> Optional<T> read(String workflowId, Supplier<Optional<T>> stored) {
    try {
      return stored.get();
    } catch (DataAccessException e) {
      log.warn("Cannot read {}: {}", workflowId, e.toString());
      return Optional.empty();
    }
  }

  private static Duration moment(Instant until) {
    Duration left = Duration.between(Instant.now(), until);
    return left.compareTo(LOOK_EVERY) < 0 ? left : LOOK_EVERY;
  }

  /** Begins to wait; after this time nobody looks any more. */
  static LongPoll begin(WorkflowClient temporal, String workflowId, Duration atMost) {
    return new LongPoll(temporal, workflowId, atMost.plus(TAIL));
  }

  /**
   * Whether the workflow has ended, successfully or not, within this time. What has no end yet is
   * asked again, once in each moment, and so is a call that fails: a busy workflow refuses some of
   * many readers (RESOURCE_EXHAUSTED).
   */
  boolean endsWithin(Duration moment) {
    long until = System.nanoTime() + moment.toNanos();
    try {
      if (isEnd(end.get(moment.toNanos(), TimeUnit.NANOSECONDS).getHistory().getEventsList())) {
        return true;
      }
    } catch (TimeoutException e) {
      return false;
    } catch (ExecutionException e) {
      log.debug("Cannot follow {}", question.getExecution().getWorkflowId(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while following a workflow", e);
    }
    LockSupport.parkNanos(until - System.nanoTime());
    end = ask();
    return false;
  }

  /** A run that another one continues is no end. */
  private static boolean isEnd(List<HistoryEvent> closing) {
    return closing.stream()
        .anyMatch(event -> !event.hasWorkflowExecutionContinuedAsNewEventAttributes());
  }

  private ListenableFuture<GetWorkflowExecutionHistoryResponse> ask() {
    return temporal
        .getWorkflowServiceStubs()
        .futureStub()
        .withDeadlineAfter(atMost.toMillis(), TimeUnit.MILLISECONDS)
        .getWorkflowExecutionHistory(question);
  }
}
