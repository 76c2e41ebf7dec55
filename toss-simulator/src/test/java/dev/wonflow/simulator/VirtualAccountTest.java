package dev.wonflow.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** Accounts that buyers deposit to. */
class VirtualAccountTest {
  private static final JsonMapper JSON = new JsonMapper();
  private final Simulator toss = Simulator.shared();
  private final Receiver shop = Simulator.receiver();
  private final String order = Simulator.order();

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
}
