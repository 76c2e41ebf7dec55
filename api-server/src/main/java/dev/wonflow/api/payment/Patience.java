package dev.wonflow.api.payment;

import dev.wonflow.api.Settings;
import dev.wonflow.id.PaymentId;
import dev.wonflow.payment.PaymentOutcome;
import dev.wonflow.payment.PaymentStatus;
import io.grpc.StatusRuntimeException;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowException;
import io.temporal.client.WorkflowFailedException;
import io.temporal.client.WorkflowStub;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * Waits a bounded time for the end of what has been signalled. The signal is stored, so nothing
 * that goes wrong here is an error: the last known state is still a true answer.
 */
@Component
class Patience {
  private static final Logger log = LoggerFactory.getLogger(Patience.class);

  /** The view is looked at this often, the workflow's result is waited for in between. */
  private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

  private final WorkflowClient temporal;
  private final PaymentViews views;
  private final Settings settings;

  Patience(WorkflowClient temporal, PaymentViews views, Settings settings) {
    this.temporal = temporal;
    this.views = views;
    this.settings = settings;
  }

  /** The payment when its workflow has ended, or its stored status is one of those, or later. */
  Payment await(Payment known, Predicate<PaymentStatus> enough) {
    try {
      Instant until = Instant.now().plus(settings.confirmWait());
      WorkflowStub workflow = temporal.newUntypedWorkflowStub(known.id().value());
      boolean over = false;
      while (!over && Instant.now().isBefore(until)) {
        over = ended(workflow, until) || reached(known.id(), enough);
      }
      return views.find(known.id()).orElse(known);
    } catch (StatusRuntimeException | DataAccessException | WorkflowException e) {
      log.warn("Cannot follow {}: {}", known.id(), e.toString());
      return known;
    }
  }

  private boolean reached(PaymentId id, Predicate<PaymentStatus> enough) {
    return views.status(id).filter(enough).isPresent();
  }

  /** One long poll; it ends with the workflow, or after a moment. */
  private static boolean ended(WorkflowStub workflow, Instant until) {
    Duration left = Duration.between(Instant.now(), until);
    long moment = Math.max(1, Math.min(LOOK_EVERY.toMillis(), left.toMillis()));
    try {
      workflow.getResult(moment, TimeUnit.MILLISECONDS, PaymentOutcome.class);
      return true;
    } catch (TimeoutException e) {
      return false;
    } catch (WorkflowFailedException e) {
      return true;
    }
  }
}
