package dev.wonflow.refund;

import dev.wonflow.id.Ids;
import dev.wonflow.money.Money;
import dev.wonflow.payment.PaymentWorkflow;
import dev.wonflow.payment.Waits;
import io.temporal.client.WorkflowOptions;
import java.time.Instant;
import java.util.List;

/** A refund that a shop asks for. */
abstract class RefundStory extends RefundBench {
  final RefundRequest request =
      new RefundRequest(
          Ids.refund("test", PAYMENT, "key"),
          PAYMENT,
          "demo",
          "print",
          "broken",
          Money.krw(4_000),
          List.of(),
          RefundSource.API,
          null,
          Instant.EPOCH,
          Waits.DEFAULT,
          null);
  final String id = request.refundId().value();

  RefundOutcome refunded() {
    return temporal
        .getWorkflowClient()
        .newWorkflowStub(
            RefundWorkflow.class,
            WorkflowOptions.newBuilder()
                .setWorkflowId(id)
                .setTaskQueue(PaymentWorkflow.TASK_QUEUE)
                .build())
        .run(request);
  }
}
