package dev.wonflow.api.checkout;

import dev.wonflow.api.ApiTest;
import dev.wonflow.api.Bodies;
import dev.wonflow.api.link.Links;
import dev.wonflow.id.PaymentId;
import org.springframework.beans.factory.annotation.Autowired;

/** Pages of payments, found by links of ours. */
abstract class PageTest extends ApiTest {
  @Autowired private Links links;

  /** A payment that was asked for and is not stored. */
  final String requested() {
    return http.pay(Bodies.GOOD).at("/paymentId");
  }

  final String path(String paymentId) {
    return "/checkout/" + token(paymentId);
  }

  final String token(String paymentId) {
    return links.token(new PaymentId(paymentId));
  }
}
