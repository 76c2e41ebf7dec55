package dev.wonflow.payment;

import static dev.wonflow.payment.PaymentStatus.CANCELED;
import static dev.wonflow.payment.PaymentStatus.DONE;
import static dev.wonflow.payment.PaymentStatus.EXECUTING;
import static dev.wonflow.payment.PaymentStatus.READY;
import static dev.wonflow.payment.PaymentStatus.WAITING_FOR_DEPOSIT;
import static dev.wonflow.payment.Samples.KEY;
import static dev.wonflow.payment.Samples.PRICE;
import static dev.wonflow.payment.ScriptedToss.refusal;
import static dev.wonflow.payment.ScriptedToss.silence;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.util.Timestamps;
import dev.wonflow.id.Ids;
import dev.wonflow.id.RefundId;
import dev.wonflow.money.Money;
import dev.wonflow.toss.TossAnswer;
import dev.wonflow.toss.TossCancel;
import dev.wonflow.toss.TossPayment;
import dev.wonflow.toss.TossStatus;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowFailedException;
import io.temporal.client.WorkflowStub;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Payments that the shop gives up, and deposits that come late. */
class CancelAndDepositTest extends PaymentStory {
  @Test
  void cancelBeforeTheConfirmClosesWithoutACharge() {
    WorkflowClient.start(payment::run, request);

    payment.cancel(new CancelWish("The buyer left"));

    assertThat(result().status()).isEqualTo(CANCELED);
    assertThat(toss.confirmKeys).isEmpty();
  }

  @Test
  void lateApprovalOfACancelledPaymentIsBookedAndGivenBack() {
    RefundId refund = Ids.refund("test", request.paymentId(), "delete");
    toss.confirms(silence()).shows(silence()).shows(silence()).shows(shown(TossStatus.DONE));
    WorkflowClient.start(payment::run, request);
    payment.confirm(new Checkout(KEY, PRICE));

    payment.cancel(new CancelWish("The buyer left", refund, "print"));

    assertThat(result().status()).isEqualTo(DONE);
    assertThat(books.journals).hasSize(1);
    assertThat(children()).containsExactly(refund.value());
  }

  @Test
  void lateApprovalThatAnOperatorCancelledHasADerivedRefund() {
    toss.confirms(silence()).shows(silence()).shows(silence()).shows(shown(TossStatus.DONE));
    WorkflowClient.start(payment::run, request);
    payment.confirm(new Checkout(KEY, PRICE));

    payment.cancel(new CancelWish("The buyer left"));

    assertThat(result().status()).isEqualTo(DONE);
    assertThat(children()).containsExactly(Ids.refundOfLateCharge(request.paymentId()).value());
  }

  @Test
  void chargeThatTossHasPartlyGivenBackIsBookedAndFollowedUp() {
    TossPayment part = givenBack(Samples.toss(request.paymentId(), TossStatus.DONE));
    toss.confirms(silence()).shows(() -> new TossAnswer.Found(part));

    assertThat(confirmed().status()).isEqualTo(DONE);
    assertThat(children()).containsExactly("followup-" + request.paymentId());
  }

  @Test
  void cancelThatTheLastHintShowsIsFollowedUp() {
    TossPayment part = givenBack(Samples.toss(request.paymentId(), TossStatus.DONE));
    toss.confirms(shown(TossStatus.DONE)).shows(() -> new TossAnswer.Found(part));
    temporal.getWorkerFactory().suspendPolling();
    WorkflowClient.start(payment::run, request);
    payment.hint(new Hint("PAYMENT_STATUS_CHANGED"));
    payment.confirm(new Checkout(KEY, PRICE));

    temporal.getWorkerFactory().resumePolling();

    assertThat(result().status()).isEqualTo(DONE);
    assertThat(children()).containsExactly("followup-" + request.paymentId());
  }

  @Test
  void lastHintThatTossDoesNotAnswerIsFollowedUp() {
    toss.confirms(shown(TossStatus.DONE)).shows(silence());
    temporal.getWorkerFactory().suspendPolling();
    WorkflowClient.start(payment::run, request);
    payment.hint(new Hint("PAYMENT_STATUS_CHANGED"));
    payment.confirm(new Checkout(KEY, PRICE));

    temporal.getWorkerFactory().resumePolling();

    assertThat(result().status()).isEqualTo(DONE);
    assertThat(children()).containsExactly("followup-" + request.paymentId());
  }

  @Test
  void nativeCancelIsTheShopsCancel() {
    WorkflowClient.start(payment::run, request);

    WorkflowStub.fromTyped(payment).cancel();

    assertThatThrownBy(this::result).isInstanceOf(WorkflowFailedException.class);
    assertThat(books.statuses).containsExactly(READY, CANCELED);
    assertThat(toss.confirmKeys).isEmpty();
  }

  @Test
  void hintBeforeTheConfirmOnlyAsksToss() {
    toss.shows(shown(TossStatus.IN_PROGRESS)).confirms(shown(TossStatus.DONE));
    WorkflowClient.start(payment::run, request);

    payment.hint(new Hint("PAYMENT_STATUS_CHANGED"));
    payment.confirm(new Checkout(KEY, PRICE));

    assertThat(result().status()).isEqualTo(DONE);
    assertThat(toss.confirmKeys).hasSize(1);
  }

  @Test
  void cancelBeforeTheDepositShutsTheAccountAtToss() {
    toss.confirms(shown(TossStatus.WAITING_FOR_DEPOSIT))
        .shows(shown(TossStatus.WAITING_FOR_DEPOSIT))
        .cancels(silence())
        .cancels(refusal("PROVIDER_ERROR"))
        .cancels(canceledBeforeTheDeposit());
    WorkflowClient.start(payment::run, request);
    payment.confirm(new Checkout(KEY, PRICE));
    temporal.sleep(Duration.ofMinutes(1));

    payment.cancel(new CancelWish("changed my mind"));

    assertThat(result().status()).isEqualTo(CANCELED);
    String key = "cancel:" + Ids.cancelOfDeposit(request.paymentId()) + ":";
    assertThat(toss.cancelKeys).containsExactly(key + 1, key + 1, key + 2);
    assertThat(books.statuses).containsExactly(READY, EXECUTING, WAITING_FOR_DEPOSIT, CANCELED);
    assertThat(books.journals).isEmpty();
  }

  @Test
  void depositThatComesBeforeTheCancelIsBooked() {
    toss.confirms(shown(TossStatus.WAITING_FOR_DEPOSIT))
        .shows(shown(TossStatus.DONE))
        .cancels(refusal("INVALID_REFUND_ACCOUNT_INFO"));
    WorkflowClient.start(payment::run, request);
    payment.confirm(new Checkout(KEY, PRICE));

    payment.cancel(new CancelWish("changed my mind"));

    assertThat(result().status()).isEqualTo(DONE);
    assertThat(books.journals).hasSize(1);
    assertThat(children()).anyMatch(id -> id.startsWith("ref_"));
  }

  @Test
  void secondDepositIsTheSecondCapture() {
    books.register(request);
    books.begin(new Beginning(request.paymentId(), KEY));
    books.depositsReversed = 1;
    toss.shows(shown(TossStatus.WAITING_FOR_DEPOSIT)).shows(shown(TossStatus.DONE));
    WorkflowClient.start(payment::run, request);
    payment.hint(new Hint("DEPOSIT_CALLBACK"));

    assertThat(result().status()).isEqualTo(DONE);

    assertThat(books.journals).containsOnlyKeys("capture:" + KEY + ":2");
  }

  @Test
  void depositIsAwaitedUntilItComes() {
    toss.confirms(shown(TossStatus.WAITING_FOR_DEPOSIT))
        .shows(shown(TossStatus.WAITING_FOR_DEPOSIT))
        .shows(shown(TossStatus.DONE));
    WorkflowClient.start(payment::run, request);
    payment.confirm(new Checkout(KEY, PRICE));

    payment.hint(new Hint("DEPOSIT_CALLBACK"));
    temporal.registerDelayedCallback(
        Duration.ofHours(5), () -> payment.hint(new Hint("DEPOSIT_CALLBACK")));

    assertThat(result().status()).isEqualTo(DONE);
    assertThat(books.statuses).containsExactly(READY, EXECUTING, WAITING_FOR_DEPOSIT, DONE);
  }

  @Test
  void depositWhoseLookUpsFailIsAskedForUntilTossAnswers() {
    toss.confirms(shown(TossStatus.WAITING_FOR_DEPOSIT))
        .shows(silence())
        .shows(refusal("PROVIDER_ERROR"))
        .shows(shown(TossStatus.DONE));
    WorkflowClient.start(payment::run, request);
    payment.confirm(new Checkout(KEY, PRICE));
    temporal.sleep(Duration.ofHours(30));
    long told = temporal.currentTimeMillis();

    payment.hint(new Hint("DEPOSIT_CALLBACK"));

    assertThat(result().status()).isEqualTo(DONE);
    Duration pauses = request.waits().unknownFirst().multipliedBy(3); // the first, and its double
    long ended = Timestamps.toMillis(events().getLast().getEventTime());
    assertThat(ended - told).isLessThan(pauses.plusSeconds(5).toMillis());
  }

  private static TossPayment givenBack(TossPayment done) {
    return new TossPayment(
        done.paymentKey(),
        done.orderId(),
        TossStatus.PARTIAL_CANCELED,
        done.total(),
        Money.krw(9_000),
        done.method(),
        done.approvedAt(),
        null,
        null,
        List.of(new TossCancel("tx", Money.krw(1_000), "back office", Samples.REQUESTED)),
        null,
        null);
  }

  private List<String> children() {
    return events().stream()
        .filter(HistoryEvent::hasStartChildWorkflowExecutionInitiatedEventAttributes)
        .map(event -> event.getStartChildWorkflowExecutionInitiatedEventAttributes())
        .map(started -> started.getWorkflowId())
        .toList();
  }

  private Supplier<TossAnswer> canceledBeforeTheDeposit() {
    return shown(TossStatus.CANCELED);
  }
}
