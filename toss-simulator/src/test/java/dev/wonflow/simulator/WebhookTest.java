package dev.wonflow.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class WebhookTest {
  private static final JsonMapper JSON = new JsonMapper();
  private final Simulator toss = Simulator.shared();
  private final Receiver shop = Simulator.receiver();
  private final String order = Simulator.order();

  @Test
  void approvalIsToldWithTheWholePayment() {
    var key = toss.paid(order, 10_000, "CARD");

    var hook = shop.await(1, h -> h.says(order)).getFirst();

    var body = JSON.readTree(hook.body());
    assertThat(body.get("eventType").asString()).isEqualTo("PAYMENT_STATUS_CHANGED");
    assertThat(body.get("createdAt").asString())
        .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,6})?");
    assertThat(body.get("data").get("paymentKey").asString()).isEqualTo(key);
    assertThat(body.get("data").get("status").asString()).isEqualTo("DONE");
    assertThat(body.get("data").has("virtualAccount")).isTrue();
    assertThat(hook.headers().get("tosspayments-webhook-transmission-id")).startsWith("whtrans_");
    assertThat(hook.headers().get("tosspayments-webhook-transmission-retried-count"))
        .isEqualTo("0");
    assertThat(hook.headers().get("tosspayments-webhook-transmission-time")).endsWith("+09:00");
    assertThat(hook.headers()).doesNotContainKey("tosspayments-webhook-signature");
  }

  @Test
  void anotherMerchantsPaymentsAreNotTold() {
    var other = new String[] {"Authorization", Simulator.basic("test_sk_other")};
    var key =
        toss.sandbox(
                "/sandbox/authentications",
                """
                {"merchant":"other","orderId":"%s","amount":10000,"method":"CARD"}"""
                    .formatted(order))
            .text("paymentKey");

    var confirmed =
        toss.send(
            "POST",
            "/v1/payments/confirm",
            """
            {"paymentKey":"%s","orderId":"%s","amount":10000}"""
                .formatted(key, order),
            other);

    assertThat(confirmed.status()).isEqualTo(200);
    assertThat(toss.get("/sandbox/webhooks?orderId=" + order).json().get("webhooks")).isEmpty();
  }

  @Test
  void onlyTwoHundredCountsAndTheLadderGoesOnWithTheClock() {
    shop.answer(order, 204);
    toss.paid(order, 10_000, "CARD");
    shop.await(1, h -> h.says(order));
    Simulator.eventually(() -> webhook().get("retried").asInt() == 1);
    toss.advance(Duration.ofMinutes(1));
    shop.await(2, h -> h.says(order));
    Simulator.eventually(() -> webhook().get("retried").asInt() == 2);
    shop.takeAgain(order);
    toss.advance(Duration.ofMinutes(4));
    var all = shop.await(3, h -> h.says(order));

    Simulator.eventually(() -> webhook().get("state").asString().equals("DELIVERED"));
    assertThat(
            all.stream()
                .map(h -> h.headers().get("tosspayments-webhook-transmission-retried-count")))
        .containsExactly("0", "1", "2");
    assertThat(
            all.stream()
                .map(h -> h.headers().get("tosspayments-webhook-transmission-id"))
                .distinct())
        .hasSize(1);
    assertThat(webhook().get("attempts").valueStream().map(a -> a.get("outcome").asString()))
        .containsExactly("204", "204", "200");
  }

  @Test
  void afterSevenRetriesItGivesUpUntilItIsResent() {
    shop.answer(order, 500);
    toss.paid(order, 10_000, "CARD");
    for (int retry = 0; retry < 8; retry++) {
      var tries = retry + 1;
      shop.await(tries, h -> h.says(order));
      Simulator.eventually(() -> webhook().get("attempts").size() == tries);
      toss.advance(Duration.ofMinutes(1L << (2 * retry)));
    }

    assertThat(webhook().get("state").asString()).isEqualTo("FAILED");
    shop.takeAgain(order);
    toss.sandbox("/sandbox/webhooks/" + webhook().get("id").asLong() + "/resend", "");
    shop.await(9, h -> h.says(order));
    Simulator.eventually(() -> webhook().get("state").asString().equals("DELIVERED"));
  }

  @Test
  void duplicateDroppedAndForgedWebhooksComeAsAskedFor() {
    behave("DUPLICATE", "");
    toss.paid(order, 10_000, "CARD");
    var twice = shop.await(2, h -> h.says(order));
    assertThat(twice.get(0).body()).isEqualTo(twice.get(1).body());

    var dropped = Simulator.order();
    toss.fault(
        "{\"endpoint\":\"webhook\",\"fault\":\"DROP\",\"count\":1,\"orderId\":\""
            + dropped
            + "\"}");
    toss.paid(dropped, 10_000, "CARD");
    assertThat(newest(dropped).get("state").asString()).isEqualTo("DROPPED");

    var unpaid = Simulator.order();
    var key = toss.authenticated(unpaid, 10_000, "CARD");
    toss.fault("{\"endpoint\":\"webhook\",\"fault\":\"FORGED\",\"orderId\":\"" + unpaid + "\"}");
    shop.await(1, h -> h.says(unpaid, "\"status\":\"DONE\""));
    assertThat(toss.lookUp(key).text("status")).isEqualTo("IN_PROGRESS");
    assertThat(shop.matching(h -> h.says(dropped))).isEmpty();
  }

  @Test
  void wrongSecretDiffersFromThePayments() {
    behave("FORGED", ",\"code\":\"SECRET\"");
    var key = toss.paid(order, 10_000, "CARD");

    var hook = shop.await(1, h -> h.says(order)).getFirst();

    var secret = JSON.readTree(hook.body()).get("data").get("secret").asString();
    assertThat(secret).isNotEqualTo(toss.lookUp(key).text("secret"));
  }

  @Test
  void reorderedWebhookIsOvertakenByTheNextOne() {
    behave("REORDER", ",\"delayMs\":60000");
    var key = toss.paid(order, 10_000, "CARD");
    toss.cancel(key, "{\"cancelReason\":\"변심\"}");

    var hooks = shop.await(2, h -> h.says(order));

    assertThat(hooks.get(0).body()).contains("\"status\":\"CANCELED\"");
    assertThat(hooks.get(1).body()).contains("\"status\":\"DONE\"");
  }

  @Test
  void webhookCanComeBeforeTheAnswer() {
    var key = toss.authenticated(order, 10_000, "CARD");
    behave("BEFORE_ANSWER", "");

    toss.confirm(key, order, 10_000, order);

    assertThat(shop.matching(h -> h.says(order, "DONE"))).hasSize(1);
  }

  @Test
  void manyWebhooksBeforeTheirAnswersDoNotBlockEachOther() throws Exception {
    var keys = new ArrayList<String>();
    for (int i = 0; i < 40; i++) {
      keys.add(toss.authenticated(order, 10_000, "CARD"));
    }
    toss.fault(
        """
        {"endpoint":"webhook","fault":"BEFORE_ANSWER","count":40,"orderId":"%s"}"""
            .formatted(order));
    var replies = new ArrayList<Future<Reply>>();

    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var key : keys) {
        replies.add(threads.submit(() -> toss.confirm(key, order, 10_000, "confirm:" + key)));
      }
    }

    for (var reply : replies) {
      assertThat(reply.get().status()).isEqualTo(200);
    }
    assertThat(shop.matching(h -> h.says(order))).hasSize(40);
  }

  private void behave(String fault, String more) {
    toss.fault(
        """
        {"endpoint":"webhook","fault":"%s","count":1,"orderId":"%s"%s}"""
            .formatted(fault, order, more));
  }

  private JsonNode webhook() {
    return newest(order);
  }

  private JsonNode newest(String orderId) {
    return toss.get("/sandbox/webhooks?orderId=" + orderId).json().get("webhooks").get(0);
  }
}
