package dev.wonflow.refund;

import dev.wonflow.error.ErrorCode;
import dev.wonflow.ledger.DepositError;
import dev.wonflow.ledger.Posted;
import dev.wonflow.ledger.Reversal;
import dev.wonflow.ledger.TakenBack;
import dev.wonflow.operation.CommandReceipt;
import dev.wonflow.operation.OperatorCommand;
import dev.wonflow.payment.Hint;
import dev.wonflow.payment.LongHistory;
import dev.wonflow.payment.Moment;
import dev.wonflow.payment.Pauses;
import dev.wonflow.payment.PaymentStatus;
import dev.wonflow.toss.LookUp;
import dev.wonflow.toss.TossAnswer;
import dev.wonflow.toss.TossCancel;
import dev.wonflow.toss.TossPayment;
import dev.wonflow.toss.TossStatus;
import dev.wonflow.wallet.Debit;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInit;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The story of a follow-up: look, and book what is not booked, in either direction. */
public final class FollowUpWorkflowImpl implements FollowUpWorkflow {
  private final FollowUpRequest request;
  private final RefundSteps steps;
  private final Bell bell = new Bell();
  private final RefundDesk desk;
  private int booked;

  /** Made by Temporal, before any signal is handled. */
  @WorkflowInit
  public FollowUpWorkflowImpl(FollowUpRequest request) {
    this.request = request;
    this.steps = RefundSteps.with(request.waits());
    this.desk = new RefundDesk(request.paymentId(), steps.operations(), bell, false);
  }

  @Override
  public FollowUpOutcome run(FollowUpRequest sameRequest) {
    // Temporal's own Cancel may not leave a cancel half booked.
    Workflow.newDetachedCancellationScope(this::follow).run();
    desk.writeAudit();
    return new FollowUpOutcome(booked);
  }

  private void follow() {
    Pauses pauses = new Pauses(request.waits(), Moment.now());
    Duration pause;
    do {
      bell.heard();
      // In this order: what Toss shows is never older than what our books are said to be.
      Standing ours = desk.insist(() -> steps.records().step(r -> r.standing(request)));
      desk.knows(ours.status());
      pause = settle(ours, shown(), pauses);
      if (pause.isPositive()) {
        rest(pause);
      }
    } while (pause.isPositive() || bell.heard());
    desk.resolved();
  }

  /** Zero where nothing is left to do; else when to look again. */
  private Duration settle(Standing ours, TossPayment theirs, Pauses pauses) {
    if (ours.charged() && isTakenBack(ours, theirs)) {
      if (!takeBack(ours, theirs)) {
        desk.resolved();
        desk.says("The refunds under way come first");
        return pauses.next(Moment.now());
      }
    } else if (isAbandoned(ours)) {
      waitAgain();
    } else {
      String contradiction = contradiction(ours, theirs);
      if (contradiction != null) {
        return contradicted(contradiction);
      }
      if (ours.charged()) {
        theirs.cancels().forEach(this::book);
      }
    }
    desk.says("What Toss shows is in the books; of that was new: " + booked);
    return Duration.ZERO;
  }

  private Duration contradicted(String contradiction) {
    if (desk.handled()) {
      desk.says(contradiction + ". A person has handled it");
      return Duration.ZERO;
    }
    Duration pause = request.waits().unknownLate();
    desk.says(contradiction, pause);
    desk.needsOperator(ErrorCode.BOOKS_CONFLICT, contradiction, Moment.now().plus(pause));
    return pause;
  }

  /** What was booked in an earlier run is counted there. */
  private void rest(Duration pause) {
    if (LongHistory.isReached()) {
      desk.writeAudit();
      Workflow.continueAsNew(request);
    }
    desk.await(pause);
  }

  /** Whether the deposit that we booked is not there any more; another one may be. */
  private static boolean isTakenBack(Standing ours, TossPayment theirs) {
    Instant theirCharge = theirs.approvedAt();
    return theirs.virtualAccount() != null
        && ours.status() == PaymentStatus.DONE
        && switch (theirs.status()) {
          case WAITING_FOR_DEPOSIT -> true;
          case CANCELED -> theirCharge == null || !theirCharge.equals(ours.chargedAt());
          case DONE, PARTIAL_CANCELED ->
              theirCharge != null && !theirCharge.equals(ours.chargedAt());
          case READY, IN_PROGRESS, ABORTED, EXPIRED, UNKNOWN -> false;
        };
  }

  /** A follow-up took the deposit back, and died before the payment's new run was started. */
  private static boolean isAbandoned(Standing ours) {
    return ours.status() == PaymentStatus.WAITING_FOR_DEPOSIT && ours.depositsReversed() > 0;
  }

  private boolean takeBack(Standing ours, TossPayment theirs) {
    desk.says("The bank took the deposit back; the books and wallets follow");
    var error =
        new DepositError(
            request.paymentId(), theirs.paymentKey(), ours.depositsReversed() + 1, Moment.now());
    TakenBack taken = desk.insist(() -> steps.ledger().step(l -> l.takeBack(error)));
    if (taken.inBooks()) {
      booked++;
      waitAgain();
    }
    return taken.inBooks();
  }

  private void waitAgain() {
    SecondRun.start(desk.insist(() -> steps.records().step(r -> r.requested(request))));
  }

  private void book(TossCancel cancel) {
    var adoption = new Adoption(request.paymentId(), cancel);
    Adopted refund = desk.insist(() -> steps.records().step(r -> r.adopt(adoption)));
    if (refund.status() == RefundStatus.DONE) {
      return;
    }
    var reversal = new Reversal(request.paymentId(), refund.refundId(), cancel);
    Posted posted = desk.insist(() -> steps.ledger().step(l -> l.refund(reversal)));
    var debit = new Debit(request.paymentId(), refund.refundId(), posted.journalKey());
    desk.insist(() -> steps.wallet().step(w -> w.debit(debit)));
    booked++;
  }

  /** Toss is asked with growing pauses until it shows the payment in a status that is known. */
  private TossPayment shown() {
    Pauses pauses = new Pauses(request.waits(), Moment.now());
    while (true) {
      TossAnswer answer = steps.ask(new LookUp(request.paymentId(), request.paymentKey()));
      if (answer instanceof TossAnswer.Found found
          && found.payment().status() != TossStatus.UNKNOWN) {
        return found.payment();
      }
      Duration pause = pauses.next(Moment.now());
      String words =
          switch (answer) {
            case null -> "Toss gave no answer";
            case TossAnswer.Refused refused -> "Toss says " + refused.code();
            case TossAnswer.Found found -> "Toss shows a status that is not known here";
          };
      desk.says(words, pause);
      if (pauses.callOperator(Moment.now())) {
        ErrorCode code =
            answer instanceof TossAnswer.Refused refused
                ? refused.reason()
                : ErrorCode.TOSS_NO_ANSWER;
        desk.needsOperator(code, words, Moment.now().plus(pause));
      }
      rest(pause);
    }
  }

  /** Where only one of the two says charged, a person decides what becomes of it; else null. */
  private static @Nullable String contradiction(Standing ours, TossPayment theirs) {
    boolean holds =
        switch (theirs.status()) {
          case DONE, PARTIAL_CANCELED, CANCELED -> theirs.approvedAt() != null;
          case READY, IN_PROGRESS, WAITING_FOR_DEPOSIT, ABORTED, EXPIRED, UNKNOWN -> false;
        };
    if (!ours.charged() && holds && theirs.balance().isPositive()) {
      return "Toss holds " + theirs.balance() + " of a payment that ended uncharged";
    }
    // Where all went back on our side, it does not matter how it did on theirs.
    if (ours.charged() && !holds && ours.status() != PaymentStatus.CANCELED) {
      return "Toss shows " + theirs.status() + " for a payment that is in the books";
    }
    return null;
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
}
