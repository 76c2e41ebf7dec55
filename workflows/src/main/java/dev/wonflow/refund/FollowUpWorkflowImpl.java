package dev.wonflow.refund;

import dev.wonflow.error.ErrorCode;
import dev.wonflow.ledger.DepositError;
import dev.wonflow.ledger.Posted;
import dev.wonflow.ledger.Reversal;
import dev.wonflow.ledger.TakenBack;
import dev.wonflow.payment.Hint;
import dev.wonflow.payment.Moment;
import dev.wonflow.payment.Pauses;
import dev.wonflow.payment.PaymentStatus;
import dev.wonflow.toss.LookUp;
import dev.wonflow.toss.TossAnswer;
import dev.wonflow.toss.TossCancel;
import dev.wonflow.toss.TossPayment;
import dev.wonflow.toss.TossStatus;
import dev.wonflow.wallet.Debit;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.CanceledFailure;
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
    this.desk = new RefundDesk(request.paymentId(), steps.operations(), bell);
  }

  @Override
  public FollowUpOutcome run(FollowUpRequest sameRequest) {
    // Temporal's own Cancel may not leave a cancel half booked.
    Workflow.newDetachedCancellationScope(this::follow).run();
    return new FollowUpOutcome(booked);
  }

  private void follow() {
    Pauses pauses = new Pauses(request.waits(), Moment.now());
    boolean settled;
    do {
      bell.heard();
      // In this order: what Toss shows is never older than what our books are said to be.
      Standing ours = desk.insist(() -> steps.records().step(r -> r.standing(request)));
      settled = settle(ours, shown());
      if (!settled) {
        desk.says("The refunds under way come first");
        bell.await(pauses.next(Moment.now()));
      }
    } while (!settled || bell.heard());
    desk.says("What Toss shows is in the books; of that was new: " + booked);
  }

  private boolean settle(Standing ours, TossPayment theirs) {
    if (ours.charged() && isTakenBack(ours, theirs)) {
      return takeBack(ours, theirs);
    }
    if (isAbandoned(ours)) {
      waitAgain();
    } else if (agree(ours, theirs)) {
      theirs.cancels().forEach(this::book);
    }
    return true;
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
      TossAnswer answer = ask();
      if (answer instanceof TossAnswer.Found found
          && found.payment().status() != TossStatus.UNKNOWN) {
        desk.resolved();
        return found.payment();
      }
      Duration pause = pauses.next(Moment.now());
      String words =
          switch (answer) {
            case null -> "Toss gave no answer";
            case TossAnswer.Refused refused -> "Toss says " + refused.code();
            case TossAnswer.Found found -> "Toss shows a status that is not known here";
          };
      desk.says(words + ". Asked again in " + pause);
      if (pauses.callOperator(Moment.now())) {
        ErrorCode code =
            answer instanceof TossAnswer.Refused refused
                ? refused.reason()
                : ErrorCode.TOSS_NO_ANSWER;
        desk.needsOperator(code, words, Moment.now().plus(pause));
      }
      bell.await(pause);
    }
  }

  private @Nullable TossAnswer ask() {
    try {
      return steps.asking().lookUp(new LookUp(request.paymentId(), request.paymentKey()));
    } catch (ActivityFailure failure) {
      if (failure.getCause() instanceof CanceledFailure) {
        throw failure;
      }
      return null;
    }
  }

  /** Where only one of the two says charged, a person decides what becomes of it. */
  private boolean agree(Standing ours, TossPayment theirs) {
    boolean holds =
        switch (theirs.status()) {
          case DONE, PARTIAL_CANCELED, CANCELED -> theirs.approvedAt() != null;
          case READY, IN_PROGRESS, WAITING_FOR_DEPOSIT, ABORTED, EXPIRED, UNKNOWN -> false;
        };
    if (!ours.charged() && holds && theirs.balance().isPositive()) {
      callPerson("Toss holds " + theirs.balance() + " of a payment that ended uncharged");
    }
    // Where all went back on our side, it does not matter how it did on theirs.
    if (ours.charged() && !holds && ours.status() != PaymentStatus.CANCELED) {
      callPerson("Toss shows " + theirs.status() + " for a payment that is in the books");
    }
    return ours.charged() && holds;
  }

  private void callPerson(String words) {
    desk.says(words);
    desk.needsOperator(ErrorCode.BOOKS_CONFLICT, words, null);
  }

  @Override
  public void hint(Hint hint) {
    bell.ring();
  }
}
