package dev.wonflow.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.temporal.api.enums.v1.WorkflowExecutionStatus;
import io.temporal.client.WorkflowExecutionMetadata;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The daily proof through kills of the worker, and its schedule through an outage of everything.
 */
class ReconciliationRecoveryIT {
  /** A worker that died while it read is missed after a quarter more. */
  private static final String PAGE = "10s";

  private static final String STARTER = "reconciliation-starter-";
  private static final Duration RECOVERY = Duration.ofMinutes(3);
  private static final Duration FIRING = Duration.ofSeconds(5);
  private static final Duration OUTAGE = Duration.ofSeconds(30);
  private static LocalDate today;
  private static RunningSystem running;
  private static Reconciler finance;

  @BeforeAll
  static void start() {
    running =
        RunningSystem.start(
            Map.of(
                "WONFLOW_RECONCILIATION_SCHEDULE_CRON",
                "@every " + FIRING.toSeconds() + "s",
                "WONFLOW_TOSS_REPORTS_PAGESIZE",
                "2",
                "WONFLOW_TOSS_REPORTS_CALLTIMEOUT",
                PAGE,
                "WONFLOW_PAYOUTS_CALLTIMEOUT",
                PAGE));
    today = Reconciler.aDayThatLasts(Duration.ofMinutes(7));
    finance = new Reconciler(running);
    LocalDate yesterday = today.minusDays(1);
    Until.holds("the scheduled run", RECOVERY, () -> finance.verdict(yesterday, "balanced"));
  }

  @AfterAll
  static void stop() {
    running.close();
  }

  @Test
  void workerKilledWhileItReadsAndWhileItHealsEndsTheRunAsIfNothingWas() {
    for (int n = 1; n <= 4; n++) {
      String paymentId = running.shop.pay("seller-" + n, 10_000L * n);
      String paymentKey = running.toss.authenticate(paymentId, 10_000L * n);
      assertThat(running.shop.confirm(paymentId, paymentKey, 10_000L * n).status()).isEqualTo(200);
    }
    String waiting = finance.chargedBehindOurBack("seller-5", 7_777);
    String lost = finance.chargedBehindOurBack("seller-6", 8_888);
    running.temporal.newUntypedWorkflowStub(lost).terminate("Its workflow is lost");
    List<String> lookUps = List.of(hold("lookup", ofOrder(waiting)), hold("lookup", ofOrder(lost)));
    String first = hold("transactions", ",\"count\":1");
    String second = hold("transactions", ",\"count\":1");
    long before = asked();

    finance.start(today);
    killBetween(first, second);
    killWhileAsked(lookUps);

    JsonNode run = finance.ended(today, 1, RECOVERY);
    assertThat(run.get("verdict").asText() + " after " + (asked() - before))
        .as("three pages and the end, the second page twice: %s", run)
        .isEqualTo("healed after 5");
    assertThat(run.get("tossTotal").get("amount").asText()).isEqualTo("116665");
    assertThat(run.get("booksTotal").get("amount").asText()).isEqualTo("116665");
    assertThat(run.get("classes")).hasSize(1);
    assertThat(run.get("classes").get(0).get("class").asText()).isEqualTo("CAPTURED_NOT_BOOKED");
    assertThat(run.get("classes").get(0).get("count").asInt()).isEqualTo(2);
    assertThat(lines()).as("lines").isEqualTo(6);
    assertThat(told()).as("told").isOne();
    for (String paymentId : List.of(waiting, lost)) {
      assertThat(running.shop.status(paymentId)).isEqualTo("DONE");
      assertThat(running.books.journals(paymentId)).as("journals").isOne();
      assertThat(running.books.walletEntries(paymentId)).as("wallet entries").isOne();
      assertThat(running.books.events(paymentId, "payment.done")).as("events").isOne();
      assertThat(running.toss.approvals(paymentId)).as("charges").isOne();
    }

    finance.start(today);

    assertThat(finance.ended(today, 2, RECOVERY).get("verdict").asText()).isEqualTo("balanced");
    assertThat(lines()).as("lines").isEqualTo(6);
  }

  @Test
  void everyFiringThatAnOutageMissedIsMadeUpForOnce() {
    Until.holds("it fires", RECOVERY, () -> firings().size() >= 2);
    running.system.program("worker").kill9();
    running.system.program("temporal").kill9();
    Instant down = Instant.now();
    Until.holds("the outage lasts", OUTAGE.multipliedBy(2), () -> isPast(down.plus(OUTAGE)));
    running.system.program("temporal").restart();
    running.system.program("worker").restart();
    Instant up = Instant.now();

    Until.holds("it fires again", RECOVERY, () -> firings().getLast().isAfter(up) && allDone());

    List<Instant> firings = firings();
    List<Instant> due =
        Stream.iterate(
                firings.getFirst(), at -> !at.isAfter(firings.getLast()), at -> at.plus(FIRING))
            .toList();
    assertThat(firings).as("each firing once").isEqualTo(due);
    assertThat(firings)
        .filteredOn(at -> at.isAfter(down) && at.isBefore(down.plus(OUTAGE)))
        .as("missed ones")
        .hasSizeGreaterThanOrEqualTo(5);
    for (LocalDate date : dates(firings)) {
      assertThat(scheduledRuns(date)).as("runs of %s", date).isOne();
    }
  }

  /** The first page is stored, the second is on its way. */
  private static void killBetween(String first, String second) {
    awaitHeld(first);
    running.toss.release(first);
    awaitHeld(second);
    assertThat(lines()).as("lines of the first page").isEqualTo(2);
    running.system.program("worker").kill9();
    running.toss.release(second);
    running.system.program("worker").restart();
  }

  /** One payment was told, the other one was started anew; both ask Toss. */
  private static void killWhileAsked(List<String> lookUps) {
    lookUps.forEach(ReconciliationRecoveryIT::awaitHeld);
    running.system.program("worker").kill9();
    lookUps.forEach(running.toss::release);
    running.system.program("worker").restart();
  }

  private static String hold(String endpoint, String which) {
    return running.toss.fault(
        "{\"endpoint\":\"%s\",\"fault\":\"HOLD\"%s}".formatted(endpoint, which));
  }

  private static String ofOrder(String paymentId) {
    return ",\"orderId\":\"%s\"".formatted(paymentId);
  }

  private static void awaitHeld(String fault) {
    Until.holds("Toss is asked", RECOVERY, () -> running.toss.held(fault) > 0);
  }

  private static long asked() {
    return running.toss.asked("/v1/transactions");
  }

  private static long lines() {
    return running.books.number(
        "select count(*) from toss_transaction where date = cast(? as date)", today.toString());
  }

  private static long told() {
    return running.books.number(
        "select count(*) from event where key = ?", "reconciliation.closed:" + today + ":1");
  }

  /** When the schedule fired, by Temporal's own history. */
  private static List<Instant> firings() {
    return starters()
        .map(starter -> starter.getExecution().getWorkflowId())
        .map(id -> Instant.parse(id.substring(STARTER.length())))
        .sorted()
        .toList();
  }

  private static boolean allDone() {
    return starters()
        .allMatch(
            starter ->
                starter.getStatus() == WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_COMPLETED);
  }

  private static Stream<WorkflowExecutionMetadata> starters() {
    return running.temporal.listExecutions("WorkflowType = 'ReconciliationStarter'");
  }

  private static Set<LocalDate> dates(List<Instant> firings) {
    return firings.stream()
        .map(at -> at.atZone(Reconciler.SEOUL).toLocalDate().minusDays(1))
        .collect(Collectors.toSet());
  }

  private static long scheduledRuns(LocalDate date) {
    return running.books.number(
        "select count(*) from reconciliation_run where trigger = 'SCHEDULE' and date = cast(? as"
            + " date)",
        date.toString());
  }

  private static boolean isPast(Instant time) {
    return Instant.now().isAfter(time);
  }
}
