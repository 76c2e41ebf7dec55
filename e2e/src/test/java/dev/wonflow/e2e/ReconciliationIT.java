package dev.wonflow.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wonflow.e2e.Http.Answer;
import io.temporal.api.enums.v1.ScheduleOverlapPolicy;
import io.temporal.client.schedules.Schedule;
import io.temporal.client.schedules.ScheduleActionStartWorkflow;
import io.temporal.client.schedules.ScheduleClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the README promises about proving every day that Toss and the books agree. */
class ReconciliationIT {
  private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");
  private static LocalDate today;
  private static RunningSystem running;
  private static Http api;
  private static Http simulator;

  @BeforeAll
  static void start() {
    running = RunningSystem.start(Map.of());
    Until.holds("a day that does not end meanwhile", Duration.ofMinutes(3), () -> !isLate());
    today = LocalDate.now(SEOUL);
    api = new Http(running.system.apiUrl());
    simulator = new Http(running.system.simulatorUrl());
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
    String lost = running.shop.pay("seller-5", 7_777);
    running.toss.fault(
        """
        {"endpoint":"webhook","fault":"DROP","count":10,"orderId":"%s"}\
        """
            .formatted(lost));
    chargeAtToss(lost, running.toss.authenticate(lost, 7_777), 7_777);
    assertThat(running.shop.status(lost)).isEqualTo("READY");

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
    assertThat(page("/finance/reconciliations?lang=en"))
        .contains("balanced", "healed", "Run yesterday now");
    assertThat(page("/finance/reconciliations/" + today + "?lang=en"))
        .contains("₩107,777 in 5 lines");
  }

  @Test
  void scheduleRunsTheDayBeforeAtSixInSeoulAndMissesNoDay() {
    var handle =
        ScheduleClient.newInstance(running.temporal.getWorkflowServiceStubs())
            .getHandle("reconciliation");

    Schedule schedule = handle.describe().getSchedule();

    assertThat(Objects.requireNonNull(schedule.getPolicy()).getOverlap())
        .isEqualTo(ScheduleOverlapPolicy.SCHEDULE_OVERLAP_POLICY_BUFFER_ALL);
    assertThat(schedule.getPolicy().getCatchupWindow()).isEqualTo(Duration.ofDays(7));
    assertThat(((ScheduleActionStartWorkflow) schedule.getAction()).getWorkflowType())
        .isEqualTo("ReconciliationStarter");
    assertThat(handle.describe().getInfo().getNextActionTimes())
        .isNotEmpty()
        .allSatisfy(next -> assertThat(next.atZone(SEOUL).toLocalTime()).hasToString("06:00"));

    handle.trigger();

    LocalDate yesterday = today.minusDays(1);
    Until.holds(
        "the run of yesterday",
        Duration.ofSeconds(30),
        () -> verdict(yesterday, "balanced") && runs(yesterday) == 1);
    JsonNode runs = api.get("/reconciliations/v1", finance()).json();
    assertThat(runs.get("nextScheduledAt").asText()).contains("T06:00").endsWith("+09:00");
  }

  private static boolean isLate() {
    return LocalTime.now(SEOUL).isAfter(LocalTime.of(23, 58));
  }

  private static JsonNode reconciled(int number) {
    Answer started =
        api.post(
            "/reconciliations/v1",
            Map.of(
                "Authorization",
                "Bearer " + running.system.demoKey("finance"),
                "Idempotency-Key",
                UUID.randomUUID().toString()),
            """
            {"from":"%s","to":"%s"}\
            """
                .formatted(today, today));
    assertThat(started.status()).as(started.raw().body()).isEqualTo(202);
    Until.holds(
        "the end of run " + number,
        Duration.ofSeconds(60),
        () -> {
          Answer answer = get(today);
          return answer.status() == 200
              && answer.json().get("run").asInt() == number
              && !answer.json().get("verdict").isNull();
        });
    return get(today).json();
  }

  private static boolean verdict(LocalDate date, String verdict) {
    Answer answer = get(date);
    return answer.status() == 200 && answer.json().get("verdict").asText().equals(verdict);
  }

  private static long runs(LocalDate date) {
    return running.books.number(
        "select count(*) from reconciliation_run where date = cast(? as date)", date.toString());
  }

  private static Answer get(LocalDate date) {
    return api.get("/reconciliations/v1/" + date, finance());
  }

  private static String page(String path) {
    return api.get(path, finance()).raw().body();
  }

  private static Map<String, String> finance() {
    return Map.of("Authorization", "Bearer " + running.system.demoKey("finance"));
  }

  /** As a shop's server that forgot to tell us: Toss takes the money, no workflow knows. */
  private static void chargeAtToss(String orderId, String paymentKey, long amount) {
    String credentials = running.system.variable("TOSS_SECRET_KEY") + ":";
    Answer answer =
        simulator.post(
            "/v1/payments/confirm",
            Map.of(
                "Authorization",
                "Basic "
                    + Base64.getEncoder()
                        .encodeToString(credentials.getBytes(StandardCharsets.UTF_8)),
                "Idempotency-Key",
                UUID.randomUUID().toString()),
            """
            {"paymentKey":"%s","orderId":"%s","amount":%d}\
            """
                .formatted(paymentKey, orderId, amount));
    assertThat(answer.status()).as(answer.raw().body()).isEqualTo(200);
  }
}
