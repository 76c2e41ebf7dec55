package dev.wonflow.payment;

import static java.util.Objects.requireNonNull;

import dev.wonflow.error.ErrorCode;
import dev.wonflow.id.PaymentKey;
import dev.wonflow.ledger.Capture;
import dev.wonflow.ledger.Posted;
import dev.wonflow.payment.Verdict.Charged;
import dev.wonflow.payment.Verdict.DepositAwaited;
import dev.wonflow.payment.Verdict.Ended;
import dev.wonflow.payment.Verdict.Undecided;
import dev.wonflow.toss.TossAnswer;
import dev.wonflow.toss.TossPayment;
import dev.wonflow.toss.VirtualAccount;
import dev.wonflow.wallet.Credit;
import dev.wonflow.wallet.Credited;
import io.temporal.workflow.CancellationScope;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInit;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The story of a payment: register, wait for the buyer, charge, book, credit. */
public final class PaymentWorkflowImpl implements PaymentWorkflow {
  private final PaymentRequest request;
  private final Steps steps;
  private final Mailbox mailbox = new Mailbox();
  private final Confirming toss;
  private final TossWord word;
  private final Desk desk;

  /** Made by Temporal, before any signal is handled. */
  @WorkflowInit
  public PaymentWorkflowImpl(PaymentRequest request) {
    this.request = request;
    this.steps = Steps.with(request.waits());
    Progress progress = request.progress();
    this.toss = new Confirming(request, steps, progress == null ? 1 : progress.generation());
    this.word = new TossWord(request);
    this.desk = new Desk(mailbox);
    if (progress != null && progress.canceled()) {
      mailbox.cancel();
    }
  }

  @Override
  public PaymentOutcome run(PaymentRequest sameRequest) {
    // Temporal's own Cancel is the shop's: it may not stop a payment whose money is in flight.
    CancellationScope.current()
        .getCancellationRequest()
        .thenApply(
            reason -> {
              mailbox.cancel();
              return reason;
            });
    var outcome = new PaymentOutcome[1];
    Workflow.newDetachedCancellationScope(() -> outcome[0] = pay()).run();
    return outcome[0];
  }

  private PaymentOutcome pay() {
    PaymentState stored = desk.insist(() -> steps.records().step(r -> r.register(request)));
    if (stored.status().isFinal()) {
      return new PaymentOutcome(stored.status(), stored.failure());
    }
    Verdict verdict = stored.paymentKey() == null ? untilConfirmed() : resumed(stored);
    if (verdict instanceof DepositAwaited awaited) {
      verdict = untilDeposited(awaited.payment());
    }
    return switch (verdict) {
      case Charged charged -> book(charged.payment());
      case Ended ended -> close(ended);
      case DepositAwaited awaited -> throw undecided(awaited);
      case Undecided undecided -> throw undecided(undecided);
    };
  }

  private Verdict untilConfirmed() {
    desk.says("Waits for the buyer to pay, until " + request.expiresAt());
    Instant deadline = request.requestedAt().plus(request.waits().confirmWithin());
    Duration wait = left(deadline);
    while (true) {
      mailbox.awaitDecision(wait);
      Checkout checkout = mailbox.checkout();
      if (checkout != null) {
        return charge(checkout);
      }
      if (mailbox.canceled()) {
        return new Ended(PaymentStatus.CANCELED, null);
      }
      boolean timeIsOver = !mailbox.takeHint() || left(deadline).isZero();
      TossAnswer answer = toss.ask(null);
      Verdict verdict = answer == null ? new Undecided() : word.beforeConfirm(answer, timeIsOver);
      if (!(verdict instanceof Undecided)) {
        return verdict;
      }
      wait = timeIsOver ? request.waits().askAgain() : left(deadline);
    }
  }

  private Verdict charge(Checkout checkout) {
    desk.says("Asks Toss to charge " + request.amount());
    var beginning = new Beginning(request.paymentId(), checkout.paymentKey());
    PaymentState begun = desk.insist(() -> steps.records().step(r -> r.begin(beginning)));
    if (begun.status().isFinal()) {
      return new Ended(begun.status(), begun.failure());
    }
    PaymentKey paymentKey = requireNonNull(begun.paymentKey(), "begin stores a paymentKey");
    Verdict verdict = toss.confirm(paymentKey);
    return verdict instanceof Undecided ? untilDecided(paymentKey, now()) : verdict;
  }

  /** An earlier run of this payment got as far as a paymentKey: Toss knows how far. */
  private Verdict resumed(PaymentState stored) {
    PaymentKey paymentKey = requireNonNull(stored.paymentKey());
    Progress progress = request.progress();
    Instant since = progress == null ? null : progress.unknownSince();
    return untilDecided(paymentKey, since == null ? now() : since);
  }

  /** Toss is asked with growing pauses, however long it takes; only its answer ends this. */
  private Verdict untilDecided(PaymentKey paymentKey, Instant since) {
    for (Pauses pauses = new Pauses(request.waits(), since); ; ) {
      TossAnswer answer = toss.ask(paymentKey);
      Verdict verdict = answer == null ? new Undecided() : word.afterConfirm(answer);
      if (toss.awaitsConfirm(answer) && !mailbox.canceled()) {
        verdict = toss.confirm(paymentKey);
      }
      if (!(verdict instanceof Undecided)) {
        desk.resolved();
        return verdict;
      }
      if (Workflow.getInfo().isContinueAsNewSuggested()) {
        Workflow.continueAsNew(
            request.continued(
                new Progress(paymentKey, toss.generation(), since, mailbox.canceled())));
      }
      awaiting(PaymentStatus.UNKNOWN, paymentKey, null);
      Duration pause = pauses.next(now());
      desk.says("Toss has not said whether it charged; asked again in " + pause);
      if (pauses.callOperator(now())) {
        desk.needsOperator(ErrorCode.TOSS_NO_ANSWER);
      }
      mailbox.awaitHint(pause);
      mailbox.takeHint();
    }
  }

  private Verdict untilDeposited(TossPayment payment) {
    VirtualAccount account = requireNonNull(payment.virtualAccount(), "Toss opened an account");
    awaiting(PaymentStatus.WAITING_FOR_DEPOSIT, payment.paymentKey(), payment);
    desk.says("Waits for the buyer's deposit, until " + account.dueAt());
    Duration wait = left(account.dueAt());
    while (true) {
      mailbox.awaitHint(wait);
      boolean timeIsOver = !mailbox.takeHint() || left(account.dueAt()).isZero();
      TossAnswer answer = toss.ask(payment.paymentKey());
      Verdict verdict = word.afterDeposit(answer, timeIsOver);
      if (!(verdict instanceof Undecided)) {
        return verdict;
      }
      wait = timeIsOver ? request.waits().askAgain() : left(account.dueAt());
    }
  }

  private void awaiting(PaymentStatus status, PaymentKey key, @Nullable TossPayment payment) {
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

  private PaymentOutcome book(TossPayment payment) {
    desk.says("Toss charged " + request.amount() + "; the books follow");
    var capture =
        new Capture(
            request.paymentId(),
            payment.paymentKey(),
            request.amount(),
            1,
            payment.approvedAt() == null ? now() : payment.approvedAt(),
            payment.method(),
            payment.secretDigest());
    Posted posted = desk.insist(() -> steps.ledger().step(l -> l.capture(capture)));
    var credit = new Credit(request.paymentId(), posted.journalKey());
    Credited credited = desk.insist(() -> steps.wallet().step(w -> w.credit(credit)));
    readLastHints(payment.paymentKey());
    desk.says("Charged, booked and credited");
    return PaymentOutcome.of(credited.status());
  }

  /** A workflow does not close over a hint that nobody has read. */
  private void readLastHints(PaymentKey paymentKey) {
    while (mailbox.takeHint()) {
      toss.ask(paymentKey);
    }
  }

  private PaymentOutcome close(Ended ended) {
    var closing = new Closing(request.paymentId(), ended.status(), ended.failure());
    PaymentState stored = desk.insist(() -> steps.records().step(r -> r.close(closing)));
    desk.says("Ended without a charge: " + stored.status());
    return new PaymentOutcome(stored.status(), stored.failure());
  }

  @Override
  public void confirm(Checkout checkout) {
    mailbox.confirm(checkout, request.amount());
  }

  @Override
  public void hint(Hint hint) {
    mailbox.hint();
  }

  @Override
  public void cancel(CancelWish wish) {
    mailbox.cancel();
  }

  /** Blocks the workflow's task until a fixed worker comes: nothing is guessed. */
  private static IllegalStateException undecided(Verdict verdict) {
    return new IllegalStateException("A payment cannot end while Toss has not decided: " + verdict);
  }

  private static Instant now() {
    return Instant.ofEpochMilli(Workflow.currentTimeMillis());
  }

  private static Duration left(Instant deadline) {
    Duration left = Duration.between(now(), deadline);
    return left.isNegative() ? Duration.ZERO : left;
  }
}
