package dev.wonflow.api.reconciliation;

import static dev.wonflow.api.reconciliation.ReportRows.found;
import static dev.wonflow.api.reconciliation.ReportRows.run;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wonflow.api.Answer;
import dev.wonflow.api.ApiTest;
import dev.wonflow.api.Http;
import dev.wonflow.api.World;
import io.temporal.client.WorkflowExecutionDescription;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The daily proof, asked for and shown; each test has dates of its own. */
class ReconciliationTest extends ApiTest {
  private static final String PATH = "/reconciliations/v1";

  @Test
  void latestRunOfADateIsShownWithWhatItFound() {
    LocalDate date = LocalDate.of(2024, 1, 10);
    run(date, 1, "open", 10_000, 0);
    run(date, 2, "open", 12_000, 5_000);
    found(date, 2, "CAPTURED_NOT_BOOKED", "tx-1", 7_000L);
    found(date, 2, "WALLET_DIFFERS_FROM_LEDGER", "wallet s: x", 0L);

    Answer answer = finance().get(PATH + "/2024-01-10");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.at("/run")).isEqualTo("2");
    assertThat(answer.at("/verdict")).isEqualTo("open");
    assertThat(answer.at("/trigger")).isEqualTo("SCHEDULE");
    assertThat(answer.at("/tossTotal/amount")).isEqualTo("12000");
    assertThat(answer.at("/booksTotal/amount")).isEqualTo("5000");
    assertThat(answer.at("/difference/amount")).isEqualTo("7000");
    assertThat(answer.at("/startedAt")).endsWith("+09:00");
    assertThat(answer.at("/classes/0/class")).isEqualTo("CAPTURED_NOT_BOOKED");
    assertThat(answer.at("/classes/0/kind")).isEqualTo("manual");
    assertThat(answer.at("/classes/0/count")).isEqualTo("1");
    assertThat(answer.at("/classes/0/left/amount")).isEqualTo("7000");
    assertThat(answer.at("/classes/1/left/amount")).isEqualTo("0");
  }

  @Test
  void runsAreListedNewestFirstPageByPage() {
    run(LocalDate.of(2024, 2, 1), 1, "balanced", 0, 0);
    run(LocalDate.of(2024, 2, 2), 1, "incomplete", 0, 0);
    run(LocalDate.of(2024, 2, 2), 2, "balanced", 0, 0);

    Answer first = finance().get(PATH + "?limit=2&after=2024-02-03.1");
    Answer second = finance().get(PATH + "?limit=2&after=" + first.at("/next"));

    assertThat(List.of(first.at("/items/0/run"), first.at("/items/1/run")))
        .containsExactly("2", "1");
    assertThat(first.at("/items/1/verdict")).isEqualTo("incomplete");
    assertThat(second.at("/items/0/date")).isEqualTo("2024-02-01");
    assertThat(finance().get(PATH + "?after=yesterday").problem())
        .isEqualTo("400 INVALID_REQUEST after");
  }

  @Test
  void dateWithoutARunIsNotFound() {
    assertThat(finance().get(PATH + "/1999-01-01").problem()).isEqualTo("404 NOT_FOUND");
    assertThat(finance().get(PATH + "/tomorrow").problem()).isEqualTo("400 INVALID_REQUEST date");
  }

  @Test
  void everyDayOfARangeIsStartedOnceUnderItsKey() {
    String key = UUID.randomUUID().toString();
    String body = "{\"from\":\"2024-02-28\",\"to\":\"2024-03-01\"}";

    Answer started = finance().post(PATH, body, "Idempotency-Key", key);
    Answer again = finance().post(PATH, body, "Idempotency-Key", key);

    assertThat(started.status()).isEqualTo(202);
    assertThat(started.json().get("runs").size()).isEqualTo(3);
    assertThat(started.at("/runs/1/date")).isEqualTo("2024-02-29");
    assertThat(started.json().at("/runs/1/run").isNull()).isTrue();
    assertThat(again.status()).isEqualTo(200);
    assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
    WorkflowExecutionDescription workflow = workflow("2024-02-29", key);
    assertThat(workflow.getWorkflowType()).isEqualTo("Reconciliation");
    assertThat(
            finance().post(PATH, body.replace("02-28", "02-29"), "Idempotency-Key", key).problem())
        .isEqualTo("422 IDEMPOTENCY_KEY_REUSED Idempotency-Key");
  }

  @ParameterizedTest
  @CsvSource({
    "2024-01-01, 2024-02-01, to", // 32 days
    "2024-01-02, 2024-01-01, to",
    "2024-01-01, 9999-01-01, to",
    "2024-13-01, 2024-01-01, from",
    "01.01.2024, 2024-01-01, from"
  })
  void rangesThatCannotBeProvedAreRefused(String from, String to, String field) {
    String body = "{\"from\":\"" + from + "\",\"to\":\"" + to + "\"}";

    assertThat(finance().post(PATH, body, "Idempotency-Key", "k").problem())
        .isEqualTo("400 INVALID_REQUEST " + field);
  }

  @Test
  void tomorrowIsRefusedAndSoIsARequestWithoutAKey() {
    LocalDate tomorrow = LocalDate.now(ZoneId.of("Asia/Seoul")).plusDays(1);
    String body = "{\"from\":\"" + tomorrow + "\",\"to\":\"" + tomorrow + "\"}";

    assertThat(finance().post(PATH, body, "Idempotency-Key", "k").problem())
        .isEqualTo("400 INVALID_REQUEST to");
    assertThat(finance().post(PATH, body).problem())
        .isEqualTo("400 IDEMPOTENCY_KEY_REQUIRED Idempotency-Key");
  }

  @Test
  void pagesShowRunsAReportAndAButton() {
    run(LocalDate.of(2024, 3, 5), 1, "open", 300, 0);
    found(LocalDate.of(2024, 3, 5), 1, "CAPTURED_NOT_BOOKED", "tx-<b>", 300L);

    assertThat(finance().get("/finance/reconciliations?lang=en").text())
        .contains("Run yesterday now", "2024-03-05");
    assertThat(finance().get("/finance/reconciliations/2024-03-05?lang=en").text())
        .contains("₩300", "tx-&lt;b&gt;", "CAPTURED_NOT_BOOKED");
    String key = UUID.randomUUID().toString();
    Answer pressed = finance().form("/finance/reconciliations", "key", key, "date", "2024-03-06");
    assertThat(pressed.status()).isEqualTo(302);
    assertThat(workflow("2024-03-06", key).getWorkflowType()).isEqualTo("Reconciliation");
  }

  private Http finance() {
    return http.as("finance");
  }

  private static WorkflowExecutionDescription workflow(String date, String key) {
    String suffix = dev.wonflow.id.Ids.fingerprint(key).substring(0, 8);
    return World.CLIENT.newUntypedWorkflowStub("reconciliation-" + date + "-" + suffix).describe();
  }
}
