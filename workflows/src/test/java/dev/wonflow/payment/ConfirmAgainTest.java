package dev.wonflow.payment;

import static dev.wonflow.payment.PaymentStatus.DONE;
import static dev.wonflow.payment.PaymentStatus.EXECUTING;
import static dev.wonflow.payment.PaymentStatus.READY;
import static dev.wonflow.payment.PaymentStatus.UNKNOWN;
import static dev.wonflow.payment.ScriptedToss.refusal;
import static dev.wonflow.payment.ScriptedToss.silence;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wonflow.id.PaymentId;
import dev.wonflow.toss.TossAnswer;
import dev.wonflow.toss.TossStatus;
import io.temporal.api.history.v1.HistoryEvent;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is sent and asked again until Toss says what became of a payment. */
class ConfirmAgainTest extends PaymentStory {
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

  /** What was waited for after the buyer had agreed. */
  private List<Duration> pauses() {
    return events().stream()
        .filter(HistoryEvent::hasTimerStartedEventAttributes)
        .map(event -> event.getTimerStartedEventAttributes().getStartToFireTimeout())
        .map(wait -> Duration.ofSeconds(wait.getSeconds(), wait.getNanos()))
        .filter(wait -> wait.compareTo(Duration.ofMinutes(1)) < 0)
        .toList();
  }
}
