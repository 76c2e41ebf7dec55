package dev.wonflow.api.refund;

import dev.wonflow.api.Settings;
import dev.wonflow.api.temporal.LongPoll;
import io.temporal.client.WorkflowClient;
import org.springframework.stereotype.Component;

/**
 * Waits a bounded time for the end of a refund that was started. Nothing that goes wrong here is an
 * error: the last known state is still a true answer.
 */
@Component
class RefundPatience {
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
    return LongPoll.follow(
        temporal,
        known.id().value(),
        settings.confirmWait(),
        known,
        () -> views.find(known.id()),
        Refund::isSettled);
  }
}
