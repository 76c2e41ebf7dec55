package dev.wonflow.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * A payment, and what strangers and Toss say of it.
 *
 * @param declined whether Toss refuses the charge
 */
record WebhookTrial(
    List<String> statuses, WebhookTrial.Moment moment, boolean declined, long seed) {
  private static final List<String> STATUSES =
      List.of("DONE", "ABORTED", "CANCELED", "PARTIAL_CANCELED");

  /** When the webhooks come. */
  enum Moment {
    BEFORE,
    DURING,
    AFTER
  }

  /** Each ordering at each moment, shuffled so that a part of them has a bit of everything. */
  static List<WebhookTrial> all(Random random) {
    List<WebhookTrial> trials = new ArrayList<>();
    int n = 0;
    for (List<String> ordering : orderings(STATUSES)) {
      for (Moment moment : Moment.values()) {
        trials.add(new WebhookTrial(ordering, moment, n++ % 4 == 0, random.nextLong()));
      }
    }
    Collections.shuffle(trials, random);
    return trials;
  }

  private static List<List<String>> orderings(List<String> of) {
    if (of.isEmpty()) {
      return List.of(List.of());
    }
    List<List<String>> orderings = new ArrayList<>();
    for (String first : of) {
      List<String> others = of.stream().filter(each -> !each.equals(first)).toList();
      for (List<String> rest : orderings(others)) {
        List<String> ordering = new ArrayList<>(List.of(first));
        ordering.addAll(rest);
        orderings.add(ordering);
      }
    }
    return orderings;
  }

  /** Each status one to three times, as a payment's webhook or as a deposit's. */
  void send(Shop shop, String paymentId, String paymentKey, Random random) {
    for (String status : statuses) {
      String body =
          random.nextInt(4) == 0
              ? deposit(paymentId, status)
              : changed(paymentId, random.nextBoolean() ? paymentKey : "another", status);
      for (int again = random.nextInt(3); again >= 0; again--) {
        assertThat(shop.webhook(body).status()).as(body).isEqualTo(200);
      }
    }
  }

  static String changed(String paymentId, String paymentKey, String status) {
    return """
    {"eventType":"PAYMENT_STATUS_CHANGED","createdAt":"2026-01-05T09:15:42.518030",
     "data":{"paymentKey":"%s","orderId":"%s","status":"%s","balanceAmount":1}}\
    """
        .formatted(paymentKey, paymentId, status);
  }

  private static String deposit(String paymentId, String status) {
    return """
    {"createdAt":"2026-01-05T09:15:42.518030","secret":"ps_forged","status":"%s","orderId":"%s"}\
    """
        .formatted(status, paymentId);
  }
}
