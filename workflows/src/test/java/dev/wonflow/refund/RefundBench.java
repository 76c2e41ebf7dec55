package dev.wonflow.refund;

import dev.wonflow.id.Ids;
import dev.wonflow.id.PaymentId;
import dev.wonflow.operation.CommandKind;
import dev.wonflow.operation.OperatorCommand;
import dev.wonflow.payload.Payloads;
import dev.wonflow.payment.PaymentWorkflow;
import dev.wonflow.toss.Hours;
import io.temporal.api.enums.v1.IndexedValueType;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.testing.TestEnvironmentOptions;
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
    temporal =
        TestWorkflowEnvironment.newInstance(
            TestEnvironmentOptions.newBuilder()
                .setWorkflowClientOptions(
                    WorkflowClientOptions.newBuilder()
                        .setDataConverter(Payloads.converter())
                        .build())
                .registerSearchAttribute("NeedsOperator", IndexedValueType.INDEXED_VALUE_TYPE_BOOL)
                .registerSearchAttribute("ErrorCode", IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD)
                .build());
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
