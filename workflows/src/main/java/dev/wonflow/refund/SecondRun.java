package dev.wonflow.refund;

import dev.wonflow.payment.PaymentRequest;
import dev.wonflow.payment.PaymentWorkflow;
import io.temporal.api.enums.v1.ParentClosePolicy;
import io.temporal.failure.ChildWorkflowFailure;
import io.temporal.workflow.Async;
import io.temporal.workflow.ChildWorkflowOptions;
import io.temporal.workflow.Workflow;
import java.util.Map;

/** A payment whose deposit was taken back waits for the next one, in a new run of its workflow. */
final class SecondRun {
  /** A run that is just ending is waited for this often; one that goes on is as good as ours. */
  private static final int MOST_TRIES = 15;

  private SecondRun() {}

  static void start(PaymentRequest payment) {
    for (int tried = 0; tried < MOST_TRIES && !isStarted(payment); tried++) {
      Workflow.sleep(payment.waits().inFlight());
    }
  }

  private static boolean isStarted(PaymentRequest payment) {
    PaymentWorkflow child = Workflow.newChildWorkflowStub(PaymentWorkflow.class, options(payment));
    Async.function(child::run, payment);
    try {
      Workflow.getWorkflowExecution(child).get();
      return true;
    } catch (ChildWorkflowFailure runsAlready) {
      return false;
    }
  }

  private static ChildWorkflowOptions options(PaymentRequest payment) {
    return ChildWorkflowOptions.newBuilder()
        .setWorkflowId(payment.paymentId().value())
        .setParentClosePolicy(ParentClosePolicy.PARENT_CLOSE_POLICY_ABANDON)
        .setMemo(
            Map.of(
                "fingerprint", payment.fingerprint(),
                "amount", payment.amount().toString(),
                "client", payment.client()))
        .setStaticSummary(payment.amount() + " · deposited again · shop " + payment.client())
        .build();
  }
}
