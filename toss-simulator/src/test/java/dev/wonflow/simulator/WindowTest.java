package dev.wonflow.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class WindowTest {
  private static final String FORM = "application/x-www-form-urlencoded";
  private final Simulator toss = Simulator.shared();
  private final String order = Simulator.order();

  @Test
  void scriptDefinesTossPayments() {
    var script = toss.send("GET", "/v2/standard", "");

    assertThat(script.status()).isEqualTo(200);
    assertThat(script.header("Content-Type")).startsWith("text/javascript");
    assertThat(script.body()).contains("window.TossPayments", "renderAgreement", "requestPayment");
  }

  @Test
  void shopPageOfAnotherOriginMayOpenAWindow() {
    var body = "{\"orderId\":\"" + order + "\",\"amount\":10000}";

    var reply =
        toss.send(
            "POST",
            "/sandbox/windows",
            body,
            "Content-Type",
            "application/json",
            "Origin",
            "http://shop.example");

    assertThat(reply.status()).isEqualTo(201);
    assertThat(reply.header("Access-Control-Allow-Origin")).isEqualTo("*");
  }

  @Test
  void windowShowsTheOrderInBothLanguages() {
    var path = open();

    var korean = toss.send("GET", path, "", "Accept-Language", "ko");
    var english = toss.send("GET", path, "", "Accept-Language", "en-US");

    assertThat(korean.body()).contains("10,000원", "결제하기", "닫기", "실패", "가상계좌", order, "책 한 권");
    assertThat(english.body()).contains("10,000원", "Pay", "Close", "Fail", "lang=\"en\"");
  }

  @Test
  void lookingAtTheWindowChangesNothing() {
    var path = open();
    toss.send("GET", path, "");
    toss.send("GET", path + "/pay?method=CARD", "");

    assertThat(toss.get("/v1/payments/orders/" + order).text("status")).isEqualTo("READY");
  }

  @Test
  void payingRedirectsToTheShopAndWaitsForTheConfirm() {
    var path = open();

    var reply =
        toss.send("POST", path + "/pay", "method=VIRTUAL_ACCOUNT&bank=20", "Content-Type", FORM);

    var key = path.substring(path.lastIndexOf('/') + 1);
    assertThat(reply.status()).isEqualTo(303);
    assertThat(reply.header("Location"))
        .isEqualTo(
            "http://shop.example/success?paymentType=NORMAL&orderId=%s&paymentKey=%s&amount=10000"
                .formatted(order, key));
    assertThat(toss.lookUp(key).text("status")).isEqualTo("IN_PROGRESS");
    var confirmed = toss.confirm(key, order, 10_000, order).json();
    assertThat(confirmed.get("virtualAccount").get("bankCode").asString()).isEqualTo("20");
  }

  @Test
  void closingNamesNoOrderAndFailingDoes() {
    var closed = toss.send("POST", open() + "/close", "", "Content-Type", FORM);
    var failed = toss.send("POST", open() + "/fail", "", "Content-Type", FORM);

    assertThat(closed.header("Location"))
        .startsWith("http://shop.example/fail?code=PAY_PROCESS_CANCELED&message=")
        .doesNotContain("orderId");
    assertThat(failed.header("Location"))
        .contains("code=REJECT_CARD_COMPANY")
        .endsWith("&orderId=" + order);
  }

  @Test
  void windowIsGoneAfterThirtyMinutes() {
    var path = open();

    toss.advance(Duration.ofMinutes(30));
    var reply = toss.send("POST", path + "/pay", "method=CARD", "Content-Type", FORM);

    assertThat(reply.status()).isEqualTo(404);
    assertThat(toss.send("GET", path, "").body()).doesNotContain("<form");
    assertThat(toss.get("/v1/payments/orders/" + order).text("status")).isEqualTo("EXPIRED");
  }

  @Test
  void consoleShowsAndSetsFaultsByPostOnly() {
    toss.paid(order, 12_345, "CARD");
    var form =
        "endpoint=LOOKUP&fault=CODE&count=1&orderId="
            + order
            + "&delayMs=&code=COMMON_ERROR&place=";

    var added = toss.send("POST", "/console/faults", form, "Content-Type", FORM);
    var page = toss.send("GET", "/", "");

    assertThat(added.status()).isEqualTo(302);
    assertThat(page.body())
        .contains(order, "COMMON_ERROR", "Clear all faults", "12,345", "PAYMENT_STATUS_CHANGED");
    assertThat(toss.get("/v1/payments/orders/" + order).code()).isEqualTo("COMMON_ERROR");
    assertThat(toss.send("GET", "/console/faults/clear", "").status()).isEqualTo(404);
  }

  private String open() {
    return toss.sandbox(
            "/sandbox/windows",
            """
            {"orderId":"%s","amount":10000,"orderName":"책 한 권","successUrl":"http://shop.example/success",
             "failUrl":"http://shop.example/fail"}"""
                .formatted(order))
        .text("windowUrl");
  }
}
