package dev.wonflow.payment;

import dev.wonflow.error.ErrorCode;
import dev.wonflow.id.PaymentKey;
import dev.wonflow.payment.Verdict.Ended;
import dev.wonflow.payment.Verdict.Undecided;
import dev.wonflow.toss.ClosedBank;
import dev.wonflow.toss.Confirm;
import dev.wonflow.toss.FaultClass;
import dev.wonflow.toss.LookUp;
import dev.wonflow.toss.TossAnswer;
import dev.wonflow.toss.TossAnswer.Found;
import dev.wonflow.toss.TossAnswer.Refused;
import io.temporal.failure.ActivityFailure;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Asks Toss to charge, as far as that can be decided at once. */
final class Confirming {
  /** Definite errors that pass are tried under this many keys; then Toss is asked at leisure. */
  private static final int KEYS_AT_ONCE = 5;

  /** A request in flight at Toss is waited for this often; then Toss is asked at leisure. */
  private static final int MOST_WAITS = 30;

  /** From here on the pauses of a request in flight grow no more. */
  private static final int LONGEST_WAIT = 5;

  /** With one of these Toss has said itself that it will not charge this key under this order. */
  private static final Set<FaultClass> OUTRIGHT =
      Set.of(FaultClass.BUG_OR_CONFIG, FaultClass.SESSION_GONE, FaultClass.ALREADY_DONE);

  private final PaymentRequest request;
  private final Steps steps;
  private final TossWord word;
  private int generation;
  private boolean keyIsSpent;
  private boolean refusedOutright;
  private boolean resting;
  private @Nullable Trouble trouble;

  Confirming(PaymentRequest request, Steps steps, int generation) {
    this.request = request;
    this.steps = steps;
    this.word = new TossWord(request);
    this.generation = generation;
  }

  /** Of the next confirm. */
  int generation() {
    return keyIsSpent ? generation + 1 : generation;
  }

  /** Charges, or says why not; undecided where Toss gave no answer or none that decides. */
  Verdict confirm(PaymentKey paymentKey) {
    generation = generation();
    return send(paymentKey);
  }

  private Verdict send(PaymentKey paymentKey) {
    int first = generation;
    int waits = 0;
    while (true) {
      keyIsSpent = false;
      refusedOutright = false;
      TossAnswer answer = answerTo(paymentKey);
      if (!(answer instanceof Refused refused)) {
        return answer == null ? new Undecided() : meaning(answer);
      }
      if (refused.fault() == FaultClass.IN_FLIGHT) {
        if (++waits > MOST_WAITS) {
          return new Undecided();
        }
        Workflow.sleep(inFlight(waits));
        continue;
      }
      // Toss replays an error under its key for 15 days: whatever comes next needs another one.
      keyIsSpent = true;
      refusedOutright = OUTRIGHT.contains(refused.fault());
      Verdict verdict = refused(refused, paymentKey, generation - first);
      if (verdict != null) {
        return verdict;
      }
      generation++;
    }
  }

  private @Nullable TossAnswer answerTo(PaymentKey paymentKey) {
    Confirm confirm = new Confirm(request.paymentId(), paymentKey, request.amount(), generation);
    try {
      return noted(steps.toss().step(toss -> toss.confirm(confirm)));
    } catch (ActivityFailure failure) {
      return noAnswer(failure);
    }
  }

  /** Null: send the confirm under the next key. */
  private @Nullable Verdict refused(Refused refused, PaymentKey paymentKey, int triesBefore) {
    return switch (refused.fault()) {
      case DECLINED -> TossWord.declined(refused.code(), refused.message());
      case MAINTENANCE -> closed(refused, paymentKey);
      case TRANSIENT -> lookUpBeforeNextKey(paymentKey, request.waits().retryPause(), triesBefore);
      case RATE -> lookUpBeforeNextKey(paymentKey, backOff(triesBefore), triesBefore);
      case ALREADY_DONE,
          SESSION_GONE,
          BUG_OR_CONFIG,
          NEEDS_HUMAN,
          LOCK_LOST,
          CALENDAR,
          IN_FLIGHT,
          UNKNOWN_RESULT ->
          lookUp(paymentKey);
    };
  }

  /** 1, 2, 3, 4 and then 5 seconds, unless configured otherwise. */
  private Duration inFlight(int wait) {
    return request.waits().inFlight().multipliedBy(Math.min(wait, LONGEST_WAIT)).dividedBy(2);
  }

  /** Doubles, and scatters what many payments would else send at the same time. */
  private Duration backOff(int triesBefore) {
    Duration pause = request.waits().retryPause();
    int own = request.paymentId().value().hashCode();
    long scatter = Math.floorMod(own, 1 + pause.toMillis());
    return pause.multipliedBy(1L << triesBefore).plusMillis(scatter);
  }

  private Verdict closed(Refused refused, PaymentKey paymentKey) {
    var bank = new ClosedBank(request.paymentId(), paymentKey);
    Instant opens = steps.bankHours().step(hours -> hours.reopening(bank)).at();
    return new Ended(
        PaymentStatus.FAILED,
        new Failure(ErrorCode.BANK_MAINTENANCE, refused.code(), refused.message(), opens));
  }

  private @Nullable Verdict lookUpBeforeNextKey(
      PaymentKey paymentKey, Duration pause, int triesBefore) {
    Workflow.sleep(pause);
    TossAnswer answer = ask(paymentKey);
    if (awaitsConfirm(answer) && triesBefore + 1 < KEYS_AT_ONCE) {
      return null;
    }
    resting = awaitsConfirm(answer);
    return answer == null ? new Undecided() : meaning(answer);
  }

  private Verdict lookUp(PaymentKey paymentKey) {
    TossAnswer answer = ask(paymentKey);
    return answer == null ? new Undecided() : meaning(answer);
  }

  /** Another order or amount in an answer counts only where Toss refused the confirm as well. */
  private Verdict meaning(TossAnswer answer) {
    return word.isOther(answer) && !refusedOutright ? new Undecided() : word.afterConfirm(answer);
  }

  /**
   * What a look-up at leisure means; where it contradicts the confirm, that is sent again under its
   * own key, since Toss answers it with what it did.
   */
  Verdict meaningOrConfirm(TossAnswer answer, PaymentKey paymentKey) {
    return word.isOther(answer) && !refusedOutright ? send(paymentKey) : word.afterConfirm(answer);
  }

  /** One look-up; null where Toss gave no answer. */
  @Nullable TossAnswer ask(@Nullable PaymentKey paymentKey) {
    try {
      return noted(steps.asking().lookUp(new LookUp(request.paymentId(), paymentKey)));
    } catch (ActivityFailure failure) {
      return noAnswer(failure);
    }
  }

  /** Whether Toss, just asked, waits for the confirm of this payment. */
  boolean awaitsConfirm(@Nullable TossAnswer answer) {
    return answer instanceof Found && word.awaitsConfirm(answer);
  }

  /** Whether so many confirms have just failed that the next one has to wait for a pause. */
  boolean isResting() {
    return resting;
  }

  /** There was a pause. */
  void rested() {
    resting = false;
  }

  /** Why Toss has not decided. */
  Trouble trouble() {
    return trouble == null ? new Trouble(ErrorCode.TOSS_NO_ANSWER, "Toss was not asked") : trouble;
  }

  private TossAnswer noted(TossAnswer answer) {
    trouble =
        switch (answer) {
          case Found found -> Trouble.shown(found);
          case Refused refused -> Trouble.refused(refused);
        };
    return answer;
  }

  private @Nullable TossAnswer noAnswer(ActivityFailure failure) {
    StepFailure.passOnCancellation(failure);
    trouble = Trouble.silence(failure);
    return null;
  }
}
