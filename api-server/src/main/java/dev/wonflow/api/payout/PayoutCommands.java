package dev.wonflow.api.payout;

import dev.wonflow.api.caller.Caller;
import dev.wonflow.api.problem.Refused;
import dev.wonflow.error.ErrorCode;
import dev.wonflow.payout.PayoutCommand;
import dev.wonflow.payout.PayoutReceipt;
import dev.wonflow.payout.PayoutWorkflow;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowNotFoundException;
import io.temporal.client.WorkflowUpdateException;
import io.temporal.client.WorkflowUpdateTimeoutOrCancelledException;
import io.temporal.failure.ApplicationFailure;
import org.springframework.stereotype.Component;

/** Passes what a person decides to a payout's workflow, which takes it or not. */
@Component
class PayoutCommands {
  private final WorkflowClient temporal;

  PayoutCommands(WorkflowClient temporal) {
    this.temporal = temporal;
  }

  /** Refuses with APPROVER_IS_REQUESTER or COMMAND_NOT_ALLOWED. */
  void tell(Payout payout, PayoutCommand.Kind kind, Caller caller) {
    if (kind == PayoutCommand.Kind.APPROVE && caller.person().equals(payout.requestedBy())) {
      throw samePerson();
    }
    if (payout.status().isFinal() || !sent(payout, kind, caller).allowed()) {
      throw notNow();
    }
  }

  private PayoutReceipt sent(Payout payout, PayoutCommand.Kind kind, Caller caller) {
    try {
      return temporal
          .newWorkflowStub(PayoutWorkflow.class, payout.id())
          .command(new PayoutCommand(kind, caller.person()));
    } catch (WorkflowNotFoundException e) {
      throw notNow();
    } catch (WorkflowUpdateTimeoutOrCancelledException e) {
      throw new Refused(ErrorCode.TEMPORAL_UNAVAILABLE, "Not known whether it was taken: look");
    } catch (WorkflowUpdateException e) {
      throw e.getCause() instanceof ApplicationFailure failure
              && failure.getType().equals(ErrorCode.APPROVER_IS_REQUESTER.name())
          ? samePerson()
          : notNow();
    }
  }

  private static Refused samePerson() {
    return new Refused(ErrorCode.APPROVER_IS_REQUESTER, "Who asks for a payout cannot approve it");
  }

  private static Refused notNow() {
    return new Refused(ErrorCode.COMMAND_NOT_ALLOWED, "The payout's status does not take it");
  }
}
