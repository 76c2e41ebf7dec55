package dev.wonflow.refund;

import dev.wonflow.operation.AuditEntry;
import dev.wonflow.operation.ClosedCase;
import dev.wonflow.operation.Operations;
import dev.wonflow.operation.OperatorCase;
import java.util.ArrayList;
import java.util.List;

/** The inbox and the audit in memory. */
final class Inbox implements Operations {
  final List<OperatorCase> opened = new ArrayList<>();
  final List<AuditEntry> audited = new ArrayList<>();
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
  public synchronized void audit(AuditEntry entry) {
    audited.add(entry);
  }
}
