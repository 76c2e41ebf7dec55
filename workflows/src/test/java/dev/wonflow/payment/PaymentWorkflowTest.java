package dev.wonflow.payment;

import static dev.wonflow.payment.PaymentStatus.CANCELED;
import static dev.wonflow.payment.PaymentStatus.DONE;
import static dev.wonflow.payment.PaymentStatus.EXECUTING;
import static dev.wonflow.payment.PaymentStatus.EXPIRED;
import static dev.wonflow.payment.PaymentStatus.FAILED;
import static dev.wonflow.payment.PaymentStatus.READY;
import static dev.wonflow.payment.PaymentStatus.UNKNOWN;
import static dev.wonflow.payment.Samples.KEY;
import static dev.wonflow.payment.Samples.PRICE;
import static dev.wonflow.payment.ScriptedToss.refusal;
import static dev.wonflow.payment.ScriptedToss.silence;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wonflow.error.ErrorCode;
import dev.wonflow.id.PaymentId;
import dev.wonflow.money.Money;
import dev.wonflow.toss.TossAnswer;
import dev.wonflow.toss.TossStatus;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.client.WorkflowClient;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How Toss's answers decide a payment. */
class PaymentWorkflowTest extends PaymentStory {
  @Test
  void paidPaymentIsChargedBookedAndCreditedOnce() {
    toss.confirms(shown(TossStatus.DONE));

    PaymentOutcome outcome = confirmed();

    assertThat(outcome).isEqualTo(PaymentOutcome.of(DONE));
    assertThat(books.statuses).containsExactly(READY, EXECUTING, DONE);
    assertThat(books.journals).containsOnlyKeys("capture:" + KEY);
    assertThat(books.credits).containsExactly(java.util.Map.entry("capture:" + KEY, 1));
    assertThat(toss.confirmKeys).containsExactly("confirm:" + request.paymentId() + ":1");
  }

  @Test
  void happyPathCostsAtMostSixteenEvents() {
    toss.confirms(shown(TossStatus.DONE));

    confirmed();

    assertThat(history()).hasSizeLessThanOrEqualTo(16);
  }

  @Test
  void nobodyPaysThenTossIsAskedBeforeThePaymentExpires() {
    toss.shows(refusal("NOT_FOUND_PAYMENT"));

    WorkflowClient.start(payment::run, request);
    PaymentOutcome outcome = result();

    assertThat(outcome.status()).isEqualTo(EXPIRED);
    assertThat(toss.questions).hasSize(1);
    assertThat(elapsed()).isBetween(Duration.ofMinutes(75), Duration.ofMinutes(76));
  }

  @Test
  void chargeThatTossShowsAtTheDeadlineIsBooked() {
    toss.shows(shown(TossStatus.DONE));

    WorkflowClient.start(payment::run, request);

    assertThat(result().status()).isEqualTo(DONE);
    assertThat(books.journals).hasSize(1);
  }

  @Test
  void buyerStillInTossWindowIsAskedAgainEveryFiveMinutes() {
    toss.shows(shown(TossStatus.IN_PROGRESS))
        .shows(shown(TossStatus.READY))
        .shows(silence())
        .shows(shown(TossStatus.EXPIRED));

    WorkflowClient.start(payment::run, request);

    assertThat(result().status()).isEqualTo(EXPIRED);
    assertThat(toss.questions).hasSize(4);
    assertThat(elapsed()).isBetween(Duration.ofMinutes(90), Duration.ofMinutes(91));
  }

  @Test
  void lostAnswerIsAskedForAgainUnderTheSameKey() {
    toss.confirms(silence()).confirms(silence()).confirms(shown(TossStatus.DONE));

    assertThat(confirmed().status()).isEqualTo(DONE);

    assertThat(toss.confirmKeys).hasSize(3).containsOnly("confirm:" + request.paymentId() + ":1");
  }

  @Test
  void sixTriesWithoutAnswerMakeTheResultUnknownUntilTossSaysWhatHappened() {
    toss.confirms(silence()).shows(silence()).shows(silence()).shows(shown(TossStatus.DONE));

    assertThat(confirmed().status()).isEqualTo(DONE);

    assertThat(toss.confirmKeys).hasSize(6);
    assertThat(books.statuses).containsExactly(READY, EXECUTING, UNKNOWN, DONE);
  }

  @Test
  void silenceOfADayEndsAsTossSaysAndNeverBefore() {
    toss.confirms(silence());
    for (int question = 0; question < 170; question++) {
      toss.shows(silence());
    }
    toss.shows(shown(TossStatus.DONE));

    assertThat(confirmed().status()).isEqualTo(DONE);

    assertThat(elapsed()).isGreaterThan(Duration.ofHours(26));
    assertThat(books.journals).hasSize(1);
  }

  @Test
  void definiteErrorLooksUpThenUsesTheNextKey() {
    toss.confirms(refusal("PROVIDER_ERROR"))
        .confirms(shown(TossStatus.DONE))
        .shows(shown(TossStatus.IN_PROGRESS));

    assertThat(confirmed().status()).isEqualTo(DONE);

    String key = "confirm:" + request.paymentId();
    assertThat(toss.confirmKeys).containsExactly(key + ":1", key + ":2");
    assertThat(toss.questions).hasSize(1);
  }

  @Test
  void keysThatErrorsHaveSpentAreNotSentAgainAtLeisure() {
    for (int refused = 0; refused < 7; refused++) {
      toss.confirms(refusal("PROVIDER_ERROR"));
    }
    toss.confirms(shown(TossStatus.DONE)).shows(shown(TossStatus.IN_PROGRESS));

    assertThat(confirmed().status()).isEqualTo(DONE);

    assertThat(toss.confirmKeys).hasSize(8).doesNotHaveDuplicates();
    assertThat(books.statuses).containsExactly(READY, EXECUTING, UNKNOWN, DONE);
  }

  @Test
  void tooManyRequestsAreMetWithPausesThatDouble() {
    for (int refused = 0; refused < 4; refused++) {
      toss.confirms(refusal("TOO_MANY_REQUESTS"));
    }
    toss.confirms(shown(TossStatus.DONE)).shows(shown(TossStatus.IN_PROGRESS));

    assertThat(confirmed().status()).isEqualTo(DONE);

    // 1, 2, 4 and 8 seconds, each with up to one more.
    assertThat(pauses())
        .extracting(pause -> pause.dividedBy(Duration.ofSeconds(1)))
        .satisfiesExactly(
            first -> assertThat(first).isBetween(1L, 2L),
            second -> assertThat(second).isBetween(2L, 3L),
            third -> assertThat(third).isBetween(4L, 5L),
            fourth -> assertThat(fourth).isBetween(8L, 9L));
  }

  @Test
  void mismatchThatOnlyTheLookUpShowsIsAskedAgain() {
    PaymentId other = Samples.request("other", Samples.REQUESTED).paymentId();
    toss.confirms(silence())
        .shows(() -> new TossAnswer.Found(Samples.toss(other, TossStatus.DONE)))
        .shows(shown(TossStatus.DONE));

    assertThat(confirmed().status()).isEqualTo(DONE);
  }

  @Test
  void requestInFlightIsWaitedForUnderTheSameKey() {
    toss.confirms(refusal("IDEMPOTENT_REQUEST_PROCESSING")).confirms(shown(TossStatus.DONE));

    assertThat(confirmed().status()).isEqualTo(DONE);

    assertThat(toss.confirmKeys).hasSize(2).containsOnly("confirm:" + request.paymentId() + ":1");
  }

  @Test
  void declinedCardLeavesNoLedgerEntry() {
    toss.confirms(refusal("REJECT_CARD_PAYMENT"));

    PaymentOutcome outcome = confirmed();

    assertThat(outcome.status()).isEqualTo(FAILED);
    assertThat(failureOf(outcome).code()).isEqualTo(ErrorCode.DECLINED);
    assertThat(failureOf(outcome).tossCode()).isEqualTo("REJECT_CARD_PAYMENT");
    assertThat(books.journals).isEmpty();
  }

  @Test
  void closedBankSaysWhenItOpensAgain() {
    Instant opens = request.requestedAt().plus(Duration.ofMinutes(40));
    hours.opensAt(opens);
    toss.confirms(refusal("NOT_AVAILABLE_BANK"));

    assertThat(failureOf(confirmed()))
        .isEqualTo(
            new Failure(
                ErrorCode.BANK_MAINTENANCE,
                "NOT_AVAILABLE_BANK",
                "Toss says NOT_AVAILABLE_BANK",
                opens));
  }

  @Test
  void bankMaintenanceEndsThePaymentWithItsOwnCode() {
    toss.confirms(refusal("NOT_AVAILABLE_BANK"));

    assertThat(failureOf(confirmed()).code()).isEqualTo(ErrorCode.BANK_MAINTENANCE);
  }

  @Test
  void paymentKeyOfAnotherOrderIsAMismatch() {
    PaymentId other = Samples.request("other", Samples.REQUESTED).paymentId();
    toss.confirms(refusal("INVALID_REQUEST"))
        .shows(() -> new TossAnswer.Found(Samples.toss(other, TossStatus.IN_PROGRESS)));

    assertThat(failureOf(confirmed()).code()).isEqualTo(ErrorCode.CONFIRM_MISMATCH);
  }

  @Test
  void alreadyProcessedPaymentOfOursCountsAsCharged() {
    toss.confirms(refusal("ALREADY_PROCESSED_PAYMENT")).shows(shown(TossStatus.DONE));

    assertThat(confirmed().status()).isEqualTo(DONE);
  }

  @Test
  void confirmOfAnotherAmountIsIgnored() {
    toss.confirms(shown(TossStatus.DONE)).shows(refusal("NOT_FOUND_PAYMENT"));
    WorkflowClient.start(payment::run, request);

    payment.confirm(new Checkout(KEY, Money.krw(100)));

    assertThat(result().status()).isEqualTo(EXPIRED);
    assertThat(toss.confirmKeys).isEmpty();
  }

  @Test
  void secondConfirmWithAnotherKeyIsIgnored() {
    toss.confirms(shown(TossStatus.DONE));
    WorkflowClient.start(payment::run, request);

    payment.confirm(new Checkout(KEY, PRICE));
    assertThat(result().status()).isEqualTo(DONE);

    assertThat(toss.confirmKeys).hasSize(1);
  }

  @Test
  void finalRowOfAnEarlierRunEndsTheNewRunAtOnce() {
    books.register(request);
    books.close(new Closing(request.paymentId(), CANCELED, null));

    WorkflowClient.start(payment::run, request);

    assertThat(result().status()).isEqualTo(CANCELED);
    assertThat(toss.questions).isEmpty();
  }

  @Test
  void runOverAnExecutingRowAsksTossBeforeItConfirms() {
    books.register(request);
    books.begin(new Beginning(request.paymentId(), KEY));
    toss.shows(shown(TossStatus.IN_PROGRESS)).confirms(shown(TossStatus.DONE));

    WorkflowClient.start(payment::run, request);

    assertThat(result().status()).isEqualTo(DONE);
    assertThat(toss.questions).hasSize(1);
    assertThat(toss.confirmKeys).containsExactly("confirm:" + request.paymentId() + ":1");
  }

  @Test
  void tossWithoutMoneyNeverEndsDone() {
    for (TossStatus status : List.of(TossStatus.ABORTED, TossStatus.EXPIRED)) {
      toss.confirms(silence()).shows(shown(status));
    }

    assertThat(confirmed().status()).isEqualTo(FAILED);
    assertThat(books.journals).isEmpty();
  }

  /** What was waited for after the buyer had agreed. */
  private List<Duration> pauses() {
    return temporal
        .getWorkflowClient()
        .fetchHistory(request.paymentId().value())
        .getHistory()
        .getEventsList()
        .stream()
        .filter(HistoryEvent::hasTimerStartedEventAttributes)
        .map(event -> event.getTimerStartedEventAttributes().getStartToFireTimeout())
        .map(wait -> Duration.ofSeconds(wait.getSeconds(), wait.getNanos()))
        .filter(wait -> wait.compareTo(Duration.ofMinutes(1)) < 0)
        .toList();
  }

  private List<?> history() {
    return temporal
        .getWorkflowClient()
        .fetchHistory(request.paymentId().value())
        .getHistory()
        .getEventsList();
  }
}
