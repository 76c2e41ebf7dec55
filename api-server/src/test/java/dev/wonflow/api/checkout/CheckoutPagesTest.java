package dev.wonflow.api.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wonflow.api.Answer;
import dev.wonflow.api.ApiTest;
import dev.wonflow.api.Bodies;
import dev.wonflow.api.Stored;
import dev.wonflow.api.World;
import dev.wonflow.api.link.Links;
import dev.wonflow.id.PaymentId;
import dev.wonflow.payment.PaymentStatus;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

class CheckoutPagesTest extends ApiTest {
  private final String key = "DONE-" + UUID.randomUUID();
  @Autowired private Links links;

  @Test
  void theCheckoutPageShowsWhatIsPaidAndLetsTheBuyerPay() {
    Answer page = http.get(path(Stored.aPayment().insert()), "Accept-Language", "ko-KR");

    assertThat(page.status()).isEqualTo(200);
    assertThat(page.header("Content-Type")).startsWith("text/html");
    assertThat(page.text())
        .contains("<html lang=\"ko\">", "10,000원", "Green tea", "Tea &amp; &lt;b&gt;cups")
        .contains("data-value=\"10000\"", "http://localhost:8090/v2/standard", "/success\"")
        .contains("value=\"CARD\"", "value=\"TRANSFER\"", "value=\"VIRTUAL_ACCOUNT\"")
        .doesNotContain("<b>cups", "onclick", "style=");
  }

  @ParameterizedTest
  @CsvSource({
    "en-GB, '', en, '₩10,000'",
    "ko, '', ko, '10,000원'",
    "fr, '', ko, '10,000원'",
    "'fr, en;q=0.5', '', en, '₩10,000'",
    "ko, '?lang=en', en, '₩10,000'",
    "en, '?lang=ko', ko, '10,000원'",
    "en, '?lang=xx', en, '₩10,000'"
  })
  void thePageSpeaksTheReadersLanguage(String accept, String query, String language, String won) {
    Answer page = http.get(path(Stored.aPayment().insert()) + query, "Accept-Language", accept);

    assertThat(page.text()).contains("<html lang=\"" + language + "\">", won);
  }

  @Test
  void aChosenLanguageIsRemembered() {
    String path = path(Stored.aPayment().insert());
    String cookie = http.get(path + "?lang=en").header("Set-Cookie");

    assertThat(http.get(path, "Cookie", cookie.split(";")[0], "Accept-Language", "ko").text())
        .contains("<html lang=\"en\">");
  }

  @Test
  void aBrowserMayDoLittleOnOurPages() {
    String path = path(Stored.aPayment().insert());

    for (String page :
        List.of(path, path + "/status", path + "/fail", "/checkout/forged", "/errors/NOT_FOUND")) {
      Answer answer = http.get(page);
      assertThat(answer.header("Content-Security-Policy"))
          .contains("default-src 'none'", "script-src 'self' http://localhost:8090;")
          .contains("frame-ancestors 'none'", "form-action 'self'", "base-uri 'none'")
          .doesNotContain("unsafe");
      assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
      assertThat(answer.header("Referrer-Policy")).isEqualTo("same-origin");
      assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
    }
  }

  @Test
  void aForgedLinkOpensNothing() {
    String id = Stored.aPayment().insert();

    for (String token :
        List.of(id, id + ".", id + "." + "a".repeat(32), "x", "%00", token("pay_unknown"))) {
      for (String page : List.of("", "/success", "/fail", "/status")) {
        assertThat(http.get("/checkout/" + token + page).status()).as(token + page).isIn(400, 404);
      }
      assertThat(http.form("/checkout/" + token + "/confirm", "paymentKey", "k").status())
          .isIn(400, 404);
    }
  }

  @ParameterizedTest
  @EnumSource(value = PaymentStatus.class, mode = EnumSource.Mode.EXCLUDE, names = "READY")
  void onlyAPaymentThatIsReadyCanBePaid(PaymentStatus status) {
    String path = path(Stored.aPayment().status(status).key(key).insert());

    for (String page : List.of("", "/fail", "/success?paymentKey=k&orderId=o&amount=1")) {
      Answer answer = http.get(path + page);
      assertThat(answer.status()).isIn(302, 303);
      assertThat(answer.header("Location")).endsWith("/status");
    }
  }

  @Test
  void theWindowIsNotOpenedAfterItsTime() {
    String path =
        path(Stored.aPayment().with("expires_at", Instant.now().minusSeconds(1)).insert());

    assertThat(http.get(path).header("Location")).endsWith("/status");
    assertThat(http.get(path + "/status?lang=en").text())
        .contains("The time to start this payment is over")
        .doesNotContain("Pay now");
  }

  @Test
  void theSuccessPageOnlyShowsAFormThatPosts() {
    String id = requested();

    Answer page = http.get(success(id, key, id, "10000"));

    assertThat(page.status()).isEqualTo(200);
    assertThat(page.text())
        .contains(
            "method=\"post\"",
            "/confirm\"",
            "name=\"paymentKey\" value=\"" + key + "\"",
            "data-auto=\"true\"");
    assertThat(World.signals(id)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "9999, ''",
    "10001, ''",
    "010000, ''",
    "1e4, ''",
    "'', ''",
    "10000, pay_of_another",
    "10000, ' '"
  })
  void aTamperedSuccessSignalsNothing(String amount, String orderId) {
    String id = requested();
    String order = orderId.isEmpty() ? id : orderId;

    Answer page = http.get(success(id, key, order, amount) + "&lang=en");
    Answer posted =
        http.form(path(id) + "/confirm", "paymentKey", key, "orderId", order, "amount", amount);

    assertThat(page.status()).isEqualTo(400);
    assertThat(page.text()).contains("This does not match your order", "nothing was charged");
    assertThat(posted.status()).isEqualTo(400);
    assertThat(World.signals(id)).isEmpty();
  }

  @Test
  void aSuccessWithoutItsParametersIsRefused() {
    String id = requested();

    assertThat(http.get(path(id) + "/success").status()).isEqualTo(400);
    assertThat(http.form(path(id) + "/confirm").status()).isEqualTo(400);
    assertThat(World.signals(id)).isEmpty();
  }

  @Test
  void aConfirmIsPostedAndLeadsToTheStatus() throws Exception {
    String id = Stored.of(requested()).insert();
    try (var worker = World.worker()) {
      Answer posted =
          http.form(path(id) + "/confirm", "paymentKey", key, "orderId", id, "amount", "10000");

      assertThat(posted.status()).isEqualTo(303);
      assertThat(posted.header("Location")).isEqualTo(path(id) + "/status?sent");
      assertThat(http.get(posted.header("Location") + "&lang=en").text()).contains("Paid");
      assertThat(worker).isNotNull();
    }
  }

  @Test
  void aConfirmWithoutAWorkerIsPromisedNotLost() {
    String id = requested();

    Answer posted =
        http.form(path(id) + "/confirm", "paymentKey", key, "orderId", id, "amount", "10000");

    assertThat(World.signals(id)).containsExactly("confirm");
    assertThat(http.get(posted.header("Location") + "&lang=en").text())
        .contains("being processed", "You will not be charged twice")
        .doesNotContain("Pay now");
  }

  @Test
  void aSecondPaymentKeyLeadsToTheStatusOfTheFirst() {
    String id = Stored.aPayment().status(PaymentStatus.DONE).key(key).insert();

    Answer posted =
        http.form(path(id) + "/confirm", "paymentKey", "other", "orderId", id, "amount", "10000");

    assertThat(posted.status()).isEqualTo(303);
    assertThat(posted.header("Location")).isEqualTo(path(id) + "/status");
  }

  @ParameterizedTest
  @CsvSource({
    "PAY_PROCESS_CANCELED, You closed the payment window",
    "PAY_PROCESS_ABORTED, reported a failure",
    "REJECT_CARD_COMPANY, The card company refused",
    "<script>, could not finish",
    "'', could not finish"
  })
  void aFailureIsExplainedAndCanBeTriedAgain(String code, String words) {
    String id = Stored.aPayment().with("return_url", "https://shop.example/cart").insert();

    Answer page =
        http.get(
            path(id)
                + "/fail?lang=en&code="
                + dev.wonflow.api.Http.encode(code)
                + "&message=%3Cb%3E");

    assertThat(page.text())
        .contains(
            words, "Nothing was charged", "href=\"" + path(id) + "\"", "https://shop.example/cart")
        .doesNotContain("<b>", "<script>");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ko", "en"})
  void everyStatusHasAPageInBothLanguages(String language) {
    for (PaymentStatus status : PaymentStatus.values()) {
      String id = Stored.aPayment().status(status).key(UUID.randomUUID().toString()).insert();
      Answer page = http.get(path(id) + "/status?lang=" + language);
      assertThat(page.status()).as(status.name()).isEqualTo(200);
      assertThat(page.text()).contains("<html lang=\"" + language + "\">").doesNotContain("??");
    }
  }

  @Test
  void anUnknownResultNeverLooksLikeAFailure() {
    String id = Stored.aPayment().status(PaymentStatus.UNKNOWN).key(key).insert();

    assertThat(http.get(path(id) + "/status?lang=en").text())
        .contains(
            "We are checking your payment",
            "You will not be charged twice",
            "data-look-again=\"5\"")
        .contains("<noscript><meta http-equiv=\"refresh\" content=\"5\"></noscript>")
        .doesNotContain("Not paid", "failed", "class=\"bad\"");
  }

  @ParameterizedTest
  @CsvSource({
    "DECLINED, REJECT_CARD_PAYMENT, The limit is reached",
    "DECLINED, NEW_CODE_OF_TOSS, did not accept the payment",
    "DECLINED, 'odd <code>', did not accept the payment",
    "BANK_MAINTENANCE, NOT_AVAILABLE_BANK, The bank is closed",
    "CONFIRM_MISMATCH, , does not belong to this order"
  })
  void aDeclineIsExplainedInWordsOfPeople(String code, String tossCode, String words) {
    String id =
        Stored.aPayment()
            .status(PaymentStatus.FAILED)
            .with("failure_code", code)
            .with("failure_toss_code", tossCode)
            .with("failure_message", "raw")
            .insert();

    assertThat(http.get(path(id) + "/status?lang=en").text())
        .contains("Not paid", words, "data-look-again=\"0\"")
        .doesNotContain("http-equiv");
  }

  @Test
  void aDepositIsDescribedWithBankAccountAndTime() {
    String id =
        Stored.aPayment()
            .status(PaymentStatus.WAITING_FOR_DEPOSIT)
            .key(key)
            .with("deposit_bank_code", "20")
            .with("deposit_account", "X6505636518308")
            .with("deposit_due_at", Instant.parse("2026-11-22T14:59:00Z"))
            .insert();

    assertThat(http.get(path(id) + "/status?lang=ko").text())
        .contains("우리은행", "X6505636518308", "2026년 11월 22일 23:59", "10,000원");
  }

  @Test
  void aCancelledPaymentSaysWhetherMoneyCameBack() {
    String before = Stored.aPayment().status(PaymentStatus.CANCELED).insert();
    String after =
        Stored.aPayment()
            .status(PaymentStatus.CANCELED)
            .with("approved_at", Instant.now())
            .insert();

    assertThat(http.get(path(before) + "/status?lang=en").text()).contains("Nothing was charged");
    assertThat(http.get(path(after) + "/status?lang=en").text()).contains("Refunded");
  }

  @Test
  void aCodeIsExplainedUnderItsAddress() {
    assertThat(http.get("/errors/INVALID_AMOUNT").text())
        .contains("INVALID_AMOUNT", "decimal string");
    assertThat(http.get("/errors/NOTHING").status()).isEqualTo(404);
  }

  @Test
  void whatGoesWrongIsSaidOnAPage() {
    Answer answer = http.get("/checkout/forged?lang=en");

    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.header("Content-Type")).startsWith("text/html");
    assertThat(answer.text()).contains("There is no such page", "<html lang=\"en\">");
  }

  @Test
  void aFormHasALimitToo() {
    Answer answer = http.form("/checkout/x/confirm", "paymentKey", "k".repeat(70_000));

    assertThat(answer.status()).isEqualTo(413);
    assertThat(answer.header("Content-Type")).startsWith("text/html");
  }

  private String requested() {
    return http.pay(Bodies.GOOD).at("/paymentId");
  }

  private String success(String id, String paymentKey, String orderId, String amount) {
    return path(id)
        + "/success?paymentType=NORMAL&paymentKey=%s&orderId=%s&amount=%s"
            .formatted(paymentKey, dev.wonflow.api.Http.encode(orderId), amount);
  }

  private String path(String paymentId) {
    return "/checkout/" + token(paymentId);
  }

  private String token(String paymentId) {
    return links.token(new PaymentId(paymentId));
  }
}
