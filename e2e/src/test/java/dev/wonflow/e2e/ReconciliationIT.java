package dev.wonflow.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.temporal.api.enums.v1.ScheduleOverlapPolicy;
import io.temporal.client.schedules.Schedule;
import io.temporal.client.schedules.ScheduleActionStartWorkflow;
import io.temporal.client.schedules.ScheduleBackfill;
import io.temporal.client.schedules.ScheduleClient;
import io.temporal.client.schedules.ScheduleHandle;
import io.temporal.client.schedules.ScheduleSpec;
import io.temporal.client.schedules.ScheduleUpdate;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the README promises about proving every day that Toss and the books agree. */
class ReconciliationIT {
  private static final Duration RUN = Duration.ofMinutes(1);
  private static LocalDate today;
  private static RunningSystem running;
  private static Reconciler finance;

  @BeforeAll
  static void start() {
    running = RunningSystem.start(Map.of());
    today = Reconciler.aDayThatLasts(Duration.ofMinutes(2));
    finance = new Reconciler(running);
  }

  @AfterAll
  static void stop() {
    running.close();
  }

  @Test
  void chargeBehindOurBackIsFoundHealedByItsPaymentAndThenBalanced() {
    for (int n = 1; n <= 4; n++) {
      String paymentId = running.shop.pay("seller-" + n, 10_000L * n);
      String paymentKey = running.toss.authenticate(paymentId, 10_000L * n);
      assertThat(running.shop.confirm(paymentId, paymentKey, 10_000L * n).status()).isEqualTo(200);
    }
    String lost = finance.chargedBehindOurBack("seller-5", 7_777);

    JsonNode first = reconciled(1);

    assertThat(first.get("verdict").asText()).as("%s", first).isEqualTo("healed");
    assertThat(first.get("provisional").asBoolean()).isTrue();
    assertThat(first.get("trigger").asText()).isEqualTo("HAND");
    assertThat(first.get("tossTotal").get("amount").asText()).isEqualTo("107777");
    assertThat(first.get("booksTotal").get("amount").asText()).isEqualTo("107777");
    assertThat(first.get("classes")).hasSize(1);
    JsonNode found = first.get("classes").get(0);
    assertThat(found.get("class").asText()).isEqualTo("CAPTURED_NOT_BOOKED");
    assertThat(found.get("kind").asText()).isEqualTo("automatable");
    assertThat(found.get("count").asInt()).isOne();
    assertThat(found.get("amount").get("amount").asText()).isEqualTo("7777");
    assertThat(running.shop.status(lost)).isEqualTo("DONE");
    assertThat(running.books.journals(lost)).isOne();
    assertThat(running.books.walletEntries(lost)).isOne();
    assertThat(running.toss.approvals(lost)).isOne();

    JsonNode second = reconciled(2);

    assertThat(second.get("verdict").asText()).as("%s", second).isEqualTo("balanced");
    assertThat(second.get("classes")).isEmpty();
    assertThat(finance.page("/finance/reconciliations?lang=en"))
        .contains("balanced", "healed", "Run yesterday now");
    assertThat(finance.page("/finance/reconciliations/" + today + "?lang=en"))
        .contains("₩107,777 in 5 lines");
  }

  @Test
  void dayWithSeededDifferencesHealsWhatItCanAndLeavesTheRestToAPerson() {
    LocalDate date = today.minusDays(10);
    String first = running.shop.pay("seller-7", 7_000);
    String second = running.shop.pay("seller-8", 8_000);
    running.toss.day(date, 5, 7, Map.of(first, 7_000L, second, 8_000L));

    finance.start(date);
    JsonNode run = finance.ended(date, 1, RUN);

    assertThat(run.get("verdict").asText()).as("%s", run).isEqualTo("open");
    assertThat(run.get("booksTotal").get("amount").asText()).isEqualTo("15000");
    assertThat(classes(run))
        .contains("CAPTURED_NOT_BOOKED automatable 2 0", "CAPTURED_NOT_BOOKED unknown 5 5");
    assertThat(left(run)).as("identity").isEqualTo(run.get("difference").get("amount").asLong());
    assertThat(running.shop.status(first)).isEqualTo("DONE");
    for (String kind : List.of("CAPTURE", "SETTLEMENT_FEE")) {
      assertThat(
              running.books.number(
                  "select count(*) from journal where payment_id = ? and kind = ?", second, kind))
          .as(kind)
          .isOne();
    }
  }

  private static List<String> classes(JsonNode run) {
    return run.get("classes")
        .valueStream()
        .map(
            found ->
                "%s %s %d %d"
                    .formatted(
                        found.get("class").asText(),
                        found.get("kind").asText(),
                        found.get("count").asInt(),
                        found.get("open").asInt()))
        .toList();
  }

  /** What the classes explain of the difference. */
  private static long left(JsonNode run) {
    return run.get("classes")
        .valueStream()
        .mapToLong(found -> found.get("left").get("amount").asLong())
        .sum();
  }

  @Test
  void scheduleRunsTheDayBeforeAtSixInSeoulAndMissesNoDay() {
    ScheduleHandle handle = handle();

    Schedule schedule = handle.describe().getSchedule();

    assertThat(Objects.requireNonNull(schedule.getPolicy()).getOverlap())
        .isEqualTo(ScheduleOverlapPolicy.SCHEDULE_OVERLAP_POLICY_BUFFER_ALL);
    assertThat(schedule.getPolicy().getCatchupWindow()).isEqualTo(Duration.ofDays(7));
    assertThat(((ScheduleActionStartWorkflow) schedule.getAction()).getWorkflowType())
        .isEqualTo("ReconciliationStarter");
    assertThat(handle.describe().getInfo().getNextActionTimes())
        .isNotEmpty()
        .allSatisfy(
            next -> assertThat(next.atZone(Reconciler.SEOUL).toLocalTime()).hasToString("06:00"));

    handle.trigger();

    LocalDate yesterday = today.minusDays(1);
    Until.holds(
        "the run of yesterday",
        Duration.ofSeconds(30),
        () -> finance.verdict(yesterday, "balanced") && finance.runs(yesterday) == 1);
    assertThat(finance.list().get("nextScheduledAt").asText())
        .contains("T06:00")
        .endsWith("+09:00");
  }

  @Test
  void workerAppliesItsConfigurationToTheScheduleAtItsStart() {
    ScheduleSpec another =
        ScheduleSpec.newBuilder().setCronExpressions(List.of("0 3 * * *")).build();
    handle()
        .update(
            stored ->
                new ScheduleUpdate(
                    Schedule.newBuilder(stored.getDescription().getSchedule())
                        .setSpec(another)
                        .build()));
    assertThat(firings()).doesNotContain("06:00");

    running.system.program("worker").restart();

    Until.holds("six o'clock", RUN, () -> firings().equals(Set.of("06:00")));
  }

  /** Times of day in Seoul. */
  private static Set<String> firings() {
    return handle().describe().getInfo().getNextActionTimes().stream()
        .map(next -> next.atZone(Reconciler.SEOUL).toLocalTime().toString())
        .collect(Collectors.toSet());
  }

  @Test
  void backfillRunsEachDateOnceHoweverOftenItIsAskedFor() {
    Instant from = today.minusDays(6).atStartOfDay(Reconciler.SEOUL).toInstant();
    Instant to = today.minusDays(1).atStartOfDay(Reconciler.SEOUL).toInstant();
    var days =
        new ScheduleBackfill(from, to, ScheduleOverlapPolicy.SCHEDULE_OVERLAP_POLICY_BUFFER_ALL);

    handle().backfill(List.of(days, days));

    List<LocalDate> dates = today.minusDays(7).datesUntil(today.minusDays(2)).toList();
    Until.holds(
        "the runs of " + dates,
        Duration.ofMinutes(1),
        () ->
            dates.stream().allMatch(date -> finance.verdict(date, "balanced"))
                && handle().describe().getInfo().getRunningActions().isEmpty());
    assertThat(dates).hasSize(5).allSatisfy(date -> assertThat(finance.runs(date)).isOne());
  }

  private static ScheduleHandle handle() {
    return ScheduleClient.newInstance(running.temporal.getWorkflowServiceStubs())
        .getHandle("reconciliation");
  }

  private static JsonNode reconciled(int number) {
    finance.start(today);
    return finance.ended(today, number, RUN);
  }
}
