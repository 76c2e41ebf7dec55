package dev.wonflow.payment;

import dev.wonflow.error.ErrorCode;
import dev.wonflow.id.PaymentKey;
import dev.wonflow.payment.Verdict.Ended;
import dev.wonflow.payment.Verdict.Undecided;
import dev.wonflow.toss.Confirm;
import dev.wonflow.toss.LookUp;
import dev.wonflow.toss.TossAnswer;
import dev.wonflow.toss.TossAnswer.Found;
import dev.wonflow.toss.TossAnswer.Refused;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.CanceledFailure;
import io.temporal.workflow.Workflow;
import org.jspecify.annotations.Nullable;

/** Asks Toss to charge, as far as that can be decided at once. */
final class Confirming {
  /** Definite errors that pass are tried under this many keys; then Toss is asked at leisure. */
  private static final int MOST_GENERATIONS = 5;

  /** A request in flight at Toss is waited for this often; then Toss is asked at leisure. */
  private static final int MOST_WAITS = 30;

  private final PaymentRequest request;
  private final Steps steps;
  private final TossWord word;
  private int generation;
  private int waits;

  Confirming(PaymentRequest request, Steps steps, int generation) {
    this.request = request;
    this.steps = steps;
    this.word = new TossWord(request);
    this.generation = generation;
  }

  int generation() {
    return generation;
  }

  /** Charges, or says why not; undecided where Toss gave no answer or none that decides. */
  Verdict confirm(PaymentKey paymentKey) {
    while (true) {
      TossAnswer answer = answerTo(paymentKey);
      if (!(answer instanceof Refused refused)) {
        return answer == null ? new Undecided() : word.afterConfirm(answer);
      }
      Verdict verdict = refused(refused, paymentKey);
      if (verdict != null) {
        return verdict;
      }
    }
  }

  private @Nullable TossAnswer answerTo(PaymentKey paymentKey) {
    Confirm confirm = new Confirm(request.paymentId(), paymentKey, request.amount(), generation);
    try {
      return steps.toss().step(toss -> toss.confirm(confirm));
    } catch (ActivityFailure failure) {
      return noAnswer(failure);
    }
  }

  /** Null: send the confirm again. */
  private @Nullable Verdict refused(Refused refused, PaymentKey paymentKey) {
    return switch (refused.fault()) {
      case DECLINED -> TossWord.declined(refused.code(), refused.message());
      case MAINTENANCE ->
          new Ended(
              PaymentStatus.FAILED,
              new Failure(ErrorCode.BANK_MAINTENANCE, refused.code(), refused.message(), null));
      case IN_FLIGHT -> inFlight();
      case TRANSIENT, RATE -> lookUpBeforeNextKey(paymentKey);
      case ALREADY_DONE,
          SESSION_GONE,
          BUG_OR_CONFIG,
          NEEDS_HUMAN,
          LOCK_LOST,
          CALENDAR,
          UNKNOWN_RESULT ->
          lookUp(paymentKey);
    };
  }

  private @Nullable Verdict inFlight() {
    if (waits++ == MOST_WAITS) {
      return new Undecided();
    }
    Workflow.sleep(request.waits().inFlight());
    return null;
  }

  /** Toss replays an error under its key for 15 days, so the next try needs another one. */
  private @Nullable Verdict lookUpBeforeNextKey(PaymentKey paymentKey) {
    Workflow.sleep(request.waits().retryPause());
    TossAnswer answer = ask(paymentKey);
    if (answer != null && word.awaitsConfirm(answer) && generation < MOST_GENERATIONS) {
      generation++;
      return null;
    }
    return answer == null ? new Undecided() : word.afterConfirm(answer);
  }

  private Verdict lookUp(PaymentKey paymentKey) {
    TossAnswer answer = ask(paymentKey);
    return answer == null ? new Undecided() : word.afterConfirm(answer);
  }

  /** One look-up; null where Toss gave no answer. */
  @Nullable TossAnswer ask(@Nullable PaymentKey paymentKey) {
    try {
      return steps.asking().lookUp(new LookUp(request.paymentId(), paymentKey));
    } catch (ActivityFailure failure) {
      return noAnswer(failure);
    }
  }

  /** Whether Toss, just asked, waits for the confirm of this payment. */
  boolean awaitsConfirm(@Nullable TossAnswer answer) {
    return answer instanceof Found && word.awaitsConfirm(answer);
  }

  private static @Nullable TossAnswer noAnswer(ActivityFailure failure) {
    if (failure.getCause() instanceof CanceledFailure) {
      throw failure;
    }
    return null;
  }
}
