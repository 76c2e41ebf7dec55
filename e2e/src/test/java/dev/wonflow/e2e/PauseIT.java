package dev.wonflow.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.api.enums.v1.PendingActivityState;
import io.temporal.api.workflow.v1.PendingActivityInfo;
import io.temporal.api.workflowservice.v1.DescribeWorkflowExecutionRequest;
import io.temporal.api.workflowservice.v1.PauseActivityRequest;
import io.temporal.api.workflowservice.v1.UnpauseActivityRequest;
import io.temporal.api.workflowservice.v1.WorkflowServiceGrpc.WorkflowServiceBlockingStub;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Temporal's Pause and Unpause of a step that an operator wants to look at first. */
class PauseIT {
  private static final long PRICE = 10_000;
  private static final Duration SOON = Duration.ofSeconds(60);
  private final RunningSystem running = RunningSystem.shared();
  private final WorkflowServiceBlockingStub temporal =
      running.temporal.getWorkflowServiceStubs().blockingStub();

  @Test
  void pausedStepMovesNothingUntilItGoesOnAndThenMovesItOnce() throws Exception {
    String seller = "seller-" + System.nanoTime();
    String first = confirmed(seller);
    Until.holds("a wallet", SOON, () -> running.shop.status(first).equals("DONE"));
    String paymentId = running.shop.pay(seller, PRICE);
    try (Books.Lock lock = running.books.lock(wallet(seller))) {
      confirm(paymentId);
      Until.holds("it waits for the wallet", SOON, lock::isWaitedFor);
      Until.holds("it is tried again", SOON, () -> waiting(paymentId).size() == 1);

      temporal.pauseActivity(
          PauseActivityRequest.newBuilder()
              .setNamespace("default")
              .setExecution(execution(paymentId))
              .setId(waiting(paymentId).getFirst().getActivityId())
              .setIdentity("operator-1")
              .setReason("Who locks this wallet?")
              .build());

      Until.holds("paused", SOON, () -> isPaused(paymentId));
    }
    assertThat(running.shop.status(paymentId)).isEqualTo("EXECUTING");
    assertThat(running.books.journals(paymentId)).isEqualTo(1);
    assertThat(running.books.walletEntries(paymentId)).isZero();

    temporal.unpauseActivity(
        UnpauseActivityRequest.newBuilder()
            .setNamespace("default")
            .setExecution(execution(paymentId))
            .setId(waiting(paymentId).getFirst().getActivityId())
            .setResetAttempts(true)
            .setIdentity("operator-1")
            .build());

    Until.holds("DONE", SOON, () -> running.shop.status(paymentId).equals("DONE"));
    assertThat(running.toss.approvals(paymentId)).isEqualTo(1);
    assertThat(running.books.journals(paymentId)).isEqualTo(1);
    assertThat(running.books.walletEntries(paymentId)).isEqualTo(1);
  }

  private String confirmed(String seller) {
    String paymentId = running.shop.pay(seller, PRICE);
    confirm(paymentId);
    return paymentId;
  }

  private void confirm(String paymentId) {
    running.shop.confirm(paymentId, running.toss.authenticate(paymentId, PRICE), PRICE);
  }

  private static String wallet(String seller) {
    return "select 1 from wallet where seller_id = '" + seller + "' for update";
  }

  private boolean isPaused(String paymentId) {
    return waiting(paymentId).getFirst().getState()
        == PendingActivityState.PENDING_ACTIVITY_STATE_PAUSED;
  }

  private List<PendingActivityInfo> waiting(String paymentId) {
    return temporal
        .describeWorkflowExecution(
            DescribeWorkflowExecutionRequest.newBuilder()
                .setNamespace("default")
                .setExecution(execution(paymentId))
                .build())
        .getPendingActivitiesList();
  }

  private static WorkflowExecution execution(String paymentId) {
    return WorkflowExecution.newBuilder().setWorkflowId(paymentId).build();
  }
}
