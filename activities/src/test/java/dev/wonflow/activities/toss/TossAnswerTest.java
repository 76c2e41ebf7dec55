package dev.wonflow.activities.toss;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wonflow.error.ErrorCode;
import dev.wonflow.id.PaymentId;
import dev.wonflow.money.Money;
import dev.wonflow.toss.FaultClass;
import dev.wonflow.toss.TossAnswer;
import dev.wonflow.toss.TossPayment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is believed of an answer, and what is no answer. */
class TossAnswerTest extends TossHttp {
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

  private static TossAnswer.Refused refused(TossAnswer answer) {
    assertThat(answer).isInstanceOf(TossAnswer.Refused.class);
    return (TossAnswer.Refused) answer;
  }
}
