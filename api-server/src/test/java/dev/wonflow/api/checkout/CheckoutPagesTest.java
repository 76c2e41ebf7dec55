package dev.wonflow.api.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wonflow.api.Answer;
import dev.wonflow.api.Stored;
import dev.wonflow.payment.PaymentStatus;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class CheckoutPagesTest extends PageTest {
  private final String key = "DONE-" + UUID.randomUUID();

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
  void aPageLeadsToItselfInTheOtherLanguage() {
    String path = path(Stored.aPayment().insert());

    assertThat(http.get(path + "/fail?code=PAY_PROCESS_CANCELED&lang=ko").text())
        .contains("href=\"" + path + "/fail?code=PAY_PROCESS_CANCELED&amp;lang=en\"", ">English<");
    assertThat(http.get(path + "?lang=en").text()).contains("href=\"" + path + "?lang=ko\"");
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
  void theWindowIsNotOpenedBeforeTheRiskCheck() {
    String id = requested();

    Answer page = http.get(path(id) + "?lang=en");
    Stored.of(id).status(PaymentStatus.IN_REVIEW).insert();

    assertThat(page.text())
        .contains("We are preparing your payment", "data-look-again=\"2\"")
        .doesNotContain("TossPayments", "id=\"pay\"");
    assertThat(http.get(path(id)).header("Location")).endsWith("/status");
  }
}
