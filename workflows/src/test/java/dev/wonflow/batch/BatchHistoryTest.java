package dev.wonflow.batch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wonflow.payout.PayoutStatus;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.client.WorkflowStub;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How fast a batch goes, and how little of it stands in a history. */
class BatchHistoryTest extends BatchStory {
  private static final int EVENTS_PER_START = 8;

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
  void payoutsGoNoFasterThanTheRate() {
    lines(60);

    batch.run(request(BatchPace.perMinute(30)));

    assertThat(Duration.between(started, now()))
        .isBetween(Duration.ofSeconds(100), Duration.ofSeconds(150));
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
}
