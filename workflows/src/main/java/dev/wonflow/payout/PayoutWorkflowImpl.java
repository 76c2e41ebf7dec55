package dev.wonflow.payout;

import dev.wonflow.error.ErrorCode;
import dev.wonflow.payment.Hint;
import dev.wonflow.payment.Moment;
import io.temporal.failure.ApplicationFailure;
import io.temporal.workflow.CancellationScope;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInit;
import org.jspecify.annotations.Nullable;

/** The story of a payout: hold, let a second person agree, pay once, settle or give back. */
public final class PayoutWorkflowImpl implements PayoutWorkflow {
  private final PayoutRequest request;
  private final PayoutSteps steps;
  private final PayoutDesk desk;

  /** Made by Temporal, before any signal is handled. */
  @WorkflowInit
  public PayoutWorkflowImpl(PayoutRequest request) {
    this.request = request;
    this.steps = PayoutSteps.with(request.waits());
    this.desk = new PayoutDesk(request, steps.operations());
  }

  @Override
  public PayoutOutcome run(PayoutRequest sameRequest) {
    // Temporal's own Cancel is finance's: it may not stop a payout whose money is in flight.
    CancellationScope.current()
        .getCancellationRequest()
        .thenApply(
            reason -> {
              desk.command(new PayoutCommand(PayoutCommand.Kind.CANCEL, "temporal"));
              return reason;
            });
    var outcome = new PayoutOutcome[1];
    Workflow.newDetachedCancellationScope(() -> outcome[0] = pay()).run();
    return outcome[0];
  }

  private PayoutOutcome pay() {
    PayoutState stored = desk.insist(() -> steps.records().step(r -> r.open(request)));
    desk.says(stored.status(), "Holds " + request.amount() + " of " + request.sellerId());
    if (stored.status().isFinal()) {
      return new PayoutOutcome(stored.status(), stored.failure());
    }
    Ending ending = consent(stored);
    if (ending == null) {
      ending = new Sending(request, steps, desk, stored).untilEnded();
    }
    return close(ending);
  }

  /** Null where the payout may go on. */
  private @Nullable Ending consent(PayoutState stored) {
    if (!request.needsApproval() || stored.approvedBy() != null) {
      return null;
    }
    mark(PayoutMark.of(request.payoutId(), PayoutStatus.WAITING_FOR_APPROVAL));
    desk.says(PayoutStatus.WAITING_FOR_APPROVAL, "A person other than the requester has to agree");
    PayoutCommand said = desk.awaitApproval(request.waits().approval());
    if (said == null || said.kind() != PayoutCommand.Kind.APPROVE) {
      return Ending.canceled(null);
    }
    mark(
        new PayoutMark(
            request.payoutId(), PayoutStatus.SCHEDULED, null, said.person(), Moment.now()));
    desk.says(PayoutStatus.SCHEDULED, "Approved by " + said.person());
    return null;
  }

  private PayoutOutcome close(Ending ending) {
    var end =
        new PayoutEnd(
            request.payoutId(),
            ending.status(),
            ending.tossPayoutId(),
            ending.failure(),
            Moment.now());
    PayoutState stored = desk.insist(() -> steps.records().step(r -> r.end(end)));
    desk.says(stored.status(), "Ended: " + stored.status());
    desk.close();
    return new PayoutOutcome(stored.status(), stored.failure());
  }

  private void mark(PayoutMark mark) {
    desk.insist(() -> steps.records().step(r -> r.mark(mark)));
  }

  @Override
  public void hint(Hint hint) {
    desk.hint();
  }

  @Override
  public PayoutReceipt command(PayoutCommand command) {
    return desk.command(command);
  }

  @Override
  public void validateCommand(PayoutCommand command) {
    boolean own = command.person().equals(request.requestedBy());
    if (own && command.kind() == PayoutCommand.Kind.APPROVE) {
      throw ApplicationFailure.newNonRetryableFailure(
          ErrorCode.APPROVER_IS_REQUESTER.meaning(), ErrorCode.APPROVER_IS_REQUESTER.name());
    }
  }
}
