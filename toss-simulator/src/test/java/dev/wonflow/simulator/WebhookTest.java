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

  @Test
  void depositIsToldTwiceAndItsErrorReversesIt() {
    var key = toss.paid(order, 10_000, "VIRTUAL_ACCOUNT");
    var waiting = toss.lookUp(key).json();
    var done = toss.sandbox("/sandbox/payments/" + key + "/deposit", "{}").json();
    var hooks = shop.await(3, h -> h.says(order));
    var back = toss.sandbox("/sandbox/payments/" + key + "/deposit-error", "{}").json();
    shop.await(5, h -> h.says(order));

    assertThat(waiting.get("status").asString()).isEqualTo("WAITING_FOR_DEPOSIT");
    assertThat(waiting.get("approvedAt").isNull()).isTrue();
    assertThat(waiting.get("virtualAccount").get("accountNumber").asString()).startsWith("X");
    assertThat(done.get("status").asString()).isEqualTo("DONE");
    var flat = hooks.stream().filter(h -> !h.says("eventType")).findFirst().orElseThrow();
    var body = JSON.readTree(flat.body());
    assertThat(body.get("secret")).isEqualTo(waiting.get("secret"));
    assertThat(body.get("status").asString()).isEqualTo("DONE");
    assertThat(body.has("paymentKey")).isFalse();
    assertThat(back.get("status").asString()).isEqualTo("WAITING_FOR_DEPOSIT");
    assertThat(
            toss.get("/sandbox/audit?orderId=" + order)
                .json()
                .get("payments")
                .get(0)
                .get("approvedAmount")
                .asLong())
        .isZero();
  }

  @Test
  void depositedMoneyGoesBackOnlyToANamedAccount() {
    var key = toss.paid(order, 10_000, "VIRTUAL_ACCOUNT");
    var partial = toss.cancel(key, "{\"cancelReason\":\"일부\",\"cancelAmount\":1}");
    toss.sandbox("/sandbox/payments/" + key + "/deposit", "{}");

    var without = toss.cancel(key, "{\"cancelReason\":\"환불\"}");
    var wrongBank = toss.cancel(key, refund("99"));
    var good = toss.cancel(key, refund("088"));

    assertThat(partial.code()).isEqualTo("NOT_ALLOWED_PARTIAL_REFUND_WAITING_DEPOSIT");
    assertThat(without.code()).isEqualTo("INVALID_REFUND_ACCOUNT_INFO");
    assertThat(wrongBank.code()).isEqualTo("INVALID_BANK");
    assertThat(good.text("status")).isEqualTo("CANCELED");
  }

  @Test
  void overdueAccountKeepsItsStatusAndNobodyIsTold() {
    var key = toss.paid(order, 10_000, "VIRTUAL_ACCOUNT");
    shop.await(1, h -> h.says(order));

    toss.advance(Duration.ofDays(7));

    var payment = toss.lookUp(key).json();
    assertThat(payment.get("status").asString()).isEqualTo("WAITING_FOR_DEPOSIT");
    assertThat(payment.get("virtualAccount").get("expired").asBoolean()).isTrue();
    assertThat(toss.get("/sandbox/webhooks?orderId=" + order).json().get("webhooks").size())
        .isEqualTo(1);
    assertThat(toss.send("POST", "/sandbox/payments/" + key + "/deposit", "").status())
        .isEqualTo(400);
  }

  @Test
  void accountIssuedByApiWaitsForItsDeposit() {
    var body =
        """
        {"amount":5000,"orderId":"%s","orderName":"책","customerName":"김구매","bank":"20"}"""
            .formatted(order);

    var issued = toss.post("/v1/virtual-accounts", body);

    assertThat(issued.text("status")).isEqualTo("WAITING_FOR_DEPOSIT");
    assertThat(toss.post("/v1/virtual-accounts", body).code()).isEqualTo("DUPLICATED_ORDER_ID");
    toss.sandbox(
        "/sandbox/payments/" + issued.text("paymentKey") + "/deposit", "{\"amount\":5000}");
    assertThat(toss.lookUp(issued.text("paymentKey")).text("status")).isEqualTo("DONE");
  }

  private static String refund(String bank) {
    return """
    {"cancelReason":"환불","refundReceiveAccount":{"bank":"%s","accountNumber":"1101234","holderName":"김구매"}}"""
        .formatted(bank);
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
