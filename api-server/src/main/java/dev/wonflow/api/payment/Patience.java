package dev.wonflow.api.payment;

import dev.wonflow.api.Settings;
import dev.wonflow.api.temporal.LongPoll;
import dev.wonflow.payment.PaymentStatus;
import io.temporal.client.WorkflowClient;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;

/**
 * Waits a bounded time for the end of what has been signalled. The signal is stored, so nothing
 * that goes wrong here is an error: the last known state is still a true answer.
 */
@Component
class Patience {
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
    return LongPoll.follow(
        temporal,
        known.id().value(),
        settings.confirmWait(),
        known,
        () -> views.find(known.id()),
        latest -> enough.test(latest.status()));
  }
}
