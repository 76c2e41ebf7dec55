package dev.wonflow.refund;

import static dev.wonflow.refund.RefundStatus.DONE;
import static dev.wonflow.refund.RefundStatus.EXECUTING;
import static dev.wonflow.refund.RefundStatus.HELD;
import static dev.wonflow.refund.RefundStatus.REFUSED;
import static dev.wonflow.refund.RefundStatus.WAITING;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wonflow.error.ErrorCode;
import dev.wonflow.money.Money;
import dev.wonflow.operation.OperatorCase;
import dev.wonflow.payment.Failure;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The endings and races of a refund. */
class RefundWorkflowTest extends RefundStory {
  @Test
  void refundIsHeldGivenBackBookedAndDebitedOnce() {
    assertThat(refunded()).isEqualTo(new RefundOutcome(DONE, null));

    assertThat(books.statuses).containsExactly(HELD, EXECUTING, DONE);
    assertThat(books.journals).containsExactly(Map.entry("cancel:txrd_1", Money.krw(4_000)));
    assertThat(books.debits).containsExactly(Map.entry("cancel:txrd_1", 1));
    assertThat(toss.keys).containsExactly("cancel:" + id + ":1");
    assertThat(toss.lookUps).isZero();
  }

  @Test
  void passingErrorIsTriedUnderTheNextKeyAfterALookUp() {
    toss.will("PROVIDER_ERROR", "FORBIDDEN_CONSECUTIVE_REQUEST");

    assertThat(refunded().status()).isEqualTo(DONE);

    assertThat(toss.keys)
        .containsExactly("cancel:" + id + ":1", "cancel:" + id + ":2", "cancel:" + id + ":3");
    assertThat(toss.lookUps).isEqualTo(2);
  }

  @Test
  void otherCancelBeforeOursIsSeenAndDecidedAgain() {
    toss.backOffice(5_000);

    assertThat(refunded().status()).isEqualTo(DONE);

    assertThat(toss.keys).containsExactly("cancel:" + id + ":1", "cancel:" + id + ":2");
    assertThat(toss.times(id)).isOne();
  }

  @Test
  void refundOfWhatOthersTookIsRefused() {
    toss.backOffice(7_000);

    assertThat(refunded())
        .isEqualTo(new RefundOutcome(REFUSED, Failure.of(ErrorCode.REFUND_EXCEEDS_REMAINING)));

    assertThat(toss.times(id)).isZero();
    assertThat(books.journals).isEmpty();
  }

  @Test
  void alreadyCanceledBySomebodyElseIsNotOurs() {
    toss.backOffice(10_000);
    toss.will("ALREADY_CANCELED_PAYMENT");

    assertThat(refunded().status()).isEqualTo(REFUSED);

    assertThat(books.journals).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"REFUND_REJECTED", "EXCEED_MAX_REFUND_DUE", "INVALID_REFUND_ACCOUNT_INFO"})
  void definiteNoRefuses(String code) {
    toss.will(code);

    RefundOutcome outcome = refunded();

    assertThat(outcome.status()).isEqualTo(REFUSED);
    assertThat(outcome.failure())
        .isEqualTo(new Failure(ErrorCode.DECLINED, code, "Toss says " + code, null));
    assertThat(books.statuses).containsExactly(HELD, EXECUTING, REFUSED);
  }

  @Test
  void closedBankIsWaitedFor() {
    toss.will("NOT_AVAILABLE_BANK", "NOT_AVAILABLE_BANK");

    assertThat(refunded().status()).isEqualTo(DONE);

    assertThat(books.statuses).containsExactly(HELD, EXECUTING, WAITING, DONE);
    assertThat(toss.times(id)).isOne();
    assertThat(toss.keys).last().isEqualTo("cancel:" + id + ":3");
  }

  @Test
  void closedBankIsWaitedForUntilItsWindowEnds() {
    Instant before = Instant.ofEpochMilli(temporal.currentTimeMillis());
    hours.opensAt(before.plus(Duration.ofHours(5)));
    toss.will("NOT_AVAILABLE_BANK");

    assertThat(refunded().status()).isEqualTo(DONE);

    assertThat(Instant.ofEpochMilli(temporal.currentTimeMillis()))
        .isBetween(before.plus(Duration.ofHours(5)), before.plus(Duration.ofMinutes(301)));
    assertThat(toss.keys).hasSize(2);
  }

  @Test
  void rejectedKeyOfOursCallsAPersonAndBurnsNothing() {
    toss.will("UNAUTHORIZED_KEY");

    assertThat(refunded().status()).isEqualTo(DONE);

    assertThat(inbox.opened)
        .extracting(OperatorCase::code)
        .containsExactly(ErrorCode.TOSS_UNAUTHORIZED);
  }

  @Test
  void secondRunOfARefundLooksBeforeItSends() {
    refunded();
    books.stored.put(request.refundId(), new RefundOutcome(EXECUTING, null));

    RefundOutcome again = refunded();

    assertThat(again.status()).isEqualTo(DONE);
    assertThat(toss.lookUps).isOne();
    assertThat(toss.keys).hasSize(1);
    assertThat(books.debits).containsExactly(Map.entry("cancel:txrd_1", 1));
  }

  @Test
  void refundThatIsRefusedWhenItIsStoredAsksNobody() {
    books.refuses = Failure.of(ErrorCode.WALLET_TOO_SMALL);

    assertThat(refunded()).isEqualTo(new RefundOutcome(REFUSED, books.refuses));

    assertThat(toss.keys).isEmpty();
  }

  @Test
  void historyOfARefundIsShort() {
    refunded();

    assertThat(temporal.getWorkflowClient().fetchHistory(id).getHistory().getEventsCount())
        .isLessThanOrEqualTo(16);
  }
}
