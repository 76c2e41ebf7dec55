package dev.wonflow.api.payment;

import dev.wonflow.api.Settings;
import dev.wonflow.api.status.StatusChanges;
import dev.wonflow.payment.PaymentStatus;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;

/** Waits a bounded time for what a signal brings about. The signal is stored, whatever comes. */
@Component
class Patience {
  private final StatusChanges changes;
  private final PaymentViews views;
  private final Settings settings;

  Patience(StatusChanges changes, PaymentViews views, Settings settings) {
    this.changes = changes;
    this.views = views;
    this.settings = settings;
  }

  /** The payment when its stored status is one of those, or later. */
  Payment await(Payment known, Predicate<PaymentStatus> enough) {
    return changes.follow(
        known.id().value(),
        settings.confirmWait(),
        known,
        () -> views.find(known.id()),
        latest -> enough.test(latest.status()));
  }
}
