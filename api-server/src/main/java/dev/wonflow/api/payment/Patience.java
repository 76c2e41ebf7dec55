package dev.wonflow.api.payment;

import dev.wonflow.api.Settings;
import dev.wonflow.api.temporal.LongPoll;
import dev.wonflow.payment.PaymentStatus;
import io.temporal.client.WorkflowClient;
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
        this::stored,
        latest -> enough.test(latest.status()));
  }

  /** The last known state is still true when the database cannot be read for a moment. */
  private Payment stored(Payment latest) {
    try {
      return views.find(latest.id()).orElse(latest);
    } catch (DataAccessException e) {
      log.warn("Cannot read {}: {}", latest.id(), e.toString());
      return latest;
    }
  }
}
