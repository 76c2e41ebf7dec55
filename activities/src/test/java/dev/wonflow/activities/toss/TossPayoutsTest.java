package dev.wonflow.activities.toss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wonflow.error.ErrorCode;
import dev.wonflow.id.Ids;
import dev.wonflow.id.PayoutId;
import dev.wonflow.money.Money;
import dev.wonflow.payout.CancelPayout;
import dev.wonflow.payout.FindPayout;
import dev.wonflow.payout.PayoutAnswer;
import dev.wonflow.payout.SendPayout;
import dev.wonflow.payout.TossBalance;
import dev.wonflow.payout.TossPayout;
import dev.wonflow.payout.TossPayoutStatus;
import dev.wonflow.payout.TossPayouts;
import dev.wonflow.toss.FaultClass;
import io.temporal.failure.ApplicationFailure;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.concurrent.TimeUnit;
import mockwebserver3.RecordedRequest;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The client of payouts v2 against real HTTP. */
class TossPayoutsTest extends PayoutHttp {
  private static final PayoutId ID = Ids.payout("test", "demo", "key");
  private static final Money AMOUNT = Money.krw(5_000);
  private static final SendPayout ORDER = new SendPayout(ID, "seller_a01", AMOUNT, 2, null);
  private static final FindPayout BY_REFERENCE =
      new FindPayout(ID, AMOUNT, null, Instant.parse("2026-01-05T00:00:00Z"));
  private static final PayoutAnswer SHOWN =
      new PayoutAnswer.Shown(new TossPayout("FPA_1", ID, TossPayoutStatus.REQUESTED, AMOUNT, null));

  private TossPayouts toss;

  @BeforeEach
  void connect() {
    toss = new TossPayoutsImpl(api, new Sealing(ENVELOPE));
  }

  @Test
  void orderGoesLockedUnderItsKey() throws Exception {
    answer(200, list(item(ID, "5000.0"), "\"hasNext\":false"));

    assertThat(toss.send(ORDER)).isEqualTo(SHOWN);

    RecordedRequest request = server.takeRequest(5, TimeUnit.SECONDS);
    assertThat(request.getTarget()).isEqualTo("/v2/payouts");
    assertThat(request.getHeaders().get("Idempotency-Key")).isEqualTo("payout:" + ID + ":2");
    assertThat(request.getHeaders().get("TossPayments-api-security-mode")).isEqualTo("ENCRYPTION");
    assertThat(request.getHeaders().get("Content-Type")).startsWith("text/plain");
    assertThat(ENVELOPE.open(request.getBody().utf8()))
        .isEqualTo(
            "[{\"refPayoutId\":\"%s\",\"destination\":\"seller_a01\",\"scheduleType\":\"EXPRESS\",\"amount\":{\"currency\":\"KRW\",\"value\":5000},\"transactionDescription\":\"정산\"}]"
                .formatted(ID));
  }

  @Test
  void plannedOrderNamesItsDayAndIsDroppedByItsId() throws Exception {
    answer(200, list(item(ID, "5000.0"), "\"hasNext\":false"));
    answer(200, "{\"entityBody\":" + item(ID, "5000.0").replace("REQUESTED", "CANCELED") + "}");

    toss.send(new SendPayout(ID, "seller_a01", AMOUNT, 1, LocalDate.of(2026, 1, 6)));
    PayoutAnswer dropped = toss.cancel(new CancelPayout(ID, "FPA_1", AMOUNT));

    assertThat(ENVELOPE.open(server.takeRequest().getBody().utf8()))
        .contains("\"scheduleType\":\"SCHEDULED\",\"payoutDate\":\"2026-01-06\"");
    RecordedRequest cancel = server.takeRequest();
    assertThat(cancel.getMethod() + " " + cancel.getTarget())
        .isEqualTo("POST /v2/payouts/FPA_1/cancel");
    assertThat(dropped)
        .isEqualTo(
            new PayoutAnswer.Shown(
                new TossPayout("FPA_1", ID, TossPayoutStatus.CANCELED, AMOUNT, null)));
  }

  @Test
  void balanceIsReadAndNeverGuessed() throws InterruptedException {
    String available = "\"availableAmount\":{\"currency\":\"KRW\",\"value\":7000.0}";
    answer(200, "{\"entityBody\":{" + available + "}}");
    answer(
        200,
        "{\"entityBody\":{"
            + available
            + ",\"pendingAmount\":{\"currency\":\"KRW\",\"value\":1}}}");
    answer(200, "{\"entityBody\":{\"availableAmount\":{\"currency\":\"KRW\"}}}");
    answer(400, "{\"error\":{\"code\":\"INVALID_REQUEST\",\"message\":\"no\"}}");

    assertThat(toss.balance()).isEqualTo(new TossBalance(Money.krw(7_000), null));
    assertThat(toss.balance()).isEqualTo(new TossBalance(Money.krw(7_000), Money.krw(1)));
    assertFails(() -> toss.balance(), ErrorCode.TOSS_NO_ANSWER);
    assertFails(() -> toss.balance(), ErrorCode.TOSS_NO_ANSWER);

    assertThat(server.takeRequest().getTarget()).isEqualTo("/v2/balances");
  }

  @Test
  void duringARotationTheNewKeyLocksAndEitherOpens() throws Exception {
    PayoutProperties rotated =
        new PayoutProperties("11".repeat(32), "00".repeat(32), Duration.ofSeconds(5));
    Envelope both = new Envelope(rotated, new SecureRandom());
    TossPayouts during = new TossPayoutsImpl(api(rotated, both), new Sealing(both));
    String shown = list(item(ID, "5000"), "\"hasNext\":false");
    answer(200, locked(shown));
    answer(200, both.lock(shown, "2026-01-05T09:00:00+09:00", "nonce"));

    assertThat(during.send(ORDER)).isEqualTo(SHOWN);
    assertThat(during.send(ORDER)).isEqualTo(SHOWN);

    String sent = server.takeRequest().getBody().utf8();
    assertThat(both.open(sent)).contains(ID.value());
    assertThatThrownBy(() -> ENVELOPE.open(sent)).isInstanceOf(IOException.class);
  }

  @Test
  void lockedAnswersAndLockedErrorsAreRead() {
    answer(200, locked(list(item(ID, "5000"), "\"hasNext\":false")));
    answer(400, locked(error("FORBIDDEN_SELLER_PAYOUT")));

    assertThat(toss.send(ORDER)).isEqualTo(SHOWN);
    assertThat(toss.send(ORDER))
        .isEqualTo(new PayoutAnswer.Refused(FaultClass.NEEDS_HUMAN, "FORBIDDEN_SELLER_PAYOUT"));
  }

  @Test
  void plainNestedErrorIsRead() {
    answer(400, error("NOT_ALLOWED_HOLIDAY"));

    assertThat(toss.send(ORDER))
        .isEqualTo(new PayoutAnswer.Refused(FaultClass.CALENDAR, "NOT_ALLOWED_HOLIDAY"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"hasNext\":true,\"lastCursor\":\"FPA_0\"",
        "\"hasMore\":true,\"nextCursor\":\"FPA_0\""
      })
  void referenceIsFoundOnALaterPageOfEitherShape(String page) throws InterruptedException {
    answer(200, list(item(Ids.payout("test", "demo", "other"), "1"), page));
    answer(200, list(item(ID, "5000.0"), "\"hasNext\":false"));

    assertThat(toss.find(BY_REFERENCE)).isEqualTo(SHOWN);

    assertThat(server.takeRequest().getTarget())
        .isEqualTo("/v2/payouts?limit=1000&payoutDateGte=2026-01-03");
    assertThat(server.takeRequest().getTarget())
        .isEqualTo("/v2/payouts?limit=1000&startingAfter=FPA_0&payoutDateGte=2026-01-03");
  }

  @Test
  void absentOnlyAfterTheWholeList() {
    answer(200, list("", "\"hasNext\":false"));

    assertThat(toss.find(BY_REFERENCE)).isEqualTo(new PayoutAnswer.Absent());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "<html>",
        "{}",
        "{\"entityBody\":null}",
        "{\"entityBody\":{\"items\":{}}}",
        "{\"entityBody\":{\"items\":[],\"hasNext\":true}}",
        "a.b.c.d.e"
      })
  void whatCannotBeReadIsNeverAbsent(String body) {
    answer(200, body);

    assertFails(() -> toss.find(BY_REFERENCE), ErrorCode.TOSS_NO_ANSWER);
  }

  @Test
  void otherAmountAndTwoOfOneReferenceAreNotOurs() {
    answer(200, list(item(ID, "5001"), "\"hasNext\":false"));
    answer(200, list(item(ID, "5000") + "," + item(ID, "5000"), "\"hasNext\":false"));

    assertFails(() -> toss.send(ORDER), ErrorCode.ANSWER_BINDING);
    assertFails(() -> toss.find(BY_REFERENCE), ErrorCode.ANSWER_BINDING);
  }

  @Test
  void codeThatIsNotKnownSaysNothingAboutTheMoney() {
    answer(500, error("NEW_CODE"));

    assertThat(toss.send(ORDER))
        .isInstanceOfSatisfying(
            PayoutAnswer.Refused.class,
            refused -> assertThat(refused.fault()).isEqualTo(FaultClass.UNKNOWN_RESULT));
  }

  private static String item(PayoutId id, String value) {
    return "{\"id\":\"FPA_1\",\"refPayoutId\":\"%s\",\"status\":\"REQUESTED\",\"error\":null,\"amount\":{\"currency\":\"KRW\",\"value\":%s}}"
        .formatted(id, value);
  }

  private static void assertFails(ThrowingCallable call, ErrorCode code) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            ApplicationFailure.class,
            failure -> assertThat(failure.getType()).isEqualTo(code.name()));
  }
}
