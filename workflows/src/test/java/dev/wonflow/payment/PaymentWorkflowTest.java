package dev.wonflow.payment;

import static dev.wonflow.payment.PaymentStatus.CANCELED;
import static dev.wonflow.payment.PaymentStatus.DONE;
import static dev.wonflow.payment.PaymentStatus.EXECUTING;
import static dev.wonflow.payment.PaymentStatus.EXPIRED;
import static dev.wonflow.payment.PaymentStatus.FAILED;
import static dev.wonflow.payment.PaymentStatus.READY;
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
  void happyPathCostsFifteenEventsOfABuyerWhoTakesTime() {
    toss.confirms(shown(TossStatus.DONE));

    WorkflowClient.start(payment::run, request);
    temporal.sleep(Duration.ofMinutes(1));
    payment.confirm(new Checkout(KEY, PRICE));
    result();

    assertThat(events()).hasSize(15);
  }

  @Test
  void whatAPaymentIsRegisteredWithStandsOnceInItsHistory() {
    toss.confirms(shown(TossStatus.DONE));

    confirmed();

    String sellers = request.orders().get(0).sellerId().value();
    assertThat(events()).filteredOn(event -> event.toString().contains(sellers)).hasSize(1);
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
}
