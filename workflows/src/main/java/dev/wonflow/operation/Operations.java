package dev.wonflow.operation;

import io.temporal.activity.ActivityInterface;

/** The inbox and the audit. Each call is one transaction and may be repeated. */
@ActivityInterface(namePrefix = "Operations")
public interface Operations {
  /** Opens the payment's case or brings it up to date; there is one open case per payment. */
  void openCase(OperatorCase operatorCase);

  /** Closes the payment's case, if one is open. */
  void closeCase(ClosedCase closedCase);

  /** Writes a line that nobody can change. */
  void audit(AuditEntry entry);
}
