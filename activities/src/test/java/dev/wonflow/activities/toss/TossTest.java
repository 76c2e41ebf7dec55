package dev.wonflow.activities.toss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wonflow.activities.vault.RefundAccount;
import dev.wonflow.error.ErrorCode;
import dev.wonflow.id.Ids;
import dev.wonflow.id.PaymentId;
import dev.wonflow.id.PaymentKey;
import dev.wonflow.id.RefundId;
import dev.wonflow.money.Money;
import dev.wonflow.toss.Cancel;
import dev.wonflow.toss.Confirm;
import dev.wonflow.toss.FaultClass;
import dev.wonflow.toss.LookUp;
import dev.wonflow.toss.Toss;
import dev.wonflow.toss.TossAnswer;
import dev.wonflow.toss.TossCancel;
import dev.wonflow.toss.TossPayment;
import dev.wonflow.toss.TossStatus;
import dev.wonflow.toss.VirtualAccount;
import io.temporal.failure.ApplicationFailure;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The client against real HTTP, with answers as Toss writes them. */
class TossTest {
  private static final PaymentId ID = new PaymentId("ord_20260105_0001");
  private static final PaymentKey KEY = new PaymentKey("sim20260105091500aB3dE");
  private static final Confirm CONFIRM = new Confirm(ID, KEY, Money.krw(10_000), 1);
  private static final RefundId REFUND = Ids.refund("test", ID, "key");
  private static final LookUp BY_KEY = new LookUp(ID, KEY);
  private static final LookUp BY_ORDER = new LookUp(ID, null);
  private static final RefundAccount ACCOUNT = new RefundAccount("88", "110123456789", "김구매");
  private static final Duration CALL_TIMEOUT = Duration.ofMillis(400);

  private final MockWebServer server = new MockWebServer();
  private Toss toss;

  @BeforeEach
  void start() throws IOException {
    server.start();
    TossProperties properties =
        new TossProperties(
            server.url("/").uri(), "test_sk_simulator0001", CALL_TIMEOUT, CALL_TIMEOUT);
    toss = new TossImpl(new TossClient().tossApi(properties), row -> ACCOUNT);
  }

  @AfterEach
  void stop() {
    server.close();
  }

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

  private static Cancel cancel(@Nullable String account) {
    Money won = Money.krw(3_000);
    return new Cancel(ID, KEY, REFUND, won, Money.krw(10_000), "broken", account, 2);
  }

  private static String canceled(String reason, long won) {
    return Answers.DEPOSIT
        .replace("ref_x one of three", reason)
        .replace("\"cancelAmount\":3000", "\"cancelAmount\":" + won);
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

  @ParameterizedTest
  @CsvSource({
    "sim20260105091500aB3dE,another_key",
    "ord_20260105_0001,another_order",
    "10000,9999",
    "KRW,JPY"
  })
  void confirmAnsweredWithAnotherPaymentIsNotBelieved(String ours, String theirs) {
    answer(200, Answers.DONE.replace(ours, theirs));

    assertFails(() -> toss.confirm(CONFIRM), ErrorCode.ANSWER_BINDING);
  }

  @Test
  void lookUpByKeyShowsWhoseTheKeyIs() {
    answer(200, Answers.DONE.replace(ID.value(), "another_order").replace("10000", "5"));

    TossPayment payment = found(toss.lookUp(BY_KEY));

    assertThat(payment.orderId()).isEqualTo(new PaymentId("another_order"));
    assertThat(payment.total()).isEqualTo(Money.krw(5));
  }

  @Test
  void lookUpIsBoundToWhatItAskedBy() {
    answer(200, Answers.DONE.replace(KEY.value(), "another_key"));
    assertFails(() -> toss.lookUp(BY_KEY), ErrorCode.ANSWER_BINDING);

    answer(200, Answers.DONE.replace(ID.value(), "another_order"));
    assertFails(() -> toss.lookUp(BY_ORDER), ErrorCode.ANSWER_BINDING);

    answer(200, Answers.DONE.replace("KRW", "USD"));
    assertFails(() -> toss.lookUp(BY_KEY), ErrorCode.ANSWER_BINDING);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "{}",
        "OK",
        "<html><body>Gateway</body></html>",
        "{\"code\":\"REJECT_CARD_PAYMENT\",\"message\":\"with 200\"}",
        "{\"paymentKey\":",
      })
  void whatIsNoPaymentIsNoAnswer(String body) {
    answer(200, body);

    assertFails(() -> toss.confirm(CONFIRM), ErrorCode.TOSS_NO_ANSWER);
  }

  @ParameterizedTest
  @CsvSource({
    "10000,10000.5",
    "10000,1e400",
    "10000,9223372036854775808",
    "KRW,WON",
    "2026-01-05T09:15:42+09:00,yesterday"
  })
  void valueThatCannotBeReadIsNoAnswer(String value, String broken) {
    answer(200, Answers.DONE.replace(value, broken));

    assertFails(() -> toss.confirm(CONFIRM), ErrorCode.TOSS_NO_ANSWER);
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "500, -",
        "502, <html><body>502 Bad Gateway</body></html>",
        "504, ''",
        "400, {}",
        "400, '{\"code\":\"lower case\"}'",
        "302, moved",
      })
  void whatHasNoCodeIsNoAnswer(int status, String body) {
    answer(status, body == null ? "" : body);

    assertFails(() -> toss.confirm(CONFIRM), ErrorCode.TOSS_NO_ANSWER);
  }

  @Test
  void plainTooManyRequestsIsARate() {
    answer(429, "slow down");

    assertThat(refused(toss.confirm(CONFIRM)).fault()).isEqualTo(FaultClass.RATE);
  }

  @Test
  void unreadableUnauthorizedIsConfiguration() {
    answer(401, "<html>");

    assertThat(toss.confirm(CONFIRM))
        .isEqualTo(new TossAnswer.Refused(FaultClass.BUG_OR_CONFIG, "UNAUTHORIZED_KEY", ""));
  }

  @Test
  void refusalCarriesTossOwnWordsWithinTheLimit() {
    answer(403, "{\"code\":\"REJECT_CARD_PAYMENT\",\"message\":\"" + "가".repeat(600) + "\"}");

    assertThat(toss.confirm(CONFIRM))
        .isEqualTo(
            new TossAnswer.Refused(FaultClass.DECLINED, "REJECT_CARD_PAYMENT", "가".repeat(510)));
  }

  @Test
  void slowAnswerIsNoAnswer() {
    server.enqueue(Answers.of(200, Answers.DONE).headersDelay(2, TimeUnit.SECONDS).build());
    Instant asked = Instant.now();

    assertFails(() -> toss.confirm(CONFIRM), ErrorCode.TOSS_NO_ANSWER);

    assertThat(Duration.between(asked, Instant.now())).isLessThan(Duration.ofSeconds(2));
  }

  @Test
  void answerThatTricklesIsCutAtTheSameTime() {
    server.enqueue(
        Answers.of(200, Answers.DONE).throttleBody(100, 200, TimeUnit.MILLISECONDS).build());
    Instant asked = Instant.now();

    assertFails(() -> toss.confirm(CONFIRM), ErrorCode.TOSS_NO_ANSWER);

    assertThat(Duration.between(asked, Instant.now())).isLessThan(Duration.ofSeconds(2));
  }

  @Test
  void endlessAnswerIsNotRead() {
    answer(200, Answers.DONE + " ".repeat(1 << 20));

    assertFails(() -> toss.confirm(CONFIRM), ErrorCode.TOSS_NO_ANSWER);
  }

  @Test
  void lostConnectionIsNoAnswerAndNotSentAgain() throws InterruptedException {
    server.enqueue(
        Answers.of(200, Answers.DONE).onResponseStart(new SocketEffect.CloseSocket()).build());
    answer(200, Answers.DONE);

    assertFails(() -> toss.confirm(CONFIRM), ErrorCode.TOSS_NO_ANSWER);

    assertThat(server.getRequestCount()).isOne();
  }

  @Test
  void questionIsAskedAnewWhereTheIdleConnectionWasClosed() {
    server.enqueue(
        Answers.of(200, Answers.DONE).onResponseEnd(new SocketEffect.CloseSocket()).build());
    answer(200, Answers.DONE);
    toss.lookUp(BY_KEY);

    assertThat(found(toss.lookUp(BY_KEY)).status()).isEqualTo(TossStatus.DONE);
  }

  @Test
  void answerThatBreaksOffIsNoAnswer() {
    server.enqueue(
        Answers.of(200, Answers.DONE).onResponseBody(new SocketEffect.CloseSocket()).build());

    assertFails(() -> toss.confirm(CONFIRM), ErrorCode.TOSS_NO_ANSWER);
  }

  @Test
  void unreachableTossIsNoAnswer() {
    server.close();

    assertFails(() -> toss.confirm(CONFIRM), ErrorCode.TOSS_NO_ANSWER);
  }

  @Test
  void invitationToSendAgainIsNotTaken() {
    server.enqueue(Answers.of(503, "").setHeader("Retry-After", "0").build());
    answer(200, Answers.DONE);

    assertFails(() -> toss.confirm(CONFIRM), ErrorCode.TOSS_NO_ANSWER);

    assertThat(server.getRequestCount()).isOne();
  }

  @Test
  void redirectIsNotFollowed() {
    server.enqueue(Answers.of(302, "").setHeader("Location", "/elsewhere").build());
    answer(200, Answers.DONE);

    assertFails(() -> toss.lookUp(BY_KEY), ErrorCode.TOSS_NO_ANSWER);

    assertThat(server.getRequestCount()).isOne();
  }

  @Test
  void failureNamesNeitherKeyNorBody() {
    answer(502, "the-body-of-somebody");

    assertThatThrownBy(() -> toss.confirm(CONFIRM))
        .hasMessageNotContainingAny("test_sk", "the-body-of-somebody");
  }

  private void answer(int status, String body) {
    server.enqueue(Answers.of(status, body).build());
  }

  private RecordedRequest request() throws InterruptedException {
    RecordedRequest request = server.takeRequest(5, TimeUnit.SECONDS);
    assertThat(request).isNotNull();
    return request;
  }

  private static String body(RecordedRequest request) {
    okio.ByteString body = request.getBody();
    return body == null ? "" : body.utf8();
  }

  private static TossPayment found(TossAnswer answer) {
    assertThat(answer).isInstanceOf(TossAnswer.Found.class);
    return ((TossAnswer.Found) answer).payment();
  }

  private static TossAnswer.Refused refused(TossAnswer answer) {
    assertThat(answer).isInstanceOf(TossAnswer.Refused.class);
    return (TossAnswer.Refused) answer;
  }

  private static void assertFails(ThrowingCallable call, ErrorCode code) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            ApplicationFailure.class,
            failure -> {
              assertThat(failure.getType()).isEqualTo(code.name());
              assertThat(failure.isNonRetryable()).isFalse();
            });
  }
}
