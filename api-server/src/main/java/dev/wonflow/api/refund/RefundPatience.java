package dev.wonflow.api.refund;

import dev.wonflow.api.Settings;
import dev.wonflow.api.temporal.LongPoll;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowStub;
import java.time.Duration;
import java.time.Instant;
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

  /** The view is looked at this often, the workflow's end is waited for in between. */
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
    Instant until = Instant.now().plus(settings.confirmWait());
    WorkflowStub workflow = temporal.newUntypedWorkflowStub(known.id().value());
    Refund latest = known;
    try (LongPoll end = LongPoll.begin(workflow, settings.confirmWait())) {
      boolean over = false;
      while (!over && Instant.now().isBefore(until)) {
        boolean ended = end.endsWithin(moment(until));
        latest = stored(latest);
        over = ended || latest.isSettled();
      }
    }
    return latest;
  }

  /** The last known state is still true when the database cannot be read for a moment. */
  private Refund stored(Refund latest) {
    try {
      return views.find(latest.id()).orElse(latest);
    } catch (DataAccessException e) {
      log.warn("Cannot read {}: {}", latest.id(), e.toString());
      return latest;
    }
  }

  private static Duration moment(Instant until) {
    Duration left = Duration.between(Instant.now(), until);
    return left.compareTo(LOOK_EVERY) < 0 ? left : LOOK_EVERY;
  }
}
