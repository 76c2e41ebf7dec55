package dev.wonflow.api.payment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wonflow.api.Answer;
import dev.wonflow.api.ApiTest;
import dev.wonflow.api.Bodies;
import dev.wonflow.api.World;
import io.temporal.common.converter.DefaultDataConverter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestTest extends ApiTest {

  @Test
  void aRequestIsAWorkflowUnderThePaymentsId() {
    Answer answer = http.pay(Bodies.GOOD);

    assertThat(answer.status()).isEqualTo(201);
    assertThat(answer.header("Location"))
        .isEqualTo("/payments/payment/v1/" + answer.at("/paymentId"));
    assertThat(answer.at("/status")).isEqualTo("READY");
    assertThat(answer.at("/amount/amount")).isEqualTo("10000");
    assertThat(answer.at("/checkoutUrl")).startsWith("https://pay.example/checkout/pay_");
    assertThat(answer.at("/createdAt")).endsWith("+09:00");
    assertThat(answer.json().at("/paymentKey").isNull()).isTrue();
    assertThat(answer.at("/orders/0/paymentOrderId")).isEqualTo(answer.at("/paymentId") + "-1");
    assertThat(World.events(answer.at("/paymentId"))).isNotEmpty();
  }

  @Test
  void theWorkflowCarriesWhatAnOperatorWantsToSee() {
    Answer answer = http.pay(Bodies.orders(3, "5000"));

    var start =
        World.events(answer.at("/paymentId"))
            .getFirst()
            .getWorkflowExecutionStartedEventAttributes();
    var memo = start.getMemo().getFieldsMap();
    var plain = DefaultDataConverter.newDefaultInstance();
    assertThat(plain.fromPayload(memo.get("client"), String.class, String.class)).isEqualTo("demo");
    assertThat(plain.fromPayload(memo.get("amount"), String.class, String.class))
        .isEqualTo("15000 KRW");
    assertThat(memo).containsKey("fingerprint");
  }

  @ParameterizedTest
  @CsvSource({
    "99, 400 INVALID_AMOUNT orders",
    "100, 201",
    "1000000000, 201",
    "1000000001, 400 INVALID_AMOUNT orders",
    "9999999999, 400 INVALID_AMOUNT orders",
    "10000000000, 400 INVALID_AMOUNT orders[0].amount.amount",
    "0, 400 INVALID_AMOUNT orders[0].amount.amount",
    "01000, 400 INVALID_AMOUNT orders[0].amount.amount",
    "-1000, 400 INVALID_AMOUNT orders[0].amount.amount",
    "+1000, 400 INVALID_AMOUNT orders[0].amount.amount",
    "1000.0, 400 INVALID_AMOUNT orders[0].amount.amount",
    "1e3, 400 INVALID_AMOUNT orders[0].amount.amount",
    "' 1000', 400 INVALID_AMOUNT orders[0].amount.amount",
    "'1,000', 400 INVALID_AMOUNT orders[0].amount.amount",
    "１０００, 400 INVALID_AMOUNT orders[0].amount.amount",
    "١٠٠٠, 400 INVALID_AMOUNT orders[0].amount.amount",
    "'', 400 INVALID_AMOUNT orders[0].amount.amount"
  })
  void anAmountIsWholeWonWithinTheLimits(String won, String expected) {
    assertThat(http.pay(Bodies.of(won)).problem()).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"10000", "10000.0", "1e4", "true", "null", "[]", "{}", "[\"10000\"]"})
  void anAmountIsAJsonString(String json) {
    assertThat(http.pay(Bodies.with("amount", json)).problem())
        .startsWith("400 INVALID_AMOUNT orders[0].amount");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"USD\"", "\"krw\"", "null", "\"\""})
  void theCurrencyIsWon(String json) {
    assertThat(http.pay(Bodies.with("currency", json)).problem())
        .isEqualTo("400 INVALID_AMOUNT orders[0].amount.currency");
  }

  @ParameterizedTest
  @CsvSource({
    "0, 400 INVALID_REQUEST orders",
    "1, 201",
    "100, 201",
    "101, 400 INVALID_REQUEST orders"
  })
  void aPaymentHasOneToHundredOrders(int orders, String expected) {
    assertThat(http.pay(Bodies.orders(orders, "1000")).problem()).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "orderName, 0, 400 INVALID_REQUEST orderName",
    "orderName, 1, 201",
    "orderName, 100, 201",
    "orderName, 101, 400 INVALID_REQUEST orderName",
    "description, 0, 201",
    "description, 200, 201",
    "description, 201, 400 INVALID_REQUEST orders[0].description",
    "buyerId, 0, 400 INVALID_REQUEST buyerId",
    "buyerId, 1, 201",
    "buyerId, 64, 201",
    "buyerId, 65, 400 INVALID_REQUEST buyerId",
    "sellerId, 0, 400 INVALID_REQUEST orders[0].sellerId",
    "sellerId, 64, 201",
    "sellerId, 65, 400 INVALID_REQUEST orders[0].sellerId"
  })
  void textHasItsLength(String field, int length, String expected) {
    String body = Bodies.with(field, "\"" + "x".repeat(length) + "\"");

    assertThat(http.pay(body).problem()).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "buyerId, 가나",
    "buyerId, a b",
    "sellerId, a/b",
    "orderName, '   '",
    "orderName, 'a\\u0000b'",
    "orderName, 'a\\nb'",
    "orderName, 'a\\ud800b'",
    "description, 'a\\udc00'",
    "returnUrl, https://evil.example/",
    "returnUrl, https://shop.example.evil.example/",
    "returnUrl, https://shop.example@evil.example/",
    "returnUrl, http://shop.example/",
    "returnUrl, //shop.example/",
    "returnUrl, javascript:alert(1)",
    "returnUrl, 'https://shop.example/a b'",
    "returnUrl, ''"
  })
  void textThatCannotBeIsRefusedByName(String field, String json) {
    Answer answer = http.pay(Bodies.with(field, "\"" + json + "\""));

    assertThat(answer.problem()).startsWith("400 INVALID_REQUEST").endsWith(field);
  }

  @ParameterizedTest
  @ValueSource(strings = {"5", "true", "{}", "[]", "1.5"})
  void textIsAJsonString(String json) {
    assertThat(http.pay(Bodies.with("buyerId", json)).problem())
        .isEqualTo("400 INVALID_REQUEST buyerId");
  }

  @Test
  void koreanAndEmojiAreText() {
    assertThat(http.pay(Bodies.with("orderName", "\"녹차 🍵 세트\"")).at("/orderName"))
        .isEqualTo("녹차 🍵 세트");
  }

  @Test
  void aDescriptionAndTheWayBackMayBeLeftOut() {
    Answer answer = http.pay(Bodies.orders(1, "1000"));

    assertThat(answer.status()).isEqualTo(201);
    assertThat(answer.at("/orders/0/description")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 255})
  void aKeyHasUpTo255VisibleCharacters(int length) {
    String key = (System.nanoTime() + "~".repeat(255)).substring(0, length);

    assertThat(http.post("/payments/payment/v1", Bodies.GOOD, "Idempotency-Key", key).status())
        .isIn(200, 201);
  }

  @Test
  void aMissingOrMalformedKeyIsRefused() {
    String path = "/payments/payment/v1";
    String refused = "400 IDEMPOTENCY_KEY_REQUIRED Idempotency-Key";

    assertThat(http.post(path, Bodies.GOOD).problem()).isEqualTo(refused);
    for (String key : new String[] {"", "a b", "a\tb", "x".repeat(256)}) {
      assertThat(http.post(path, Bodies.GOOD, "Idempotency-Key", key).problem()).isEqualTo(refused);
    }
  }
}
