package dev.wonflow.api.operation;

import dev.wonflow.api.caller.Caller;
import dev.wonflow.api.operation.CommandBody.Why;
import dev.wonflow.id.PaymentId;
import dev.wonflow.operation.CommandKind;
import dev.wonflow.operation.OperatorCommand;

/**
 * A person told a payment what to do.
 *
 * @param command its word in the address
 */
record Told(Caller caller, String paymentId, String command, Why why) {
  PaymentId id() {
    return new PaymentId(paymentId);
  }

  OperatorCommand as(CommandKind kind) {
    return new OperatorCommand(kind, caller.person(), why.reason(), why.evidence());
  }
}
