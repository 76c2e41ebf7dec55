package dev.wonflow.batch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wonflow.id.Ids;
import dev.wonflow.money.Money;
import dev.wonflow.payment.PaymentWorkflow;
import dev.wonflow.payment.TimeSkipping;
import dev.wonflow.payout.PayoutWaits;
import dev.wonflow.payout.PayoutWorkflowImpl;
import io.temporal.client.WorkflowOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A batch on the time-skipping server, with the real workflow of each payout. */
abstract class BatchStory {
  static final String ASKS = "finance-1";

  final BatchWorld world = new BatchWorld();
  TestWorkflowEnvironment temporal;
  BatchWorkflow batch;
  Instant started;

  @BeforeEach
  final void start() {
    temporal = TimeSkipping.server();
    var worker = temporal.newWorker(PaymentWorkflow.TASK_QUEUE);
    worker.registerWorkflowImplementationTypes(BatchWorkflowImpl.class, PayoutWorkflowImpl.class);
    worker.registerActivitiesImplementations(world);
    temporal.start();
    started = now();
    batch =
        temporal
            .getWorkflowClient()
            .newWorkflowStub(
                BatchWorkflow.class,
                WorkflowOptions.newBuilder()
                    .setWorkflowId(BatchWorkflow.id(request(pace(1, 1)).batchId()))
                    .setTaskQueue(PaymentWorkflow.TASK_QUEUE)
                    .build());
  }

  @AfterEach
  final void stop() {
    temporal.close();
  }

  final void lines(int count) {
    for (int line = 1; line <= count; line++) {
      world.line(line, "seller-" + line, 1_000);
    }
  }

  final void eventually(BooleanSupplier condition) {
    for (int tries = 0; !condition.getAsBoolean(); tries++) {
      assertThat(tries).isLessThan(20_000);
      temporal.sleep(Duration.ofMillis(1));
    }
  }

  final Instant now() {
    return Instant.ofEpochMilli(temporal.currentTimeMillis());
  }

  static BatchPace pace(int atOnce, int groups) {
    return new BatchPace(atOnce, Duration.ofSeconds(10), groups);
  }

  final BatchRequest request(BatchPace pace) {
    return new BatchRequest(
        Ids.batch("test", "demo", "key"),
        "demo",
        BatchSource.CSV,
        ASKS,
        "print",
        Money.krw(1_000_000),
        started,
        PayoutWaits.DEFAULT.atAnyHour(),
        pace,
        false);
  }
}
