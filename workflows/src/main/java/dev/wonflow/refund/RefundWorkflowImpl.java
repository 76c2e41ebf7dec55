package dev.wonflow.refund;

import static java.util.Objects.requireNonNull;

import dev.wonflow.error.ErrorCode;
import dev.wonflow.id.PaymentKey;
import dev.wonflow.ledger.Posted;
import dev.wonflow.ledger.Reversal;
import dev.wonflow.operation.CommandReceipt;
import dev.wonflow.operation.OperatorCommand;
import dev.wonflow.payment.Failure;
import dev.wonflow.payment.Hint;
import dev.wonflow.payment.LongHistory;
import dev.wonflow.payment.Moment;
import dev.wonflow.payment.Pauses;
import dev.wonflow.refund.RefundVerdict.Canceled;
import dev.wonflow.refund.RefundVerdict.Closed;
import dev.wonflow.refund.RefundVerdict.Denied;
import dev.wonflow.refund.RefundVerdict.Undecided;
import dev.wonflow.toss.ClosedBank;
import dev.wonflow.toss.TossCancel;
import dev.wonflow.wallet.Debit;
import dev.wonflow.wallet.Debited;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInit;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The story of a refund: hold, give back, book, debit. */
public final class RefundWorkflowImpl implements RefundWorkflow {
  private final RefundRequest request;
  private final RefundSteps steps;
  private final Bell bell = new Bell();
  private final RefundDesk desk;

  /** Made by Temporal, before any signal is handled. */
  @WorkflowInit
  public RefundWorkflowImpl(RefundRequest request) {
    this.request = request;
    this.steps = RefundSteps.with(request.waits());
    RefundProgress before = request.progress();
    this.desk =
        new RefundDesk(
            request.paymentId(), steps.operations(), bell, before != null && before.handled());
  }

  @Override
  public RefundOutcome run(RefundRequest sameRequest) {
    // Temporal's own Cancel may not stop a refund whose money is in flight.
    var outcome = new RefundOutcome[1];
    Workflow.newDetachedCancellationScope(() -> outcome[0] = giveBack()).run();
    desk.writeAudit();
    return outcome[0];
  }

  private RefundOutcome giveBack() {
    OpenedRefund opened = desk.insist(() -> steps.records().step(r -> r.open(request)));
    desk.knows(opened.payment());
    if (opened.status().isFinal()) {
      return new RefundOutcome(opened.status(), opened.failure());
    }
    desk.says("Asks Toss to give back " + opened.amount());
    mark(RefundStatus.EXECUTING, null);
    RefundVerdict verdict = decided(opened);
    desk.resolved();
    return switch (verdict) {
      case Canceled canceled -> book(canceled.cancel());
      case Denied denied -> refuse(denied.failure());
      case Closed closed -> throw undecided(closed);
      case Undecided undecided -> throw undecided(undecided);
    };
  }

  /** Only Toss's word ends this. */
  private RefundVerdict decided(OpenedRefund opened) {
    var key = requireNonNull(opened.paymentKey(), "a charged payment has a paymentKey");
    Cancelling toss = new Cancelling(request, steps, opened, key);
    RefundProgress progress = request.progress();
    Instant since = progress == null ? Moment.now() : progress.since();
    Pauses pauses = new Pauses(request.waits(), since);
    RefundVerdict verdict = opened.fresh() ? toss.send() : toss.lookUpThenSend();
    while (verdict instanceof Closed || verdict instanceof Undecided) {
      if (LongHistory.isReached()) {
        desk.writeAudit();
        var next = new RefundProgress(toss.generation(), since, desk.handled());
        Workflow.continueAsNew(request.continued(next));
      }
      desk.await(paused(verdict, pauses, key));
      verdict = toss.lookUpThenSend();
    }
    return verdict;
  }

  private Duration paused(RefundVerdict verdict, Pauses pauses, PaymentKey key) {
    if (verdict instanceof Closed closed) {
      Instant next = opens(key);
      desk.says("The bank is closed (" + closed.tossCode() + "); tried again at " + next);
      mark(
          RefundStatus.WAITING,
          new Failure(ErrorCode.BANK_MAINTENANCE, closed.tossCode(), closed.message(), next));
      return Moment.until(next);
    }
    if (!(verdict instanceof Undecided undecided)) {
      return Duration.ZERO;
    }
    Duration pause = pauses.next(Moment.now());
    desk.says(undecided.words() + "; not known whether it gave back", pause);
    mark(RefundStatus.UNKNOWN, null);
    if (pauses.callOperator(Moment.now()) || isConfiguration(undecided.code())) {
      desk.needsOperator(undecided.code(), undecided.words(), Moment.now().plus(pause));
    }
    return pause;
  }

  /** The end of the window where it is known; else it is tried in a while. */
  private Instant opens(PaymentKey key) {
    var bank = new ClosedBank(request.paymentId(), key);
    Instant end = desk.insist(() -> steps.bankHours().step(h -> h.reopening(bank))).at();
    return end == null ? Moment.now().plus(request.waits().unknownMost()) : end;
  }

  private static boolean isConfiguration(ErrorCode code) {
    return code == ErrorCode.TOSS_UNAUTHORIZED || code == ErrorCode.TOSS_CONFIG;
  }

  private RefundOutcome book(TossCancel cancel) {
    desk.says("Toss gave back " + cancel.amount() + "; the books follow");
    var reversal = new Reversal(request.paymentId(), request.refundId(), cancel);
    Posted posted = desk.insist(() -> steps.ledger().step(l -> l.refund(reversal)));
    var debit = new Debit(request.paymentId(), request.refundId(), posted.journalKey());
    Debited debited = desk.insist(() -> steps.wallet().step(w -> w.debit(debit)));
    desk.says("Given back, booked and debited; left of the payment: " + debited.remaining());
    return new RefundOutcome(RefundStatus.DONE, null);
  }

  private RefundOutcome refuse(Failure failure) {
    var refusal = new RefundRefusal(request.refundId(), failure);
    RefundOutcome stored = desk.insist(() -> steps.records().step(r -> r.refuse(refusal)));
    desk.says("Refused: " + failure.message());
    return stored;
  }

  private void mark(RefundStatus status, @Nullable Failure failure) {
    var mark = new RefundMark(request.refundId(), status, failure);
    desk.insist(() -> steps.records().step(r -> r.mark(mark)));
  }

  @Override
  public void hint(Hint hint) {
    bell.ring();
  }

  @Override
  public CommandReceipt command(OperatorCommand command) {
    return desk.command(command);
  }

  @Override
  public void validateCommand(OperatorCommand command) {
    command.requireComplete();
  }

  /** Blocks the workflow's task until a fixed worker comes: nothing is guessed. */
  private static IllegalStateException undecided(RefundVerdict verdict) {
    return new IllegalStateException("A refund cannot end while Toss has not decided: " + verdict);
  }
}
