package dev.wonflow.api.checkout;

import dev.wonflow.api.link.Links;
import dev.wonflow.api.payment.Payment;
import dev.wonflow.api.payment.Payments;
import dev.wonflow.api.problem.Refused;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.springframework.stereotype.Component;

/** Lets in whoever has a link that we made. */
@Component
class Visits {
  private static final Duration MOMENT = Duration.ofSeconds(2);
  private static final Duration PAUSE = Duration.ofMillis(100);

  private final Links links;
  private final Payments payments;
  private final Clock clock;

  Visits(Links links, Payments payments, Clock clock) {
    this.links = links;
    this.payments = payments;
    this.clock = clock;
  }

  /** Refuses with NOT_FOUND. */
  Visit of(String token) {
    return links
        .payment(token)
        .flatMap(payments::find)
        .map(payment -> new Visit(token, payment))
        .orElseThrow(Refused::notFound);
  }

  /**
   * Whether the payment may be opened as far as it is stored: the risk check runs while it is being
   * stored. A buyer is often faster than the worker, so this waits a moment for it.
   */
  Optional<Visit> registered(Visit visit) {
    Instant until = clock.instant().plus(MOMENT);
    Optional<Payment> stored = payments.stored(visit.payment().id());
    while (stored.isEmpty() && clock.instant().isBefore(until)) {
      LockSupport.parkNanos(PAUSE.toNanos());
      stored = payments.stored(visit.payment().id());
    }
    return stored.map(payment -> new Visit(visit.token(), payment));
  }
}
