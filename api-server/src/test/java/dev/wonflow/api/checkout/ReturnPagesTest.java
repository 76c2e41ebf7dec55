package dev.wonflow.api.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wonflow.api.Answer;
import dev.wonflow.api.Stored;
import dev.wonflow.api.World;
import dev.wonflow.payment.PaymentStatus;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReturnPagesTest extends PageTest {
  private final String key = "DONE-" + UUID.randomUUID();

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

  @Test
  void aFormHasALimitToo() {
    Answer answer = http.form("/checkout/x/confirm", "paymentKey", "k".repeat(70_000));

    assertThat(answer.status()).isEqualTo(413);
    assertThat(answer.header("Content-Type")).startsWith("text/html");
  }

  private String success(String id, String paymentKey, String orderId, String amount) {
    return path(id)
        + "/success?paymentType=NORMAL&paymentKey=%s&orderId=%s&amount=%s"
            .formatted(paymentKey, dev.wonflow.api.Http.encode(orderId), amount);
  }
}
