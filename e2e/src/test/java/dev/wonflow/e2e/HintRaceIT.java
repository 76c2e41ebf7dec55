package dev.wonflow.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.temporal.api.enums.v1.WorkflowExecutionStatus;
import io.temporal.client.WorkflowNotFoundException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Webhooks that arrive at any moment of a confirm change nothing about its end. */
class HintRaceIT {
  private static final long PRICE = 10_000;
  private static RunningSystem running;

  @BeforeAll
  static void start() {
    running = RunningSystem.shared();
  }

  @Test
  void hintsDuringTheChainLoseNothing() throws Exception {
    hintsDuringTheChain(60);
  }

  @Tag("long")
  @Test
  void thousandHintsDuringTheChainLoseNothing() throws Exception {
    hintsDuringTheChain(1_000);
  }

  private static void hintsDuringTheChain(int payments) throws Exception {
    long seed = System.nanoTime();
    System.out.println("Seed of the hints: " + seed);
    Random random = new Random(seed);
    List<String> ids = new ArrayList<>();
    try (ExecutorService buyers = Executors.newFixedThreadPool(8)) {
      List<Future<?>> paid = new ArrayList<>();
      for (int n = 0; n < payments; n++) {
        String paymentId = running.shop.pay("seller-a", PRICE);
        String key = running.toss.authenticate(paymentId, PRICE);
        ids.add(paymentId);
        long afterMicros =
            switch (n % 3) {
              case 0 -> 0;
              case 1 -> random.nextInt(20_000);
              default -> 10_000 + random.nextInt(60_000);
            };
        paid.add(buyers.submit(() -> running.shop.confirm(paymentId, key, PRICE)));
        paid.add(buyers.submit(() -> hint(paymentId, afterMicros)));
      }
      for (Future<?> done : paid) {
        done.get(2, TimeUnit.MINUTES);
      }
    }

    for (String id : ids) {
      Until.holds(
          id + " is DONE", Duration.ofMinutes(1), () -> running.shop.status(id).equals("DONE"));
      assertThat(running.toss.approvals(id)).isEqualTo(1);
      assertThat(running.books.journals(id)).isEqualTo(1);
      Until.holds(
          id + " completed",
          Duration.ofSeconds(30),
          () -> status(id) == WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_COMPLETED);
    }
    running.books.assertGood();
  }

  private static WorkflowExecutionStatus status(String id) {
    return running.temporal.newUntypedWorkflowStub(id).describe().getStatus();
  }

  /** Straight to the workflow, so that it meets every moment of the chain. */
  private static void hint(String paymentId, long afterMicros) {
    LockSupport.parkNanos(TimeUnit.MICROSECONDS.toNanos(afterMicros));
    try {
      running
          .temporal
          .newUntypedWorkflowStub(paymentId)
          .signal("hint", Map.of("source", "PAYMENT_STATUS_CHANGED"));
    } catch (WorkflowNotFoundException e) {
      System.out.println("The payment was over before the hint: " + paymentId);
    }
  }
}
