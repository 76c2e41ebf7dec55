package dev.wonflow.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wonflow.batch.BatchCommand.Kind;
import dev.wonflow.payment.PaymentWorkflow;
import dev.wonflow.payout.PayoutStatus;
import dev.wonflow.payout.PayoutWorkflow;
import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowFailedException;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Many sellers at once: what one of them, or a person, does to the rest. */
class BatchTest extends BatchStory {
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
}
