package dev.wonflow.payment;

import static java.util.Objects.requireNonNull;

import dev.wonflow.error.ErrorCode;
import dev.wonflow.id.PaymentKey;
import dev.wonflow.payment.Verdict.Undecided;
import dev.wonflow.toss.TossAnswer;
import dev.wonflow.toss.TossAnswer.Found;
import dev.wonflow.toss.TossAnswer.Refused;
import dev.wonflow.toss.TossPayment;
import dev.wonflow.toss.VirtualAccount;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Asks Toss until it says something definite, however long that takes. */
record Asking(PaymentRequest request, Steps steps, Mailbox mailbox, Desk desk, Confirming toss) {
  /** Asks with growing pauses; only Toss's answer ends this. */
  Verdict untilDecided(PaymentKey paymentKey, Instant since) {
    Pauses pauses = new Pauses(request.waits(), since);
    while (true) {
      TossAnswer answer = toss.ask(paymentKey);
      Verdict verdict = verdictOf(answer, paymentKey);
      if (!(verdict instanceof Undecided)) {
        desk.resolved();
        return verdict;
      }
      continueAsNewWhenLong(paymentKey, since);
      store(PaymentStatus.UNKNOWN, paymentKey, null);
      Duration pause = pauses.next(Moment.now());
      tell(answer, pause, pauses.callOperator(Moment.now()));
      mailbox.awaitHint(pause);
      mailbox.takeHint();
    }
  }

  private Verdict verdictOf(@Nullable TossAnswer answer, PaymentKey paymentKey) {
    if (answer == null) {
      return new Undecided();
    }
    // Toss never got the confirm, or lost it: the buyer's consent still stands.
    return toss.awaitsConfirm(answer) && !mailbox.canceled()
        ? toss.confirm(paymentKey)
        : new TossWord(request).afterConfirm(answer);
  }

  private void continueAsNewWhenLong(PaymentKey paymentKey, Instant since) {
    if (Workflow.getInfo().isContinueAsNewSuggested()) {
      mailbox.writeAudit();
      var progress = new Progress(paymentKey, toss.generation(), since, mailbox.canceled());
      Workflow.continueAsNew(request.continued(progress));
    }
  }

  private void tell(@Nullable TossAnswer answer, Duration pause, boolean callOperator) {
    desk.says(
        PaymentStatus.UNKNOWN,
        wordsOf(answer)
            + "; not known whether it charged. Asked again in "
            + pause
            + ". May be told: "
            + desk.mayDoInWords());
    if (mailbox.handledWhile(desk.status())) {
      desk.resolved();
    } else if (callOperator) {
      desk.needsOperator(reasonOf(answer), wordsOf(answer), Moment.now().plus(pause));
    }
  }

  /**
   * Waits for the money until the due date and a last look-up: Toss sends nothing when it passes.
   */
  Verdict untilDeposited(TossPayment payment) {
    VirtualAccount account = requireNonNull(payment.virtualAccount(), "Toss opened an account");
    store(PaymentStatus.WAITING_FOR_DEPOSIT, payment.paymentKey(), payment);
    desk.says(
        PaymentStatus.WAITING_FOR_DEPOSIT,
        "Waits for the buyer's deposit, until " + account.dueAt());
    var shutting = new Shutting(request, steps, payment.paymentKey());
    Duration wait = mailbox.canceled() ? Duration.ZERO : Moment.until(account.dueAt());
    while (true) {
      mailbox.awaitHint(wait);
      mailbox.takeHint();
      boolean timeIsOver = Moment.until(account.dueAt()).isZero();
      TossAnswer shut = mailbox.canceled() ? shutting.shut() : null;
      TossAnswer answer = shut == null ? toss.ask(payment.paymentKey()) : shut;
      Verdict verdict = new TossWord(request).afterDeposit(answer, timeIsOver);
      if (!(verdict instanceof Undecided)) {
        return verdict;
      }
      boolean askSoon = timeIsOver || mailbox.canceled();
      wait = askSoon ? request.waits().askAgain() : Moment.until(account.dueAt());
    }
  }

  private void store(PaymentStatus status, PaymentKey key, @Nullable TossPayment payment) {
    var awaiting =
        new Awaiting(
            request.paymentId(),
            key,
            status,
            payment == null ? null : payment.method(),
            payment == null ? null : payment.virtualAccount(),
            payment == null ? null : payment.secretDigest());
    desk.insist(() -> steps.records().step(r -> r.await(awaiting)));
  }

  private static ErrorCode reasonOf(@Nullable TossAnswer answer) {
    if (!(answer instanceof Refused refused)) {
      return ErrorCode.TOSS_NO_ANSWER;
    }
    return refused.code().equals("UNAUTHORIZED_KEY")
        ? ErrorCode.TOSS_UNAUTHORIZED
        : ErrorCode.TOSS_CONFIG;
  }

  private static String wordsOf(@Nullable TossAnswer answer) {
    return switch (answer) {
      case null -> "Toss gave no answer";
      case Refused refused -> "Toss says " + refused.code();
      case Found found -> "Toss shows " + found.payment().status();
    };
  }
}
