package dev.wonflow.api.operation;

import dev.wonflow.api.operation.CommandBody.Why;
import dev.wonflow.api.payment.Payment;
import dev.wonflow.api.payment.Reruns;
import dev.wonflow.api.problem.Refused;
import dev.wonflow.error.ErrorCode;
import dev.wonflow.operation.CommandKind;
import dev.wonflow.operation.CommandReceipt;
import io.temporal.client.WorkflowExecutionAlreadyStarted;
import org.springframework.stereotype.Component;

/** Finishes a payment whose workflow was terminated, or lost with Temporal's data. */
@Component
class Recovery {
  private final Runs runs;
  private final Reruns reruns;
  private final Audits audits;

  Recovery(Runs runs, Reruns reruns, Audits audits) {
    this.runs = runs;
    this.reruns = reruns;
    this.audits = audits;
  }

  /** Starts a new run; refuses where the payment has ended or a run is open. */
  CommandReceipt recover(Payment payment, Told told, Why why) {
    if (payment.status().isFinal()) {
      throw notAllowed("The payment is " + payment.status() + ", nothing is left to do");
    }
    if (runs.find(payment.id()).isRunning()) {
      throw notAllowed("The payment's workflow is running");
    }
    audits.taken(told, why, payment.status());
    try {
      reruns.start(payment);
    } catch (WorkflowExecutionAlreadyStarted e) {
      throw notAllowed("The payment's workflow is running");
    }
    return new CommandReceipt(CommandKind.RETRY, true, payment.status());
  }

  private static Refused notAllowed(String detail) {
    return new Refused(ErrorCode.COMMAND_NOT_ALLOWED, detail);
  }
}
