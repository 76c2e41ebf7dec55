package dev.wonflow.api.checkout;

import dev.wonflow.api.link.Links;
import dev.wonflow.api.payment.Payments;
import dev.wonflow.api.problem.Refused;
import org.springframework.stereotype.Component;

/** Lets in whoever has a link that we made. */
@Component
class Visits {
  private final Links links;
  private final Payments payments;

  Visits(Links links, Payments payments) {
    this.links = links;
    this.payments = payments;
  }

  /** Refuses with NOT_FOUND. */
  Visit of(String token) {
    return links
        .payment(token)
        .flatMap(payments::find)
        .map(payment -> new Visit(token, payment))
        .orElseThrow(Refused::notFound);
  }
}
