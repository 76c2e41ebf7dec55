package dev.wonflow.payment;

import static dev.wonflow.payment.PaymentStatus.CANCELED;
import static dev.wonflow.payment.PaymentStatus.DONE;
import static dev.wonflow.payment.PaymentStatus.READY;
import static dev.wonflow.payment.Samples.KEY;
import static dev.wonflow.payment.Samples.PRICE;
import static dev.wonflow.payment.ScriptedToss.silence;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wonflow.id.Ids;
import dev.wonflow.id.RefundId;
import dev.wonflow.money.Money;
import dev.wonflow.toss.TossAnswer;
import dev.wonflow.toss.TossCancel;
import dev.wonflow.toss.TossPayment;
import dev.wonflow.toss.TossStatus;
import dev.wonflow.wallet.Credit;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowFailedException;
import io.temporal.client.WorkflowStub;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Payments that the shop gives up, and cancels that Toss shows. */
class CancelTest extends PaymentStory {
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
    startConfirmed();

    payment.cancel(new CancelWish("The buyer left", refund, "print"));

    assertThat(result().status()).isEqualTo(DONE);
    assertThat(books.journals).hasSize(1);
    assertThat(children()).containsExactly(refund.value());
  }

  @Test
  void lateApprovalThatAnOperatorCancelledHasADerivedRefund() {
    toss.confirms(silence()).shows(silence()).shows(silence()).shows(shown(TossStatus.DONE));
    startConfirmed();

    payment.cancel(new CancelWish("The buyer left"));

    assertThat(result().status()).isEqualTo(DONE);
    assertThat(children()).containsExactly(Ids.refundOfLateCharge(request.paymentId()).value());
  }

  @Test
  void cancelThatMeetsTheEndOfAChargeGivesItBack() {
    RefundId refund = Ids.refund("test", request.paymentId(), "delete");
    toss.shows(shown(TossStatus.DONE));
    books.register(request);
    temporal.getWorkerFactory().suspendPolling();
    startConfirmed();
    payment.cancel(new CancelWish("The buyer left", refund, "print"));
    books.begin(new Beginning(request.paymentId(), KEY)); // what a task did that was undone
    books.credit(new Credit(request.paymentId(), "capture:" + KEY));

    temporal.getWorkerFactory().resumePolling();

    assertThat(result().status()).isEqualTo(DONE);
    assertThat(children()).containsExactly(refund.value());
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

    assertThat(confirmedUnderAHint().status()).isEqualTo(DONE);
    assertThat(children()).containsExactly("followup-" + request.paymentId());
  }

  @Test
  void lastHintThatTossDoesNotAnswerIsFollowedUp() {
    toss.confirms(shown(TossStatus.DONE)).shows(silence());

    assertThat(confirmedUnderAHint().status()).isEqualTo(DONE);
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

  /** The hint is there before the payment is, so that it is unread at the end. */
  private PaymentOutcome confirmedUnderAHint() {
    temporal.getWorkerFactory().suspendPolling();
    WorkflowClient.start(payment::run, request);
    payment.hint(new Hint("PAYMENT_STATUS_CHANGED"));
    payment.confirm(new Checkout(KEY, PRICE));
    temporal.getWorkerFactory().resumePolling();
    return result();
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
}
