package dev.wonflow.api.operation;

import dev.wonflow.api.caller.Caller;
import dev.wonflow.api.operation.CommandBody.Why;
import dev.wonflow.id.Ids;
import dev.wonflow.operation.CommandKind;
import dev.wonflow.operation.OperatorCommand;

/**
 * A person tells a payment what to do.
 *
 * @param command its word in the address
 * @param once the same again is the same command
 */
public record Told(Caller caller, String paymentId, String command, String once) {
  OperatorCommand as(CommandKind kind, Why why) {
    return new OperatorCommand(kind, caller.person(), why.reason(), why.evidence());
  }

  String updateId() {
    return Ids.fingerprint(paymentId + " " + command + " " + caller.person() + " " + once);
  }
}
