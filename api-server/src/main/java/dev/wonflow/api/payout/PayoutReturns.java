package dev.wonflow.api.payout;

import dev.wonflow.api.caller.Caller;
import dev.wonflow.api.operation.Audits;
import dev.wonflow.api.problem.Refused;
import dev.wonflow.error.ErrorCode;
import dev.wonflow.id.PayoutId;
import dev.wonflow.payment.PaymentWorkflow;
import dev.wonflow.payout.PayoutReturn;
import dev.wonflow.payout.PayoutReturnWorkflow;
import dev.wonflow.payout.PayoutState;
import dev.wonflow.payout.PayoutStatus;
import io.temporal.api.enums.v1.WorkflowIdReusePolicy;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowExecutionAlreadyStarted;
import io.temporal.client.WorkflowOptions;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.springframework.stereotype.Component;

/** Starts the workflow that books a return, and waits a moment for its end. */
@Component
class PayoutReturns {
  private static final int SECONDS = 3;
  private static final String ACTION = "RETURNED";

  private final WorkflowClient temporal;
  private final Audits audits;
  private final Clock clock;

  PayoutReturns(WorkflowClient temporal, Audits audits, Clock clock) {
    this.temporal = temporal;
    this.audits = audits;
    this.clock = clock;
  }

  /** Once this returns, the return is not lost; refuses a payout that was not COMPLETED. */
  void record(Payout payout, Caller caller, ReturnBody why) {
    if (payout.status() == PayoutStatus.RETURNED) {
      return;
    }
    if (payout.status() != PayoutStatus.COMPLETED) {
      throw new Refused(
          ErrorCode.COMMAND_NOT_ALLOWED, "The payout is " + payout.status() + ", not COMPLETED");
    }
    audits.taken(
        "payout:" + payout.id() + ":" + ACTION,
        decision(payout.id(), caller, why),
        payout.status().name());
    start(new PayoutId(payout.id()), caller);
    await(PayoutReturnWorkflow.id(new PayoutId(payout.id())));
  }

  static Audits.Decision decision(String payoutId, Caller caller, ReturnBody why) {
    return new Audits.Decision(
        caller, ACTION, payoutId, why.reason() == null ? "" : why.reason(), why.evidence());
  }

  private void start(PayoutId payout, Caller caller) {
    var returned =
        new PayoutReturn(payout, caller.person(), clock.instant().truncatedTo(ChronoUnit.MILLIS));
    var workflow =
        temporal.newWorkflowStub(
            PayoutReturnWorkflow.class,
            WorkflowOptions.newBuilder()
                .setWorkflowId(PayoutReturnWorkflow.id(payout))
                .setTaskQueue(PaymentWorkflow.TASK_QUEUE)
                .setWorkflowIdReusePolicy(
                    WorkflowIdReusePolicy.WORKFLOW_ID_REUSE_POLICY_ALLOW_DUPLICATE)
                .build());
    try {
      WorkflowClient.start(workflow::run, returned);
    } catch (WorkflowExecutionAlreadyStarted e) {
      // somebody records it at this moment: the same end is waited for
    }
  }

  private void await(String workflowId) {
    try {
      temporal
          .newUntypedWorkflowStub(workflowId)
          .getResult(SECONDS, TimeUnit.SECONDS, PayoutState.class);
    } catch (TimeoutException e) {
      // it is stored, and ends later
    }
  }
}
