package dev.wonflow.payout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wonflow.id.Ids;
import dev.wonflow.id.SellerId;
import dev.wonflow.money.Money;
import dev.wonflow.payment.PaymentWorkflow;
import dev.wonflow.payment.TimeSkipping;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.testing.TestWorkflowEnvironment;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A payout on the time-skipping server, with Toss and books in memory. */
abstract class PayoutStory {
  static final String ASKS = "finance-1";
  static final String AGREES = "finance-2";

  /** 18:00 in Seoul, before a weekend and two days of New Year by the moon. */
  static final Instant FRIDAY_EVENING = Instant.parse("2027-02-05T09:00:00Z");

  static final Instant WEDNESDAY_MORNING = Instant.parse("2027-02-09T23:01:00Z");
  static final List<LocalDate> NEW_YEAR =
      List.of(LocalDate.of(2027, 2, 8), LocalDate.of(2027, 2, 9));

  final PayoutWorld world = new PayoutWorld();
  TestWorkflowEnvironment temporal;
  PayoutRequest request;
  PayoutWorkflow payout;
  Instant started;
  @Nullable LocalDate payOn;

  @BeforeEach
  void start() {
    temporal = TimeSkipping.server(options -> options.setInitialTime(FRIDAY_EVENING));
    var worker = temporal.newWorker(PaymentWorkflow.TASK_QUEUE);
    worker.registerWorkflowImplementationTypes(PayoutWorkflowImpl.class);
    worker.registerActivitiesImplementations(world);
    temporal.start();
    started = Instant.ofEpochMilli(temporal.currentTimeMillis());
    asked(Money.krw(1_000_000), PayoutWaits.DEFAULT.atAnyHour());
  }

  @AfterEach
  void stop() {
    temporal.close();
  }

  final void asked(Money approvalAbove, PayoutWaits waits) {
    request =
        new PayoutRequest(
            Ids.payout("test", "demo", "key"),
            "demo",
            new SellerId("seller-1"),
            Money.krw(4_000),
            ASKS,
            "print",
            approvalAbove,
            started,
            waits,
            payOn);
    payout =
        temporal
            .getWorkflowClient()
            .newWorkflowStub(
                PayoutWorkflow.class,
                WorkflowOptions.newBuilder()
                    .setWorkflowId(request.payoutId().value())
                    .setTaskQueue(PaymentWorkflow.TASK_QUEUE)
                    .build());
  }

  /** Starts it and waits until it came so far. */
  void started(PayoutStatus status) {
    WorkflowClient.start(payout::run, request);
    for (int tries = 0; !world.isAt(status); tries++) {
      assertThat(tries).isLessThan(2_000);
      temporal.sleep(Duration.ofMillis(1));
    }
  }

  PayoutOutcome paid() {
    return payout.run(request);
  }

  PayoutOutcome result() {
    return WorkflowStub.fromTyped(payout).getResult(PayoutOutcome.class);
  }
}
