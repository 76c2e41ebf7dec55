package dev.wonflow.api.refund;

import dev.wonflow.api.Settings;
import dev.wonflow.api.status.StatusChanges;
import org.springframework.stereotype.Component;

/** Waits a bounded time for the end of a refund that was started. */
@Component
class RefundPatience {
  private final StatusChanges changes;
  private final RefundViews views;
  private final Settings settings;

  RefundPatience(StatusChanges changes, RefundViews views, Settings settings) {
    this.changes = changes;
    this.views = views;
    this.settings = settings;
  }

  /** The refund when it has ended or will take its time, or later. */
  Refund await(Refund known) {
    return changes.follow(
        known.id().value(),
        settings.confirmWait(),
        known,
        () -> views.find(known.id()),
        Refund::isSettled);
  }
}
