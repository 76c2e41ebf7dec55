package dev.wonflow.operation;

import dev.wonflow.id.PaymentId;
import dev.wonflow.payment.PaymentStatus;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * The commands of a run: handlers note them and never wait, the story writes them when it wakes.
 */
public final class CommandLog {
  private final PaymentId paymentId;
  private final Consumer<AuditEntry> audit;
  private final Deque<AuditEntry> unwritten = new ArrayDeque<>();
  private int commands;

  /**
   * Commands about a payment.
   *
   * @param audit writes a line; may wait
   */
  public CommandLog(PaymentId paymentId, Consumer<AuditEntry> audit) {
    this.paymentId = paymentId;
    this.audit = audit;
  }

  /** Notes a command, taken or refused, and answers the receipt. */
  public CommandReceipt note(OperatorCommand command, boolean allowed, PaymentStatus status) {
    commands++;
    unwritten.add(
        new AuditEntry(
            "command:" + paymentId + ":" + Workflow.getInfo().getRunId() + ":" + commands,
            paymentId,
            command.kind(),
            command.actor(),
            command.reason(),
            command.evidence(),
            allowed,
            status.name()));
    return new CommandReceipt(command.kind(), allowed, status);
  }

  /** Waits until that holds or the time is over, and writes the commands that come meanwhile. */
  public void await(Duration atMost, BooleanSupplier told) {
    long until = Workflow.currentTimeMillis() + atMost.toMillis();
    Duration left = atMost;
    do {
      Workflow.await(left, () -> told.getAsBoolean() || !unwritten.isEmpty());
      left = Duration.ofMillis(until - Workflow.currentTimeMillis());
    } while (write() && !told.getAsBoolean() && left.isPositive());
  }

  /** Writes what is not yet in the audit; whether there was anything. */
  public boolean write() {
    boolean wrote = !unwritten.isEmpty();
    while (!unwritten.isEmpty()) {
      audit.accept(unwritten.getFirst());
      unwritten.removeFirst();
    }
    return wrote;
  }
}
