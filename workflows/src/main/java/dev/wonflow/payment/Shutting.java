package dev.wonflow.payment;

import dev.wonflow.id.Ids;
import dev.wonflow.id.PaymentKey;
import dev.wonflow.toss.Cancel;
import dev.wonflow.toss.TossAnswer;
import io.temporal.failure.ActivityFailure;
import org.jspecify.annotations.Nullable;

/** Shuts an account at Toss into which nobody has to pay any more. */
final class Shutting {
  private static final String REASON = "Cancelled before the deposit";

  private final PaymentRequest request;
  private final Steps steps;
  private final PaymentKey paymentKey;
  private int generation = 1;

  Shutting(PaymentRequest request, Steps steps, PaymentKey paymentKey) {
    this.request = request;
    this.steps = steps;
    this.paymentKey = paymentKey;
  }

  /**
   * What Toss shows afterwards; null where it gave no answer, or none that is of use: the money may
   * have come meanwhile, and nobody said yet where it would go back to. Toss replays an error under
   * its key, so the next try has another one.
   */
  @Nullable TossAnswer shut() {
    var cancel =
        new Cancel(
            request.paymentId(),
            paymentKey,
            Ids.cancelOfDeposit(request.paymentId()),
            request.amount(),
            request.amount(),
            REASON,
            null,
            generation);
    try {
      TossAnswer answer = steps.toss().step(toss -> toss.cancel(cancel));
      if (answer instanceof TossAnswer.Found) {
        return answer;
      }
      generation++;
      return null;
    } catch (ActivityFailure failure) {
      StepFailure.passOnCancellation(failure);
      return null;
    }
  }
}
