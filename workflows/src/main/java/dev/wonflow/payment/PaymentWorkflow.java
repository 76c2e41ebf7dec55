package dev.wonflow.payment;

import dev.wonflow.operation.CommandReceipt;
import dev.wonflow.operation.OperatorCommand;
import io.temporal.workflow.SignalMethod;
import io.temporal.workflow.UpdateMethod;
import io.temporal.workflow.UpdateValidatorMethod;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/** One payment from the request to its end; the workflow's id is the paymentId. */
@WorkflowInterface
public interface PaymentWorkflow {
  /** The type of the workflow, as operators read it. */
  String TYPE = "Payment";

  /** The queue of every workflow and activity of wonflow. */
  String TASK_QUEUE = "wonflow";

  /** Takes the money, books it and credits the sellers, or ends without a charge. */
  @WorkflowMethod(name = TYPE)
  PaymentOutcome run(PaymentRequest request);

  /** The buyer agreed; the first one with the payment's amount counts, any other is ignored. */
  @SignalMethod
  void confirm(Checkout checkout);

  /** Something may have changed at Toss: ask. */
  @SignalMethod
  void hint(Hint hint);

  /** The shop wants the payment no more. */
  @SignalMethod
  void cancel(CancelWish wish);

  /**
   * An operator tells the payment what to do; where its state does not take that, nothing happens,
   * and the receipt says so. Either way it is in the audit.
   */
  @UpdateMethod
  CommandReceipt command(OperatorCommand command);

  /** Refuses a command without actor, reason or needed evidence; it leaves no trace. */
  @UpdateValidatorMethod(updateName = "command")
  void validateCommand(OperatorCommand command);
}
