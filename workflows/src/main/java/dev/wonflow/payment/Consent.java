package dev.wonflow.payment;

import dev.wonflow.error.ErrorCode;
import dev.wonflow.operation.CommandKind;
import dev.wonflow.payment.Verdict.Ended;
import dev.wonflow.payment.Verdict.Undecided;
import dev.wonflow.toss.TossAnswer;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Waits until everybody who has to agree has: a person where the risk check asks, the buyer. */
record Consent(PaymentRequest request, Steps steps, Mailbox mailbox, Desk desk, Confirming toss) {
  /** Null once the buyer agreed: the checkout is in the mailbox. */
  @Nullable Verdict awaited(PaymentState stored) {
    if (stored.status() != PaymentStatus.IN_REVIEW) {
      return buyer(request.requestedAt(), request.expiresAt());
    }
    Verdict refused = person();
    if (refused != null) {
      return refused;
    }
    Instant released = Moment.now();
    Instant expiresAt = released.plus(Duration.between(request.requestedAt(), request.expiresAt()));
    var release = new Release(request.paymentId(), expiresAt);
    desk.insist(() -> steps.records().step(r -> r.release(release)));
    return buyer(released, expiresAt);
  }

  /** Null once a person let the payment go on. */
  private @Nullable Verdict person() {
    Instant until = Moment.now().plus(request.waits().review());
    desk.says(PaymentStatus.IN_REVIEW, "Held by the risk check, until " + until);
    desk.needsOperator(ErrorCode.IN_REVIEW, "The risk check wants a person to decide", until);
    mailbox.awaitReview(request.waits().review());
    desk.resolved();
    if (mailbox.canceled()) {
      return new Ended(PaymentStatus.CANCELED, null);
    }
    CommandKind decision = mailbox.decision();
    if (decision == CommandKind.APPROVE) {
      return null;
    }
    ErrorCode why = decision == null ? ErrorCode.RISK_REVIEW_EXPIRED : ErrorCode.RISK_REFUSED;
    return new Ended(PaymentStatus.FAILED, Failure.of(why));
  }

  /** The buyer's time ends by asking Toss, never by the timer alone. */
  private @Nullable Verdict buyer(Instant openedAt, Instant expiresAt) {
    desk.says(PaymentStatus.READY, "Waits for the buyer to pay, until " + expiresAt);
    Instant deadline = openedAt.plus(request.waits().confirmWithin());
    Duration wait = Moment.until(deadline);
    while (true) {
      mailbox.awaitDecision(wait);
      if (mailbox.checkout() != null) {
        return null;
      }
      if (mailbox.canceled()) {
        return new Ended(PaymentStatus.CANCELED, null);
      }
      boolean timeIsOver = !mailbox.takeHint() || Moment.until(deadline).isZero();
      Verdict verdict = whatTossShows(timeIsOver);
      if (!(verdict instanceof Undecided)) {
        return verdict;
      }
      wait = timeIsOver ? request.waits().askAgain() : Moment.until(deadline);
    }
  }

  private Verdict whatTossShows(boolean timeIsOver) {
    TossAnswer answer = toss.ask(null);
    return answer == null
        ? new Undecided()
        : new TossWord(request).beforeConfirm(answer, timeIsOver);
  }
}
