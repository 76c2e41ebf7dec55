package dev.wonflow.payment;

import static dev.wonflow.payment.PaymentStatus.CANCELED;
import static dev.wonflow.payment.PaymentStatus.DONE;
import static dev.wonflow.payment.PaymentStatus.EXECUTING;
import static dev.wonflow.payment.PaymentStatus.READY;
import static dev.wonflow.payment.PaymentStatus.WAITING_FOR_DEPOSIT;
import static dev.wonflow.payment.Samples.KEY;
import static dev.wonflow.payment.ScriptedToss.refusal;
import static dev.wonflow.payment.ScriptedToss.silence;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.util.Timestamps;
import dev.wonflow.id.Ids;
import dev.wonflow.toss.TossStatus;
import dev.wonflow.wallet.Credit;
import io.temporal.client.WorkflowClient;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Deposits: awaited, late, taken back, or not wanted any more. */
class DepositTest extends PaymentStory {
  @Test
  void cancelBeforeTheDepositShutsTheAccountAtToss() {
    toss.confirms(shown(TossStatus.WAITING_FOR_DEPOSIT))
        .shows(shown(TossStatus.WAITING_FOR_DEPOSIT))
        .cancels(silence())
        .cancels(refusal("PROVIDER_ERROR"))
        .cancels(shown(TossStatus.CANCELED));
    startConfirmed();
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
    startConfirmed();

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
  void depositAfterOneThatWasTakenBackMeanwhileIsTheNextCapture() {
    toss.confirms(shown(TossStatus.WAITING_FOR_DEPOSIT)).shows(shown(TossStatus.DONE));
    startConfirmed();
    temporal.sleep(Duration.ofMinutes(1));

    books.depositsReversed = 1;
    payment.hint(new Hint("DEPOSIT_CALLBACK"));

    assertThat(result().status()).isEqualTo(DONE);
    assertThat(books.journals).containsOnlyKeys("capture:" + KEY + ":2");
  }

  @Test
  void depositThatIsInTheBooksAlreadyIsLeftToAFollowUp() {
    toss.confirms(shown(TossStatus.WAITING_FOR_DEPOSIT))
        .shows(shown(TossStatus.WAITING_FOR_DEPOSIT));
    startConfirmed();
    temporal.sleep(Duration.ofMinutes(1));

    books.credit(new Credit(request.paymentId(), "capture:" + KEY)); // by a task that was undone
    payment.hint(new Hint("DEPOSIT_CALLBACK"));

    assertThat(result().status()).isEqualTo(DONE);
    assertThat(books.journals).isEmpty();
    assertThat(children()).containsExactly("followup-" + request.paymentId());
  }

  @Test
  void depositIsAwaitedUntilItComes() {
    toss.confirms(shown(TossStatus.WAITING_FOR_DEPOSIT))
        .shows(shown(TossStatus.WAITING_FOR_DEPOSIT))
        .shows(shown(TossStatus.DONE));
    startConfirmed();

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
    startConfirmed();
    temporal.sleep(Duration.ofHours(30));
    long told = temporal.currentTimeMillis();

    payment.hint(new Hint("DEPOSIT_CALLBACK"));

    assertThat(result().status()).isEqualTo(DONE);
    Duration pauses = request.waits().unknownFirst().multipliedBy(3); // the first, and its double
    long ended = Timestamps.toMillis(events().getLast().getEventTime());
    assertThat(ended - told).isLessThan(pauses.plusSeconds(5).toMillis());
  }
}
