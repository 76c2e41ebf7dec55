package dev.wonflow.refund;

import dev.wonflow.error.ErrorCode;
import dev.wonflow.id.PaymentKey;
import dev.wonflow.money.Money;
import dev.wonflow.payment.Failure;
import dev.wonflow.payment.StepFailure;
import dev.wonflow.refund.RefundVerdict.Canceled;
import dev.wonflow.refund.RefundVerdict.Closed;
import dev.wonflow.refund.RefundVerdict.Denied;
import dev.wonflow.refund.RefundVerdict.Undecided;
import dev.wonflow.toss.Cancel;
import dev.wonflow.toss.LookUp;
import dev.wonflow.toss.TossAnswer;
import dev.wonflow.toss.TossAnswer.Found;
import dev.wonflow.toss.TossAnswer.Refused;
import dev.wonflow.toss.TossCancel;
import dev.wonflow.toss.TossPayment;
import io.temporal.failure.ActivityFailure;
import io.temporal.workflow.Workflow;
import org.jspecify.annotations.Nullable;

/**
 * Asks Toss to give the money back, as far as that can be decided at once. A cancel counts as ours
 * only where our refundId stands in it, and none is sent under a new key before a look-up has shown
 * that it is not there.
 */
final class Cancelling {
  /** Definite errors that pass are tried under this many keys; then Toss is asked at leisure. */
  private static final int MOST_GENERATIONS_AT_ONCE = 5;

  /** A request in flight at Toss is waited for this often; then Toss is asked at leisure. */
  private static final int MOST_WAITS = 30;

  private final RefundRequest request;
  private final RefundSteps steps;
  private final PaymentKey paymentKey;
  private final Money amount;
  private Money refundable;
  private int generation;
  private boolean keyIsSpent;

  Cancelling(RefundRequest request, RefundSteps steps, OpenedRefund opened, PaymentKey paymentKey) {
    this.request = request;
    this.steps = steps;
    this.paymentKey = paymentKey;
    this.amount = opened.amount();
    this.refundable = opened.refundable();
    RefundProgress progress = request.progress();
    this.generation = progress == null ? 1 : progress.generation();
  }

  int generation() {
    return generation;
  }

  /** Looks Toss up; where our cancel is not there, sends it, again under the same key. */
  RefundVerdict lookUpThenSend() {
    RefundVerdict known = lookUp();
    return known == null ? send() : known;
  }

  /** Sends the cancel; undecided where Toss gave no answer or none that decides. */
  RefundVerdict send() {
    int last = generation + MOST_GENERATIONS_AT_ONCE;
    int waits = 0;
    while (true) {
      TossAnswer answer = answer();
      RefundVerdict verdict =
          switch (answer) {
            case null -> new Undecided(ErrorCode.TOSS_NO_ANSWER, "Toss gave no answer");
            case Found found -> shown(found.payment());
            case Refused refused -> refused(refused);
          };
      if (verdict != null) {
        return verdict;
      }
      if (waits++ == MOST_WAITS || generation == last) {
        return new Undecided(ErrorCode.TOSS_TRANSIENT, "Toss could not do it so far");
      }
    }
  }

  /** Null: send it again, under the key that is due then. */
  private @Nullable RefundVerdict refused(Refused refused) {
    return switch (refused.fault()) {
      case DECLINED, NEEDS_HUMAN, SESSION_GONE, CALENDAR -> denied(refused);
      case MAINTENANCE -> {
        keyIsSpent = true;
        yield new Closed(refused.code(), refused.message());
      }
      case IN_FLIGHT -> {
        Workflow.sleep(request.waits().inFlight());
        yield null;
      }
      case TRANSIENT, RATE -> {
        keyIsSpent = true;
        Workflow.sleep(request.waits().retryPause());
        yield lookUp();
      }
      case ALREADY_DONE, LOCK_LOST -> {
        keyIsSpent = true;
        yield lookUp();
      }
      case BUG_OR_CONFIG, UNKNOWN_RESULT -> {
        keyIsSpent = true;
        yield undecided(refused);
      }
    };
  }

  private static RefundVerdict undecided(Refused refused) {
    return new Undecided(refused.reason(), "Toss says " + refused.code());
  }

  /** Null where our cancel is not there and may be sent; the next key is due after an error. */
  private @Nullable RefundVerdict lookUp() {
    return switch (steps.ask(new LookUp(request.paymentId(), paymentKey))) {
      case null -> new Undecided(ErrorCode.TOSS_NO_ANSWER, "Toss gave no answer");
      case Refused refused -> undecided(refused);
      case Found found -> notYetThere(found.payment());
    };
  }

  private @Nullable RefundVerdict notYetThere(TossPayment payment) {
    TossCancel ours = payment.cancelOf(request.refundId(), amount);
    if (ours != null) {
      return new Canceled(ours);
    }
    if (payment.balance().compareTo(amount) < 0) {
      return new Denied(Failure.of(ErrorCode.REFUND_EXCEEDS_REMAINING));
    }
    refundable = payment.balance();
    generation += keyIsSpent ? 1 : 0;
    keyIsSpent = false;
    return null;
  }

  private RefundVerdict shown(TossPayment payment) {
    TossCancel ours = payment.cancelOf(request.refundId(), amount);
    return ours == null
        ? new Undecided(ErrorCode.ANSWER_BINDING, "Toss answered without our cancel")
        : new Canceled(ours);
  }

  private static RefundVerdict denied(Refused refused) {
    return new Denied(new Failure(ErrorCode.DECLINED, refused.code(), refused.message(), null));
  }

  private @Nullable TossAnswer answer() {
    Cancel cancel =
        new Cancel(
            request.paymentId(),
            paymentKey,
            request.refundId(),
            amount,
            refundable,
            request.reason(),
            request.refundAccount(),
            generation);
    try {
      return steps.toss().step(toss -> toss.cancel(cancel));
    } catch (ActivityFailure failure) {
      StepFailure.passOnCancellation(failure);
      return null;
    }
  }
}
