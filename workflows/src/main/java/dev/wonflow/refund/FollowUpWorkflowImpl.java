package dev.wonflow.refund;

import dev.wonflow.error.ErrorCode;
import dev.wonflow.ledger.Posted;
import dev.wonflow.ledger.Reversal;
import dev.wonflow.payment.Hint;
import dev.wonflow.payment.Moment;
import dev.wonflow.payment.Pauses;
import dev.wonflow.toss.LookUp;
import dev.wonflow.toss.TossAnswer;
import dev.wonflow.toss.TossCancel;
import dev.wonflow.toss.TossPayment;
import dev.wonflow.wallet.Debit;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.CanceledFailure;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInit;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The story of a follow-up: look, and book what is not booked. */
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
    do {
      bell.heard();
      TossPayment payment = shown();
      if (agree(payment)) {
        payment.cancels().forEach(this::book);
      }
    } while (bell.heard());
    desk.says("Toss's cancels are in the books; new ones were " + booked);
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

  /** Toss is asked with growing pauses until it shows the payment. */
  private TossPayment shown() {
    Pauses pauses = new Pauses(request.waits(), Moment.now());
    while (true) {
      TossAnswer answer = ask();
      if (answer instanceof TossAnswer.Found found) {
        desk.resolved();
        return found.payment();
      }
      Duration pause = pauses.next(Moment.now());
      String words =
          answer instanceof TossAnswer.Refused refused
              ? "Toss says " + refused.code()
              : "Toss gave no answer";
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
  private boolean agree(TossPayment payment) {
    boolean holds =
        switch (payment.status()) {
          case DONE, PARTIAL_CANCELED, CANCELED -> payment.approvedAt() != null;
          case READY, IN_PROGRESS, WAITING_FOR_DEPOSIT, ABORTED, EXPIRED, UNKNOWN -> false;
        };
    if (!request.charged() && holds && payment.balance().isPositive()) {
      callPerson("Toss holds " + payment.balance() + " of a payment that ended uncharged");
    }
    if (request.charged() && !holds) {
      callPerson("Toss shows " + payment.status() + " for a payment that is in the books");
    }
    return request.charged() && holds;
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
