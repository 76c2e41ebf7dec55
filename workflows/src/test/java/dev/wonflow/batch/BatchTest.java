package dev.wonflow.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wonflow.batch.BatchCommand.Kind;
import dev.wonflow.id.Ids;
import dev.wonflow.money.Money;
import dev.wonflow.payment.PaymentWorkflow;
import dev.wonflow.payment.TimeSkipping;
import dev.wonflow.payout.PayoutStatus;
import dev.wonflow.payout.PayoutWaits;
import dev.wonflow.payout.PayoutWorkflow;
import dev.wonflow.payout.PayoutWorkflowImpl;
import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowFailedException;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.testing.TestWorkflowEnvironment;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Many sellers at once, on the time-skipping server, with the real workflow of each payout. */
class BatchTest {
  private static final int EVENTS_PER_START = 8;
  private static final String ASKS = "finance-1";

  private final BatchWorld world = new BatchWorld();
  private TestWorkflowEnvironment temporal;
  private BatchWorkflow batch;
  private Instant started;

  @BeforeEach
  void start() {
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
  void stop() {
    temporal.close();
  }

  @Test
  void threeHundredSellersArePaidOnceEachInSmallHistories() {
    pays(300, pace(10, 3), 10);
  }

  @Test
  @Tag("long")
  void tenThousandSellersArePaidOnceEachInSmallHistories() {
    BatchPace usual = BatchPace.perMinute(60);

    pays(10_000, usual, 25);
  }

  @Test
  void oneThatCannotBePaidStopsNoOther() {
    lines(20);
    world.line(21, "poor-1", 1_000);
    world.line(22, "seller-22", 1_000);

    batch.run(request(pace(5, 3)));

    eventually(() -> world.ended() == 22);
    assertThat(world.ended(PayoutStatus.REFUSED)).isOne();
    assertThat(world.ended(PayoutStatus.COMPLETED)).isEqualTo(21);
  }

  @Test
  void payoutsGoNoFasterThanTheRate() {
    lines(60);

    batch.run(request(BatchPace.perMinute(30)));

    assertThat(Duration.between(started, now()))
        .isBetween(Duration.ofSeconds(100), Duration.ofSeconds(150));
  }

  @Test
  void pauseStopsTheRestUntilItGoesOn() {
    lines(40);
    WorkflowClient.start(batch::run, request(pace(10, 2)));
    eventually(() -> world.gone() >= 10);

    assertThat(told(Kind.PAUSE)).isTrue();
    assertThat(told(Kind.PAUSE)).isFalse();
    eventually(() -> world.status() == BatchStatus.PAUSED);
    int goneBefore = world.gone();
    temporal.sleep(Duration.ofDays(1));
    assertThat(world.gone()).isEqualTo(goneBefore).isLessThan(40);

    assertThat(told(Kind.CONTINUE)).isTrue();
    assertThat(ended().status()).isEqualTo(BatchStatus.DONE);
    assertThat(world.gone()).isEqualTo(40);
  }

  @Test
  void cancelCallsOffWhatHasNotGoneAndLetsTheOthersEnd() {
    lines(40);
    WorkflowClient.start(batch::run, request(pace(10, 2)));
    eventually(() -> world.gone() >= 10);
    assertThat(told(Kind.PAUSE)).isTrue();

    assertThat(told(Kind.CANCEL)).isTrue();

    assertThat(ended().status()).isEqualTo(BatchStatus.CANCELED);
    int gone = world.gone();
    assertThat(gone).isBetween(10, 30);
    eventually(() -> world.ended(PayoutStatus.COMPLETED) == gone);
    assertThat(world.sent).hasSize(gone);
  }

  @Test
  void temporalsOwnCancelLeavesPayoutsThatHaveGone() {
    lines(40);
    WorkflowClient.start(batch::run, request(pace(10, 2)));
    eventually(() -> world.gone() >= 10);

    WorkflowStub.fromTyped(batch).cancel();

    assertThatThrownBy(this::ended).isInstanceOf(WorkflowFailedException.class);
    assertThat(world.status()).isEqualTo(BatchStatus.CANCELED);
    assertThat(world.gone()).isLessThan(40);
    eventually(() -> world.ended(PayoutStatus.COMPLETED) == world.gone());
  }

  @Test
  void lineWhosePayoutIsThereAlreadyIsNotPaidAgain() {
    lines(3);
    BatchRequest request = request(pace(10, 2));
    var earlier = request.payout(world.waiting.firstEntry().getValue(), started);
    temporal
        .getWorkflowClient()
        .newWorkflowStub(
            PayoutWorkflow.class,
            WorkflowOptions.newBuilder()
                .setWorkflowId(earlier.payoutId().value())
                .setTaskQueue(PaymentWorkflow.TASK_QUEUE)
                .build())
        .run(earlier);

    batch.run(request);

    eventually(() -> world.ended() == 3);
    assertThat(world.sent).hasSize(3).doesNotHaveDuplicates().contains(earlier.payoutId());
  }

  @Test
  void theUsualPaceIsBelowWhatTossAllowsATestKey() {
    BatchPace pace = BatchPace.perMinute(60);

    assertThat(pace.pause()).isEqualTo(Duration.ofSeconds(10));
    assertThat(pace.groups() * pace.atOnce() * EVENTS_PER_START).isLessThan(4_096);
  }

  private void pays(int sellers, BatchPace pace, int atLeastRuns) {
    lines(sellers);

    BatchState end = batch.run(request(pace));

    assertThat(end).isEqualTo(new BatchState(BatchStatus.DONE, sellers, 0));
    eventually(() -> world.ended(PayoutStatus.COMPLETED) == sellers);
    assertThat(world.sent).hasSize(sellers).doesNotHaveDuplicates();
    List<Integer> histories = histories();
    assertThat(histories)
        .hasSizeGreaterThanOrEqualTo(atLeastRuns)
        .allMatch(events -> events < pace.groups() * pace.atOnce() * EVENTS_PER_START);
  }

  /** How many events each run has. */
  private List<Integer> histories() {
    String id = WorkflowStub.fromTyped(batch).getExecution().getWorkflowId();
    List<Integer> sizes = new ArrayList<>();
    String run = WorkflowStub.fromTyped(batch).getExecution().getRunId();
    while (!run.isEmpty()) {
      List<HistoryEvent> events =
          temporal.getWorkflowClient().fetchHistory(id, run).getHistory().getEventsList();
      sizes.add(events.size());
      run =
          events
              .getLast()
              .getWorkflowExecutionContinuedAsNewEventAttributes()
              .getNewExecutionRunId();
    }
    return sizes;
  }

  private void lines(int count) {
    for (int line = 1; line <= count; line++) {
      world.line(line, "seller-" + line, 1_000);
    }
  }

  private boolean told(Kind kind) {
    return current().command(new BatchCommand(kind, ASKS)).allowed();
  }

  private BatchState ended() {
    return WorkflowStub.fromTyped(current()).getResult(BatchState.class);
  }

  /** Whichever run is at work. */
  private BatchWorkflow current() {
    WorkflowExecution first = WorkflowStub.fromTyped(batch).getExecution();
    return temporal.getWorkflowClient().newWorkflowStub(BatchWorkflow.class, first.getWorkflowId());
  }

  private void eventually(BooleanSupplier condition) {
    for (int tries = 0; !condition.getAsBoolean(); tries++) {
      assertThat(tries).isLessThan(20_000);
      temporal.sleep(Duration.ofMillis(1));
    }
  }

  private Instant now() {
    return Instant.ofEpochMilli(temporal.currentTimeMillis());
  }

  private static BatchPace pace(int atOnce, int groups) {
    return new BatchPace(atOnce, Duration.ofSeconds(10), groups);
  }

  private BatchRequest request(BatchPace pace) {
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
