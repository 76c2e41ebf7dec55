package dev.wonflow.api.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wonflow.api.ApiTest;
import dev.wonflow.api.Bodies;
import dev.wonflow.api.Cases;
import dev.wonflow.api.Stored;
import dev.wonflow.api.World;
import dev.wonflow.id.Ids;
import dev.wonflow.payment.PaymentStatus;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookTest extends ApiTest {
  private final String key = "key-" + UUID.randomUUID();

  @ParameterizedTest
  @CsvSource({"READY, DONE", "UNKNOWN, DONE", "EXECUTING, CANCELED", "EXECUTING, ABORTED"})
  void aChangeIsAHintForThePaymentsWorkflow(PaymentStatus ours, String toss) {
    String id = underWay(ours);

    assertThat(outcome(changed(id, toss))).isEqualTo("SIGNALLED");
    assertThat(World.signals(id)).containsExactly("hint");
  }

  @Test
  void aChangeIsHeardBeforeAnyWorkerHasStoredThePayment() {
    String id = http.pay(Bodies.GOOD).at("/paymentId");

    assertThat(outcome(changed(id, "EXPIRED"))).isEqualTo("SIGNALLED");
    assertThat(World.signals(id)).containsExactly("hint");
  }

  @Test
  void aChangeIsHeardOfAPaymentThatAnotherServerHasJustStarted() {
    String id = "pay_" + UUID.randomUUID().toString().replace("-", "");
    Cases.start(id, PaymentStatus.READY);

    assertThat(outcome(changed(id, "EXPIRED"))).isEqualTo("SIGNALLED");
    assertThat(World.signals(id)).containsExactly("hint");
  }

  @Test
  void whatTossIsJustAnsweringToTheConfirmIsNothingNew() {
    String id = underWay(PaymentStatus.EXECUTING);

    assertThat(outcome(changed(id, "DONE"))).isEqualTo("NOTHING_NEW");
    assertThat(World.signals(id)).isEmpty();
    assertThat(outcome(changed(id, "DONE").replace(key, "another"))).isEqualTo("SIGNALLED");
  }

  @Test
  void aChangeWithoutAnOrderIsFoundByItsPaymentKey() {
    String id = underWay(PaymentStatus.UNKNOWN);
    String body =
        "{\"eventType\":\"PAYMENT_STATUS_CHANGED\",\"data\":{\"paymentKey\":\"%s\"}}"
            .formatted(key);

    assertThat(outcome(body)).isEqualTo("SIGNALLED");
    assertThat(World.signals(id)).containsExactly("hint");
  }

  @Test
  void aDepositThatKnowsTheSecretIsAHint() {
    String id = awaitsDeposit("ps_secret");

    assertThat(outcome(deposit(id, "ps_secret"))).isEqualTo("SIGNALLED");
    assertThat(World.signals(id)).containsExactly("hint");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ps_other", "", "ps_secre"})
  void aDepositThatDoesNotKnowTheSecretIsForged(String secret) {
    String id = awaitsDeposit("ps_secret");

    assertThat(outcome(deposit(id, secret))).isEqualTo("FORGED");
    assertThat(World.signals(id)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "DONE, DONE, NOTHING_NEW",
    "DONE, PARTIAL_CANCELED, FOLLOWED_UP",
    "DONE, CANCELED, FOLLOWED_UP",
    "CANCELED, CANCELED, NOTHING_NEW",
    "CANCELED, DONE, FOLLOWED_UP",
    "PARTIALLY_CANCELED, PARTIAL_CANCELED, FOLLOWED_UP",
    "FAILED, ABORTED, NOTHING_NEW",
    "FAILED, DONE, FOLLOWED_UP",
    "EXPIRED, EXPIRED, NOTHING_NEW",
    "EXPIRED, DONE, FOLLOWED_UP"
  })
  void aPaymentThatEndedIsFollowedUpWhereTossSaysOtherwise(
      PaymentStatus ours, String toss, String expected) {
    String id = Stored.aPayment().status(ours).key(key).insert();

    assertThat(outcome(changed(id, toss))).isEqualTo(expected);
    if (expected.equals("FOLLOWED_UP")) {
      assertThat(World.signals("followup-" + id)).containsExactly("hint");
    }
  }

  @Test
  void aPartialCancelThatIsBookedIsNothingNew() {
    String id =
        Stored.aPayment()
            .status(PaymentStatus.PARTIALLY_CANCELED)
            .with("refunded_amount", 4_000L)
            .key(key)
            .insert();
    String body =
        "{\"eventType\":\"PAYMENT_STATUS_CHANGED\",\"data\":{\"orderId\":\"%s\",\"status\":\"PARTIAL_CANCELED\",\"balanceAmount\":%s}}";

    assertThat(outcome(body.formatted(id, "6000.0"))).isEqualTo("NOTHING_NEW");
    assertThat(outcome(body.formatted(id, "5000"))).isEqualTo("FOLLOWED_UP");
  }

  @Test
  void anUnknownPaymentStartsNothingAndIsListedAndCounted() {
    String unknown = "pay_" + UUID.randomUUID();
    long before = unknownOfTheDay();

    assertThat(outcome(changed(unknown, "DONE"))).isEqualTo("UNKNOWN_PAYMENT");
    assertThat(outcome(changed("한 order\\u0000" + "x".repeat(100), "DONE")))
        .isEqualTo("UNKNOWN_PAYMENT");

    var listed = http.as("operator").get("/operations/v1/webhooks?outcome=UNKNOWN_PAYMENT&limit=2");
    assertThat(listed.at("/items/1/claimedOrder")).isEqualTo(unknown);
    assertThat(listed.at("/items/0/claimedOrder")).isEqualTo("??order?" + "x".repeat(56));
    assertThat(listed.at("/items/1/paymentId")).isEmpty();
    assertThat(unknownOfTheDay()).isEqualTo(before + 2);
  }

  private long unknownOfTheDay() {
    return http.as("operator")
        .get("/operations/v1/webhooks?limit=1")
        .json()
        .at("/lastDay/UNKNOWN_PAYMENT")
        .asLong(0);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"eventType\":\"METHOD_UPDATED\",\"data\":{\"customerKey\":\"c\"}}",
        "{\"eventType\":\"\\u0000\\ud800한글\",\"data\":[]}",
        "{\"eventType\":5,\"data\":\"x\"}",
        "{}",
        "[]",
        "5",
        "null"
      })
  void anyOtherJsonIsTakenAndNotForUs(String body) {
    assertThat(outcome(body)).isEqualTo("NOT_FOR_US");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "nonsense", "{\"a\":1}{"})
  void whatIsNotJsonIsMalformed(String body) {
    String id = transmission();

    assertThat(
            http.post("/payments/webhook", body, "tosspayments-webhook-transmission-id", id)
                .problem())
        .isEqualTo("400 INVALID_REQUEST");
    assertThat(receipt(id)).isEqualTo("MALFORMED");
  }

  private String underWay(PaymentStatus status) {
    String id = http.pay(Bodies.GOOD).at("/paymentId");
    return Stored.of(id).status(status).key(key).insert();
  }

  private String awaitsDeposit(String secret) {
    String id = http.pay(Bodies.GOOD).at("/paymentId");
    return Stored.of(id)
        .status(PaymentStatus.WAITING_FOR_DEPOSIT)
        .key(key)
        .with("secret_digest", Ids.digest(secret))
        .insert();
  }

  private String changed(String orderId, String status) {
    return """
    {"eventType":"PAYMENT_STATUS_CHANGED","createdAt":"2026-01-05T09:15:42.51803",
     "data":{"paymentKey":"%s","orderId":"%s","status":"%s","novel":{"field":1}}}\
    """
        .formatted(key, orderId, status);
  }

  private static String deposit(String orderId, String secret) {
    return """
    {"createdAt":"2026-01-05T10:00:00.000000","secret":"%s","status":"DONE",
     "transactionKey":"t","orderId":"%s"}\
    """
        .formatted(secret, orderId);
  }

  private String outcome(String body) {
    String id = transmission();
    var answer = http.post("/payments/webhook", body, "tosspayments-webhook-transmission-id", id);
    assertThat(answer.status()).isEqualTo(200);
    return receipt(id);
  }

  private static String receipt(String transmission) {
    return World.ROWS
        .sql("select outcome from webhook_receipt where transmission_id = :id")
        .param("id", transmission)
        .query(String.class)
        .single();
  }

  private static String transmission() {
    return "whtrans_" + UUID.randomUUID();
  }
}
