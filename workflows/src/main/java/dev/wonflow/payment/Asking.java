package dev.wonflow.payment;

import static java.util.Objects.requireNonNull;

import dev.wonflow.id.PaymentKey;
import dev.wonflow.payment.Verdict.Ended;
import dev.wonflow.payment.Verdict.Undecided;
import dev.wonflow.toss.TossAnswer;
import dev.wonflow.toss.TossPayment;
import dev.wonflow.toss.TossStatus;
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
      Verdict verdict = verdictOf(toss.ask(paymentKey), paymentKey);
      if (!(verdict instanceof Undecided)) {
        desk.resolved();
        return verdict;
      }
      continueAsNewWhenLong(paymentKey, since);
      Duration pause = pauses.next(Moment.now());
      store(PaymentStatus.UNKNOWN, paymentKey, null, Moment.now().plus(pause));
      tell(toss.trouble(), pause, pauses.callOperator(Moment.now()));
      mailbox.awaitHint(pause);
      mailbox.takeHint();
      toss.rested();
    }
  }

  private Verdict verdictOf(@Nullable TossAnswer answer, PaymentKey paymentKey) {
    if (answer == null) {
      return new Undecided();
    }
    if (!toss.awaitsConfirm(answer)) {
      return toss.meaningOrConfirm(answer, paymentKey);
    }
    // Toss never got the confirm, or lost it: the buyer's consent still stands.
    return mailbox.canceled() || toss.isResting() ? new Undecided() : toss.confirm(paymentKey);
  }

  private void continueAsNewWhenLong(PaymentKey paymentKey, Instant since) {
    if (LongHistory.isReached()) {
      mailbox.writeAudit();
      // A hint that nobody has read needs no carrying: the next run begins by asking Toss.
      var progress =
          new Progress(
              paymentKey,
              toss.generation(),
              since,
              mailbox.canceled(),
              mailbox.wish(),
              mailbox.handledWhile(PaymentStatus.UNKNOWN));
      Workflow.continueAsNew(request.continued(progress));
    }
  }

  private void tell(Trouble trouble, Duration pause, boolean isLate) {
    desk.says(
        PaymentStatus.UNKNOWN,
        trouble.words()
            + "; not known whether it charged. Asked again in "
            + pause
            + ". May be told: "
            + desk.mayDoInWords());
    if (mailbox.handledWhile(desk.status())) {
      desk.resolved();
    } else if (isLate || trouble.needsMending()) {
      desk.needsOperator(trouble.code(), trouble.words(), Moment.now().plus(pause));
    }
  }

  /**
   * How the wait for a deposit ended.
   *
   * @param ours what our books said before Toss was asked, so that what Toss showed is never older:
   *     a task whose end met a signal may have booked the deposit, and been undone
   */
  record Deposited(Verdict verdict, PaymentState ours) {}

  /**
   * Waits for the money until the due date and a last look-up: Toss sends nothing when it passes. A
   * hint is asked about until Toss answers, since no other may come.
   */
  Deposited untilDeposited(TossPayment payment) {
    VirtualAccount account = requireNonNull(payment.virtualAccount(), "Toss opened an account");
    var shutting = new Shutting(request, steps, payment.paymentKey());
    Pauses pauses = new Pauses(request.waits(), Moment.now());
    boolean isCharged = payment.status() != TossStatus.WAITING_FOR_DEPOSIT;
    Duration wait = isCharged || mailbox.canceled() ? Duration.ZERO : Moment.until(account.dueAt());
    storeOrRead(payment);
    desk.says(PaymentStatus.WAITING_FOR_DEPOSIT, waits(account.dueAt()));
    while (true) {
      mailbox.awaitHint(wait);
      PaymentState ours = storeOrRead(payment);
      if (ours.status().isFinal()) {
        return new Deposited(new Ended(ours.status(), ours.failure()), ours);
      }
      if (mailbox.takeHint()) {
        pauses = new Pauses(request.waits(), Moment.now());
      }
      boolean timeIsOver = Moment.until(account.dueAt()).isZero();
      TossAnswer shut = mailbox.canceled() ? shutting.shut() : null;
      TossAnswer answer = shut == null ? toss.ask(payment.paymentKey()) : shut;
      Verdict verdict = new TossWord(request).afterDeposit(answer, timeIsOver);
      if (!(verdict instanceof Undecided)) {
        return new Deposited(verdict, ours);
      }
      wait =
          timeIsOver || mailbox.canceled()
              ? request.waits().askAgain()
              : nextWait(answer, account.dueAt(), pauses);
    }
  }

  private Duration nextWait(@Nullable TossAnswer answer, Instant dueAt, Pauses pauses) {
    boolean isAwaited = TossWord.awaitsDeposit(answer);
    Duration wait = isAwaited ? Moment.until(dueAt) : pauses.next(Moment.now());
    String silence = toss.trouble().words() + ". Asked again in " + wait;
    desk.says(
        PaymentStatus.WAITING_FOR_DEPOSIT,
        isAwaited ? waits(dueAt) : waits(dueAt) + ". " + silence);
    return wait;
  }

  private static String waits(Instant dueAt) {
    return "Waits for the buyer's deposit, until " + dueAt;
  }

  /** A wait that is stored already is only read. */
  private PaymentState storeOrRead(TossPayment awaited) {
    return store(PaymentStatus.WAITING_FOR_DEPOSIT, awaited.paymentKey(), awaited, null);
  }

  private PaymentState store(
      PaymentStatus status,
      PaymentKey key,
      @Nullable TossPayment payment,
      @Nullable Instant nextAttemptAt) {
    var awaiting =
        new Awaiting(
            request.paymentId(),
            key,
            status,
            payment == null ? null : payment.method(),
            payment == null ? null : payment.virtualAccount(),
            payment == null ? null : payment.secretDigest(),
            nextAttemptAt);
    return desk.insist(() -> steps.records().step(r -> r.await(awaiting)));
  }
}
