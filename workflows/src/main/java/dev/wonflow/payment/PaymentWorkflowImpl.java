package dev.wonflow.payment;

import static java.util.Objects.requireNonNull;

import dev.wonflow.id.PaymentKey;
import dev.wonflow.ledger.Capture;
import dev.wonflow.ledger.Posted;
import dev.wonflow.operation.CommandLog;
import dev.wonflow.operation.CommandReceipt;
import dev.wonflow.operation.OperatorCommand;
import dev.wonflow.payment.Verdict.Charged;
import dev.wonflow.payment.Verdict.DepositAwaited;
import dev.wonflow.payment.Verdict.Ended;
import dev.wonflow.payment.Verdict.Undecided;
import dev.wonflow.toss.TossAnswer;
import dev.wonflow.toss.TossPayment;
import dev.wonflow.toss.TossStatus;
import dev.wonflow.wallet.Credit;
import dev.wonflow.wallet.Credited;
import io.temporal.workflow.CancellationScope;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInit;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The story of a payment: register, wait for the buyer, charge, book, credit. */
public final class PaymentWorkflowImpl implements PaymentWorkflow {
  private final PaymentRequest request;
  private final Steps steps;
  private final Mailbox mailbox;
  private final Desk desk;
  private final Confirming toss;
  private final Consent consent;
  private final Asking asking;

  /** Made by Temporal, before any signal is handled. */
  @WorkflowInit
  public PaymentWorkflowImpl(PaymentRequest request) {
    this.request = request;
    this.steps = Steps.with(request.waits());
    Progress progress = request.progress();
    CommandLog log =
        new CommandLog(
            request.paymentId(), line -> steps.operations().run(book -> book.audit(line)));
    this.mailbox = new Mailbox(log, progress);
    this.desk = new Desk(request, steps, mailbox);
    this.toss = new Confirming(request, steps, progress == null ? 1 : progress.generation());
    this.consent = new Consent(request, steps, mailbox, desk, toss);
    this.asking = new Asking(request, steps, mailbox, desk, toss);
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
      return ended(asStored(stored));
    }
    Verdict verdict = stored.paymentKey() == null ? charge(stored) : resume(stored);
    TossPayment deposit = deposit(verdict);
    if (deposit != null) {
      Asking.Deposited waited = asking.untilDeposited(deposit);
      verdict = waited.verdict();
      stored = waited.ours();
    }
    PaymentOutcome outcome =
        switch (verdict) {
          case Charged charged -> book(charged.payment(), stored.depositsReversed() + 1);
          case Ended ended -> close(ended);
          case DepositAwaited awaited -> throw undecided(awaited);
          case Undecided undecided -> throw undecided(undecided);
        };
    return ended(outcome);
  }

  /** No case stays open and no command unwritten. */
  private PaymentOutcome ended(PaymentOutcome outcome) {
    desk.resolved();
    mailbox.writeAudit();
    return outcome;
  }

  private Verdict charge(PaymentState stored) {
    Verdict ended = consent.awaited(stored);
    if (ended != null) {
      return ended;
    }
    desk.says(PaymentStatus.EXECUTING, "Asks Toss to charge " + request.amount());
    PaymentKey agreed = requireNonNull(mailbox.checkout(), "the buyer agreed").paymentKey();
    var beginning = new Beginning(request.paymentId(), agreed);
    PaymentState begun = desk.insist(() -> steps.records().step(r -> r.begin(beginning)));
    if (begun.status().isFinal()) {
      return new Ended(begun.status(), begun.failure());
    }
    PaymentKey paymentKey = requireNonNull(begun.paymentKey(), "begin stores a paymentKey");
    Verdict verdict = toss.confirm(paymentKey);
    return verdict instanceof Undecided ? asking.untilDecided(paymentKey, Moment.now()) : verdict;
  }

  /** An earlier run of this payment got as far as a paymentKey: Toss knows how far. */
  private Verdict resume(PaymentState stored) {
    Progress progress = request.progress();
    Instant since = progress == null ? null : progress.unknownSince();
    return asking.untilDecided(
        requireNonNull(stored.paymentKey()), since == null ? Moment.now() : since);
  }

  private PaymentOutcome book(TossPayment payment, int occurrence) {
    desk.says(PaymentStatus.EXECUTING, "Toss charged " + request.amount() + "; the books follow");
    var capture =
        new Capture(
            request.paymentId(),
            payment.paymentKey(),
            request.amount(),
            occurrence,
            payment.approvedAt() == null ? Moment.now() : payment.approvedAt(),
            payment.method(),
            payment.secretDigest());
    Posted posted = desk.insist(() -> steps.ledger().step(l -> l.capture(capture)));
    var credit = new Credit(request.paymentId(), posted.journalKey());
    Credited credited = desk.insist(() -> steps.wallet().step(w -> w.credit(credit)));
    if (!payment.cancels().isEmpty()) {
      Children.followUp(request, payment.paymentKey());
    }
    heedWhatCameMeanwhile(payment.paymentKey());
    desk.says(credited.status(), wordsOf(credited.status()));
    return PaymentOutcome.of(credited.status());
  }

  private void heedWhatCameMeanwhile(PaymentKey paymentKey) {
    if (mailbox.canceled()) {
      new Unwanted(request, mailbox.wish()).giveBack();
    }
    readLastHints(paymentKey);
  }

  /** A workflow does not close over a hint that nobody has read, or that Toss did not answer. */
  private void readLastHints(PaymentKey paymentKey) {
    while (mailbox.takeHint()) {
      boolean unchanged =
          toss.ask(paymentKey) instanceof TossAnswer.Found found
              && found.payment().status() == TossStatus.DONE
              && found.payment().cancels().isEmpty();
      if (!unchanged) {
        Children.followUp(request, paymentKey);
      }
    }
  }

  /** A deposit is booked by the wait for it alone, also where Toss shows it at once. */
  private static @Nullable TossPayment deposit(Verdict verdict) {
    return switch (verdict) {
      case DepositAwaited awaited -> awaited.payment();
      case Charged charged -> charged.payment().virtualAccount() == null ? null : charged.payment();
      case Ended ended -> null;
      case Undecided undecided -> null;
    };
  }

  private PaymentOutcome close(Ended ended) {
    var closing = new Closing(request.paymentId(), ended.status(), ended.failure());
    return asStored(desk.insist(() -> steps.records().step(r -> r.close(closing))));
  }

  /** A chain that runs again, because a signal met its end, may find the payment charged. */
  private PaymentOutcome asStored(PaymentState stored) {
    boolean isCharged =
        stored.status() == PaymentStatus.DONE
            || stored.status() == PaymentStatus.PARTIALLY_CANCELED;
    // Payments that ended before there was this heed do not know it.
    if (isCharged && Workflow.getVersion("heed-when-stored", Workflow.DEFAULT_VERSION, 1) == 1) {
      heedWhatCameMeanwhile(
          requireNonNull(stored.paymentKey(), "what is charged has a paymentKey"));
    }
    desk.says(stored.status(), wordsOf(stored.status()));
    return new PaymentOutcome(stored.status(), stored.failure());
  }

  private static String wordsOf(PaymentStatus end) {
    return end == PaymentStatus.DONE
        ? "Charged, booked and credited"
        : "Ended without a charge: " + end;
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
  public void cancel(CancelWish told) {
    mailbox.cancel(told);
  }

  @Override
  public CommandReceipt command(OperatorCommand command) {
    return mailbox.command(desk.status(), command);
  }

  @Override
  public void validateCommand(OperatorCommand command) {
    command.requireComplete();
  }

  /** Blocks the workflow's task until a fixed worker comes: nothing is guessed. */
  private static IllegalStateException undecided(Verdict verdict) {
    return new IllegalStateException("A payment cannot end while Toss has not decided: " + verdict);
  }
}
