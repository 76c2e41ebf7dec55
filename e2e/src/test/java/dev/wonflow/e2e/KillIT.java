package dev.wonflow.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Processes die by kill -9 while Toss has approved and nobody has written it down yet: nothing is
 * lost, nothing is charged twice.
 */
class KillIT {
  private static final int HELD = 10;
  private static final long PRICE = 10_000;
  private static final Duration RECOVERY = Duration.ofMinutes(2);
  private static RunningSystem running;

  @BeforeAll
  static void start() {
    running = RunningSystem.shared();
  }

  @ParameterizedTest
  @ValueSource(strings = {"worker", "temporal", "worker,api-server,temporal"})
  void killAfterTheApprovalLosesNothingAndChargesOnce(String victims) {
    killWhileTossHoldsTheAnswers(List.of(victims.split(",", -1)));
  }

  @Tag("long")
  @RepeatedTest(10)
  void killedWorkersLoseNothing() {
    killWhileTossHoldsTheAnswers(List.of("worker"));
  }

  @Tag("long")
  @RepeatedTest(10)
  void killedServersLoseNothing() {
    killWhileTossHoldsTheAnswers(List.of("temporal"));
  }

  @Tag("long")
  @RepeatedTest(10)
  void killedSystemsLoseNothing() {
    killWhileTossHoldsTheAnswers(List.of("worker", "api-server", "temporal"));
  }

  private static void killWhileTossHoldsTheAnswers(List<String> victims) {
    Map<String, String> keys = new LinkedHashMap<>();
    for (int n = 0; n < HELD; n++) {
      String paymentId = running.shop.pay("seller-a,seller-b", 7_000, 3_000);
      keys.put(paymentId, running.toss.authenticate(paymentId, PRICE));
    }
    String hold = running.toss.fault("{\"endpoint\":\"confirm\",\"fault\":\"HOLD\"}");

    try (ExecutorService buyers = Executors.newFixedThreadPool(HELD)) {
      keys.forEach(
          (paymentId, key) ->
              buyers.execute(
                  () -> ignoreTheAnswer(() -> running.shop.confirm(paymentId, key, PRICE))));
      Until.holds("all approved at Toss", RECOVERY, () -> approvedOnce(keys));
      victims.forEach(victim -> running.system.program(victim).kill9());
    }
    running.toss.release(hold);
    List<String> backwards = new ArrayList<>(victims).reversed();
    backwards.forEach(victim -> running.system.program(victim).restart());
    backwards.forEach(victim -> running.system.program(victim).awaitReady());

    keys.keySet()
        .forEach(
            paymentId ->
                Until.holds(
                    paymentId + " is DONE",
                    RECOVERY,
                    () -> running.shop.status(paymentId).equals("DONE")));
    keys.keySet().forEach(KillIT::assertPaidOnce);
    running.books.assertGood();
  }

  private static boolean approvedOnce(Map<String, String> keys) {
    return keys.keySet().stream().allMatch(id -> running.toss.approvals(id) == 1);
  }

  private static void assertPaidOnce(String paymentId) {
    assertThat(running.toss.approvals(paymentId)).as("approvals").isEqualTo(1);
    assertThat(running.toss.account(paymentId).approved()).as("charged").isEqualTo(PRICE);
    assertThat(running.books.journals(paymentId)).as("journals").isEqualTo(1);
    assertThat(running.books.walletEntries(paymentId)).as("wallet entries").isEqualTo(2);
    assertThat(running.books.events(paymentId, "payment.done")).as("events").isEqualTo(1);
  }

  /** The buyer's connection dies with the server; what counts is what becomes of the payment. */
  private static void ignoreTheAnswer(Runnable confirm) {
    try {
      confirm.run();
    } catch (java.io.UncheckedIOException e) {
      System.out.println("A buyer got no answer: " + e.getCause());
    }
  }
}
