package dev.wonflow.payout;

import static dev.wonflow.payout.PayoutStatus.CANCELED;
import static dev.wonflow.payout.PayoutStatus.COMPLETED;
import static dev.wonflow.payout.PayoutStatus.FAILED;
import static dev.wonflow.payout.PayoutStatus.HELD;
import static dev.wonflow.payout.PayoutStatus.REFUSED;
import static dev.wonflow.payout.PayoutStatus.SCHEDULED;
import static dev.wonflow.payout.PayoutStatus.SENT;
import static dev.wonflow.payout.PayoutStatus.UNKNOWN;
import static dev.wonflow.payout.PayoutStatus.WAITING_FOR_APPROVAL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wonflow.error.ErrorCode;
import dev.wonflow.money.Money;
import dev.wonflow.payment.Hint;
import dev.wonflow.payout.PayoutCommand.Kind;
import dev.wonflow.payout.PayoutWorld.Luck;
import io.temporal.client.WorkflowUpdateException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The endings of a payout. */
class PayoutWorkflowTest extends PayoutStory {
  @Test
  void payoutIsHeldSentOnceAndSettled() {
    assertThat(paid()).isEqualTo(new PayoutOutcome(COMPLETED, null));

    assertThat(world.statuses).containsExactly(HELD, SENT, COMPLETED);
    assertThat(world.journals).containsExactly("payout-hold", "payout-done");
    assertThat(world.keys).containsExactly("payout:" + request.payoutId() + ":1");
    assertThat(world.available).isEqualTo(6_000);
  }

  @Test
  void webhookEndsItBeforeTheTimerAsks() {
    asked(Money.krw(1_000_000), patient());
    world.questionsUntilEnd = 1;
    started(SENT);

    payout.hint(new Hint("payout.changed"));

    assertThat(result().status()).isEqualTo(COMPLETED);
    assertThat(elapsed()).isLessThan(Duration.ofHours(1));
  }

  @Test
  void withoutAnyWebhookAskingEndsIt() {
    asked(Money.krw(1_000_000), patient());
    world.questionsUntilEnd = 1;

    assertThat(paid().status()).isEqualTo(COMPLETED);
    assertThat(elapsed()).isGreaterThanOrEqualTo(Duration.ofHours(20));
  }

  @Test
  void failedPayoutGivesTheMoneyBack() {
    world.ends = TossPayoutStatus.FAILED;

    PayoutOutcome outcome = paid();

    assertThat(outcome.status()).isEqualTo(FAILED);
    assertThat(outcome.failure())
        .returns(ErrorCode.DECLINED, failure -> failure.code())
        .returns("INVALID_ACCOUNT_NUMBER", failure -> failure.tossCode());
    assertThat(world.journals).containsExactly("payout-hold", "payout-back");
    assertThat(world.available).isEqualTo(10_000);
  }

  @Test
  void lostAnswerIsFoundByReferenceAndNeverSentTwice() {
    world.luck.add(Luck.LOST_AFTER);

    assertThat(paid().status()).isEqualTo(COMPLETED);
    assertThat(world.payments(request.payoutId())).isOne();
    assertThat(world.keys).hasSize(1);
    assertThat(world.statuses).containsExactly(HELD, UNKNOWN, SENT, COMPLETED);
  }

  @Test
  void nothingIsSentAgainWhileTossDoesNotSayThatItLacksIt() {
    world.luck.add(Luck.LOST_AFTER);
    started(UNKNOWN);
    world.silentQuestions = 5;

    assertThat(result().status()).isEqualTo(COMPLETED);
    assertThat(world.keys).hasSize(1);
  }

  @Test
  void lostRequestIsSentAgainUnderTheSameKey() {
    world.luck.add(Luck.LOST_BEFORE);

    assertThat(paid().status()).isEqualTo(COMPLETED);
    assertThat(world.payments(request.payoutId())).isOne();
    assertThat(world.keys)
        .containsExactly(
            "payout:" + request.payoutId() + ":1", "payout:" + request.payoutId() + ":1");
  }

  @Test
  void definiteErrorIsFollowedByANewKey() {
    world.luck.add(Luck.TRANSIENT);

    assertThat(paid().status()).isEqualTo(COMPLETED);
    assertThat(world.keys)
        .containsExactly(
            "payout:" + request.payoutId() + ":1", "payout:" + request.payoutId() + ":2");
    assertThat(world.statuses).containsExactly(HELD, SCHEDULED, SENT, COMPLETED);
  }

  @Test
  void closedBankWaitsForTheNextSlot() {
    world.luck.add(Luck.CLOSED);

    assertThat(paid().status()).isEqualTo(COMPLETED);
    assertThat(world.endedAt).isBetween(Slot.after(started), Slot.after(started).plusSeconds(60));
  }

  @Test
  void sellerThatTossDoesNotPayGetsTheMoneyBack() {
    world.luck.add(Luck.FORBIDDEN);

    assertThat(paid().failure()).returns(ErrorCode.SELLER_NOT_PAYABLE, failure -> failure.code());
    assertThat(world.available).isEqualTo(10_000);
  }

  @Test
  void moreThanIsAvailableIsRefused() {
    world.available = 3_999;

    assertThat(paid().status()).isEqualTo(REFUSED);
    assertThat(world.journals).isEmpty();
    assertThat(world.keys).isEmpty();
  }

  @Test
  void aboveTheLimitASecondPersonAgrees() {
    asked(Money.krw(3_999), PayoutWaits.DEFAULT.atAnyHour());
    started(WAITING_FOR_APPROVAL);
    assertThat(world.keys).isEmpty();

    assertThatThrownBy(() -> payout.command(new PayoutCommand(Kind.APPROVE, ASKS)))
        .isInstanceOf(WorkflowUpdateException.class);
    PayoutReceipt receipt = payout.command(new PayoutCommand(Kind.APPROVE, AGREES));

    assertThat(receipt).isEqualTo(new PayoutReceipt(Kind.APPROVE, true, WAITING_FOR_APPROVAL));
    assertThat(result().status()).isEqualTo(COMPLETED);
    assertThat(world.audit).containsExactly(AGREES + " APPROVE WAITING_FOR_APPROVAL");
    assertThat(world.statuses)
        .containsExactly(HELD, WAITING_FOR_APPROVAL, SCHEDULED, SENT, COMPLETED);
  }

  @Test
  void nobodyAgreesInTimeThenTheMoneyGoesBack() {
    asked(Money.krw(3_999), PayoutWaits.DEFAULT.atAnyHour());

    assertThat(paid().status()).isEqualTo(CANCELED);
    assertThat(elapsed()).isBetween(Duration.ofDays(3), Duration.ofDays(3).plusMinutes(1));
    assertThat(world.audit).containsExactly("wonflow APPROVAL_EXPIRED WAITING_FOR_APPROVAL");
    assertThat(world.available).isEqualTo(10_000);
    assertThat(world.keys).isEmpty();
  }

  @Test
  void whatIsAtTossCannotBeCalledOff() {
    asked(Money.krw(1_000_000), patient());
    started(SENT);

    assertThat(payout.command(new PayoutCommand(Kind.CANCEL, ASKS)).allowed()).isFalse();
    assertThat(result().status()).isEqualTo(COMPLETED);
  }

  @Test
  void whatWaitsForItsSlotCanBeCalledOff() {
    world.luck.add(Luck.CLOSED);
    started(SCHEDULED);

    assertThat(payout.command(new PayoutCommand(Kind.CANCEL, ASKS)).allowed()).isTrue();
    assertThat(result().status()).isEqualTo(CANCELED);
    assertThat(world.payments(request.payoutId())).isZero();
  }

  @Test
  void silenceAndLongFlightsStandInTheInboxUntilTheyAreOver() {
    world.luck.add(Luck.LOST_AFTER);
    started(UNKNOWN);
    world.silentQuestions = 12;
    world.questionsUntilEnd = 200;

    assertThat(result().status()).isEqualTo(COMPLETED);
    assertThat(world.cases)
        .containsExactly(
            "open TOSS_NO_ANSWER",
            "close TOSS_NO_ANSWER",
            "open TOSS_IN_FLIGHT",
            "close TOSS_IN_FLIGHT");
  }

  @Test
  void slotsAreMorningsOfWorkingDaysInSeoul() {
    assertThat(
            List.of(
                Slot.after(Instant.parse("2026-11-20T09:00:00Z")), // Friday 18:00
                Slot.after(Instant.parse("2026-11-22T22:00:00Z")), // Monday 07:00
                Slot.after(Instant.parse("2026-11-23T01:00:00Z")))) // Monday 10:00
        .containsExactly(
            Instant.parse("2026-11-22T23:01:00Z"),
            Instant.parse("2026-11-22T23:01:00Z"),
            Instant.parse("2026-11-23T23:01:00Z"));
  }

  /** Asks Toss about once a day only. */
  private static PayoutWaits patient() {
    return new PayoutWaits(
        Duration.ofSeconds(60),
        Duration.ofDays(3),
        Duration.ofHours(20),
        Duration.ofHours(20),
        Duration.ofSeconds(2),
        Duration.ofMinutes(10),
        Duration.ofHours(24),
        false);
  }

  private Duration elapsed() {
    return Duration.between(started, world.endedAt);
  }
}
