package dev.wonflow.payment;

import dev.wonflow.operation.AuditEntry;
import dev.wonflow.operation.ClosedCase;
import dev.wonflow.operation.Operations;
import dev.wonflow.operation.OperatorCase;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The inbox and the audit in memory. */
final class MemoryDesk implements Operations {
  private @Nullable OperatorCase open;
  private int opened;
  final Map<String, AuditEntry> audit = new LinkedHashMap<>();

  @Override
  public synchronized void openCase(OperatorCase operatorCase) {
    opened = open == null ? opened + 1 : opened;
    open = operatorCase;
  }

  @Override
  public synchronized void closeCase(ClosedCase closedCase) {
    open = null;
  }

  @Override
  public synchronized void audit(AuditEntry entry) {
    audit.putIfAbsent(entry.key(), entry);
  }

  synchronized @Nullable OperatorCase open() {
    return open;
  }

  synchronized int opened() {
    return opened;
  }
}
