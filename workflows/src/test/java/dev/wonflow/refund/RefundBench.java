package dev.wonflow.refund;

import dev.wonflow.id.Ids;
import dev.wonflow.id.PaymentId;
import dev.wonflow.operation.CommandKind;
import dev.wonflow.operation.OperatorCommand;
import dev.wonflow.payment.PaymentWorkflow;
import dev.wonflow.payment.TimeSkipping;
import dev.wonflow.toss.Hours;
import io.temporal.testing.TestWorkflowEnvironment;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Refunds and follow-ups on the time-skipping server, with Toss and books in memory. */
abstract class RefundBench {
  static final PaymentId PAYMENT = Ids.payment("test", "demo", "payment");
  final TossWithMoney toss = new TossWithMoney(PAYMENT);
  final MemoryRefunds books = new MemoryRefunds();
  final Inbox inbox = new Inbox();
  final Hours hours = new Hours();
  TestWorkflowEnvironment temporal;

  @BeforeEach
  void start() {
    temporal = TimeSkipping.server();
    var worker = temporal.newWorker(PaymentWorkflow.TASK_QUEUE);
    worker.registerWorkflowImplementationTypes(
        RefundWorkflowImpl.class, FollowUpWorkflowImpl.class, WaitsAgain.class);
    worker.registerActivitiesImplementations(toss, books, inbox, hours);
    temporal.start();
  }

  @AfterEach
  void stop() {
    temporal.close();
  }

  static OperatorCommand command(CommandKind kind) {
    return new OperatorCommand(kind, "kim", "the bank called", "mail 7");
  }
}
