package dev.wonflow.api.refund;

import dev.wonflow.api.Settings;
import dev.wonflow.refund.RefundOutcome;
import io.grpc.StatusRuntimeException;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowException;
import io.temporal.client.WorkflowFailedException;
import io.temporal.client.WorkflowStub;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * Waits a bounded time for the end of a refund that was started. Nothing that goes wrong here is an
 * error: the last known state is still a true answer.
 */
@Component
class RefundPatience {
  private static final Logger log = LoggerFactory.getLogger(RefundPatience.class);

  /** The view is looked at this often, the workflow's result is waited for in between. */
  private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

  private final WorkflowClient temporal;
  private final RefundViews views;
  private final Settings settings;

  RefundPatience(WorkflowClient temporal, RefundViews views, Settings settings) {
    this.temporal = temporal;
    this.views = views;
    this.settings = settings;
  }

  /** The refund when it has ended or will take its time, or later. */
  Refund await(Refund known) {
    if (known.isSettled()) {
      return known;
    }
    try {
      Instant until = Instant.now().plus(settings.confirmWait());
      WorkflowStub workflow = temporal.newUntypedWorkflowStub(known.id().value());
      boolean over = false;
      while (!over && Instant.now().isBefore(until)) {
        over =
            ended(workflow, until) || views.find(known.id()).filter(Refund::isSettled).isPresent();
      }
      return views.find(known.id()).orElse(known);
    } catch (StatusRuntimeException | DataAccessException | WorkflowException e) {
      log.warn("Cannot follow {}: {}", known.id(), e.toString());
      return known;
    }
  }

  /** One long poll; it ends with the workflow, or after a moment. */
  private static boolean ended(WorkflowStub workflow, Instant until) {
    Duration left = Duration.between(Instant.now(), until);
    long moment = Math.max(1, Math.min(LOOK_EVERY.toMillis(), left.toMillis()));
    try {
      workflow.getResult(moment, TimeUnit.MILLISECONDS, RefundOutcome.class);
      return true;
    } catch (TimeoutException e) {
      return false;
    } catch (WorkflowFailedException e) {
      return true;
    }
  }
}
