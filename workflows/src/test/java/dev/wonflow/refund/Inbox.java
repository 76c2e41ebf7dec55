package dev.wonflow.refund;

import dev.wonflow.operation.AuditEntry;
import dev.wonflow.operation.ClosedCase;
import dev.wonflow.operation.Operations;
import dev.wonflow.operation.OperatorCase;
import java.util.ArrayList;
import java.util.List;

/** The inbox in memory. */
final class Inbox implements Operations {
  final List<OperatorCase> opened = new ArrayList<>();
  int closed;

  @Override
  public synchronized void openCase(OperatorCase operatorCase) {
    opened.add(operatorCase);
  }

  @Override
  public synchronized void closeCase(ClosedCase closedCase) {
    closed++;
  }

  @Override
  public void audit(AuditEntry entry) {
    throw new IllegalStateException("A refund takes no commands");
  }
}
