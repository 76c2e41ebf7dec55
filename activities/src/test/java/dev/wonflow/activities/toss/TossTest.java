package dev.wonflow.activities.toss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wonflow.error.ErrorCode;
import dev.wonflow.id.Ids;
import dev.wonflow.id.PaymentKey;
import dev.wonflow.money.Money;
import dev.wonflow.toss.Cancel;
import dev.wonflow.toss.FaultClass;
import dev.wonflow.toss.LookUp;
import dev.wonflow.toss.TossAnswer;
import dev.wonflow.toss.TossCancel;
import dev.wonflow.toss.TossPayment;
import dev.wonflow.toss.TossStatus;
import dev.wonflow.toss.VirtualAccount;
import io.temporal.failure.ApplicationFailure;
import java.time.Instant;
import java.util.List;
import mockwebserver3.RecordedRequest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is sent to Toss, and what its payments look like. */
class TossTest extends TossHttp {
  @Test
  void confirmSendsWhatTossAsksFor() throws InterruptedException {
    answer(200, Answers.DONE);

    toss.confirm(CONFIRM);

    RecordedRequest request = request();
    assertThat(request.getMethod()).isEqualTo("POST");
    assertThat(request.getTarget()).isEqualTo("/v1/payments/confirm");
    assertThat(request.getHeaders().values("Authorization"))
        .containsExactly("Basic dGVzdF9za19zaW11bGF0b3IwMDAxOg==");
    assertThat(request.getHeaders().values("Idempotency-Key"))
        .containsExactly("confirm:ord_20260105_0001:1");
    assertThat(request.getHeaders().get("Content-Type")).startsWith("application/json");
    assertThat(body(request))
        .isEqualTo(
            "{\"paymentKey\":\"sim20260105091500aB3dE\",\"orderId\":\"ord_20260105_0001\",\"amount\":10000}");
  }

  @Test
  void cancelSendsTheLockAndOurIdInTheReason() throws InterruptedException {
    answer(200, canceled(REFUND + " broken", 3_000));

    TossAnswer answer = toss.cancel(cancel(null));

    assertThat(answer)
        .isInstanceOfSatisfying(
            TossAnswer.Found.class,
            found -> assertThat(found.payment().cancelOf(REFUND, Money.krw(3_000))).isNotNull());
    RecordedRequest request = request();
    assertThat(request.getMethod()).isEqualTo("POST");
    assertThat(request.getTarget()).isEqualTo("/v1/payments/" + KEY + "/cancel");
    assertThat(request.getHeaders().values("Idempotency-Key"))
        .containsExactly("cancel:" + REFUND + ":2");
    assertThat(body(request))
        .isEqualTo(
            "{\"cancelReason\":\"%s broken\",\"cancelAmount\":3000,\"refundableAmount\":10000}"
                .formatted(REFUND));
  }

  @Test
  void cancelOfADepositSendsTheAccountOfTheVault() throws InterruptedException {
    answer(200, canceled(REFUND + " broken", 3_000));

    toss.cancel(cancel("vlt_1"));

    assertThat(body(request()))
        .endsWith(
            "\"refundReceiveAccount\":{\"bank\":\"88\",\"accountNumber\":\"110123456789\",\"holderName\":\"김구매\"}}");
  }

  @Test
  void anotherCancelThanOursIsNoAnswerToOurs() {
    answer(200, canceled("ref_of_somebody_else", 3_000));
    assertThatThrownBy(() -> toss.cancel(cancel(null)))
        .isInstanceOfSatisfying(
            ApplicationFailure.class,
            failure -> assertThat(failure.getType()).isEqualTo(ErrorCode.ANSWER_BINDING.name()));

    answer(200, canceled(REFUND + " broken", 2_999));
    assertThatThrownBy(() -> toss.cancel(cancel(null))).isInstanceOf(ApplicationFailure.class);
  }

  @Test
  void lostLockIsARefusal() {
    answer(400, Answers.refusal("NOT_MATCHES_REFUNDABLE_AMOUNT"));

    assertThat(toss.cancel(cancel(null)))
        .isEqualTo(
            new TossAnswer.Refused(FaultClass.LOCK_LOST, "NOT_MATCHES_REFUNDABLE_AMOUNT", "이유"));
  }

  @Test
  void approvedPaymentIsFound() {
    answer(200, Answers.DONE);

    assertThat(toss.confirm(CONFIRM))
        .isEqualTo(
            new TossAnswer.Found(
                new TossPayment(
                    KEY,
                    ID,
                    TossStatus.DONE,
                    Money.krw(10_000),
                    Money.krw(10_000),
                    "카드",
                    Instant.parse("2026-01-05T00:15:42Z"),
                    Ids.digest("ps_simSecret0001"),
                    null,
                    List.of(),
                    null,
                    null)));
  }

  @Test
  void issuedAccountAndCancelsAreFound() {
    answer(200, Answers.DEPOSIT);

    TossPayment payment = found(toss.lookUp(BY_KEY));

    assertThat(payment.virtualAccount())
        .isEqualTo(new VirtualAccount("20", "X1234567890", Instant.parse("2026-01-06T14:59:59Z")));
    assertThat(payment.cancels())
        .containsExactly(
            new TossCancel(
                "txrd_2",
                Money.krw(3_000),
                "ref_x one of three",
                Instant.parse("2026-01-05T01:00:00Z")));
    assertThat(payment.balance()).isEqualTo(Money.krw(7_000));
  }

  @Test
  void lookUpGoesByKeyOrByOrder() throws InterruptedException {
    answer(200, Answers.DONE);
    answer(200, Answers.DONE);

    found(toss.lookUp(BY_KEY));
    found(toss.lookUp(BY_ORDER));

    assertThat(request().getTarget()).isEqualTo("/v1/payments/" + KEY);
    assertThat(request().getTarget()).isEqualTo("/v1/payments/orders/" + ID);
  }

  @ParameterizedTest
  @CsvSource({"a/b?c=d#e,a%2Fb%3Fc%3Dd%23e", "../confirm,..%2Fconfirm", "a%2Fb,a%252Fb"})
  void paymentKeyFromABrowserStaysOnePathSegment(String key, String segment)
      throws InterruptedException {
    answer(404, Answers.refusal("NOT_FOUND_PAYMENT"));

    toss.lookUp(new LookUp(ID, new PaymentKey(key)));

    assertThat(request().getTarget()).isEqualTo("/v1/payments/" + segment);
  }

  @Test
  void unknownFieldsAndValuesAreNoObstacle() {
    answer(200, Answers.DONE.replace("\"DONE\"", "\"SETTLED_ON_MARS\",\"mood\":{\"of\":[1]}"));

    assertThat(found(toss.confirm(CONFIRM)).status()).isEqualTo(TossStatus.UNKNOWN);
  }

  @Test
  void amountWithAnEmptyFractionIsWholeWon() {
    answer(200, Answers.DONE.replace("10000", "10000.0"));

    assertThat(found(toss.confirm(CONFIRM)).total()).isEqualTo(Money.krw(10_000));
  }

  @Test
  void missingFieldsAreTolerated() {
    answer(
        200,
        """
        {"paymentKey":"sim20260105091500aB3dE","orderId":"ord_20260105_0001","status":"IN_PROGRESS",
         "currency":"KRW","totalAmount":10000,"cancels":[
           {"transactionKey":"t","cancelAmount":1,"canceledAt":"2026-01-05T10:00:00"},
           {"transactionKey":"u","cancelAmount":2,"canceledAt":"2026-01-05T10:00:00+09:00","cancelStatus":"ABORTED"}]}
        """);

    TossPayment payment = found(toss.confirm(CONFIRM));

    assertThat(payment.status()).isEqualTo(TossStatus.IN_PROGRESS);
    assertThat(payment.balance()).isEqualTo(Money.krw(9_999));
    assertThat(payment.cancels().getFirst().canceledAt())
        .isEqualTo(Instant.parse("2026-01-05T01:00:00Z"));
  }

  private static Cancel cancel(@Nullable String account) {
    Money won = Money.krw(3_000);
    return new Cancel(ID, KEY, REFUND, won, Money.krw(10_000), "broken", account, 2);
  }

  private static String canceled(String reason, long won) {
    return Answers.DEPOSIT
        .replace("ref_x one of three", reason)
        .replace("\"cancelAmount\":3000", "\"cancelAmount\":" + won);
  }
}
