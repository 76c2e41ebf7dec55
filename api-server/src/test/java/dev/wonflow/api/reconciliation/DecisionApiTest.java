package dev.wonflow.api.reconciliation;

import static dev.wonflow.api.reconciliation.ReportRows.found;
import static dev.wonflow.api.reconciliation.ReportRows.run;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wonflow.api.Answer;
import dev.wonflow.api.ApiTest;
import dev.wonflow.api.World;
import dev.wonflow.payment.PaymentWorkflow;
import dev.wonflow.reconciliation.BankImported;
import dev.wonflow.reconciliation.BankStatement;
import dev.wonflow.reconciliation.BankStatementWorkflowImpl;
import dev.wonflow.reconciliation.BankStatements;
import dev.wonflow.reconciliation.Decision;
import dev.wonflow.reconciliation.DecisionKind;
import dev.wonflow.reconciliation.DecisionOutcome;
import dev.wonflow.reconciliation.DecisionWorkflowImpl;
import dev.wonflow.reconciliation.Decisions;
import dev.wonflow.reconciliation.SignOff;
import dev.wonflow.reconciliation.SignOffOutcome;
import dev.wonflow.reconciliation.SignOffWorkflowImpl;
import io.temporal.worker.WorkerFactory;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What finance decides, by HTTP and by the forms of the report. */
class DecisionApiTest extends ApiTest {
  private static final String PATH = "/reconciliations/v1/discrepancies/";
  private static LocalDate nextDate = LocalDate.of(2022, 5, 1);
  private final Taken taken = new Taken();
  private WorkerFactory workers = WorkerFactory.newInstance(World.CLIENT);
  private LocalDate date = nextDate;

  /** Takes everything but a release; says who signed. */
  private static final class Taken implements Decisions, BankStatements {
    final List<Decision> decisions = new CopyOnWriteArrayList<>();
    final List<BankStatement> statements = new CopyOnWriteArrayList<>();

    @Override
    public BankImported keep(BankStatement statement) {
      statements.add(statement);
      return new BankImported(2, 2, LocalDate.EPOCH, LocalDate.EPOCH);
    }

    @Override
    public DecisionOutcome decide(Decision decision) {
      decisions.add(decision);
      return decision.kind() == DecisionKind.RELEASE
          ? new DecisionOutcome(false, "OPEN", null)
          : new DecisionOutcome(true, "IN_SUSPENSE", "suspense:1");
    }

    @Override
    public SignOffOutcome sign(SignOff signOff) {
      return new SignOffOutcome(signOff.run() == 1, signOff.run() == 1 ? signOff.actor() : null);
    }
  }

  @BeforeEach
  void work() {
    workers = WorkerFactory.newInstance(World.CLIENT);
    var worker = workers.newWorker(PaymentWorkflow.TASK_QUEUE);
    worker.registerWorkflowImplementationTypes(
        DecisionWorkflowImpl.class, SignOffWorkflowImpl.class, BankStatementWorkflowImpl.class);
    worker.registerActivitiesImplementations(taken);
    workers.start();
    nextDate = nextDate.plusDays(1);
    date = nextDate;
  }

  @AfterEach
  void rest() {
    workers.shutdownNow();
  }

  @Test
  void decisionReachesItsWorkflowOnceWithWhoAndWhy() {
    run(date, 1, "open", 300, 0);
    String id = found(date, 1, "BOOKED_NOT_CAPTURED", "tx", 300);
    String key = UUID.randomUUID().toString();

    Answer first = decide(id, "suspense", "{\"reason\":\"test charge\"}", key);
    Answer again = decide(id, "suspense", "{\"reason\":\"test charge\"}", key);

    assertThat(first.status()).as(first.text()).isEqualTo(200);
    assertThat(first.at("/state")).isEqualTo("IN_SUSPENSE");
    assertThat(first.at("/journalKey")).isEqualTo("suspense:1");
    assertThat(again.text()).isEqualTo(first.text());
    assertThat(taken.decisions).hasSize(1);
    assertThat(taken.decisions.getFirst())
        .extracting(Decision::actor, Decision::reason, Decision::kind)
        .containsExactly("finance-1", "test charge", DecisionKind.SUSPENSE);
    assertThat(decide(id, "suspense", "{\"reason\":\"another\"}", key).problem())
        .isEqualTo("422 IDEMPOTENCY_KEY_REUSED Idempotency-Key");
  }

  @Test
  void whatIsMissingOrNotAllowedIsRefused() {
    run(date, 1, "open", 300, 0);
    String id = found(date, 1, "BOOKED_NOT_CAPTURED", "tx", 300);

    assertThat(decide(id, "release", "{\"reason\":\"r\",\"account\":\"bank\"}", "a").problem())
        .isEqualTo("409 COMMAND_NOT_ALLOWED");
    assertThat(decide(id, "accept", "{}", "b").problem()).isEqualTo("400 INVALID_REQUEST reason");
    assertThat(decide(id, "assign", "{\"reason\":\"r\"}", "c").problem())
        .isEqualTo("400 INVALID_REQUEST assignee");
    assertThat(decide(id, "release", "{\"reason\":\"r\"}", "d").problem())
        .isEqualTo("400 INVALID_REQUEST account");
    assertThat(decide(id, "accept", "{\"reason\":\"r\",\"account\":\"bank\"}", "e").problem())
        .isEqualTo("400 INVALID_REQUEST account");
    assertThat(decide(id, "erase", "{\"reason\":\"r\"}", "f").problem()).isEqualTo("404 NOT_FOUND");
    assertThat(decide("dis_nobody", "accept", "{\"reason\":\"r\"}", "g").problem())
        .isEqualTo("404 NOT_FOUND");
  }

  @Test
  void runIsSignedWithANameAndShownSo() {
    run(date, 1, "balanced", 0, 0);
    String path = "/reconciliations/v1/" + date + "/sign-off";

    Answer signed = sign(path, "{\"run\":1,\"reason\":\"compared\"}");

    assertThat(signed.status()).as(signed.text()).isEqualTo(200);
    assertThat(signed.at("/signedOffBy")).isEqualTo("finance-1");
    assertThat(sign(path, "{\"run\":2,\"reason\":\"compared\"}").problem())
        .isEqualTo("409 COMMAND_NOT_ALLOWED");
    assertThat(sign(path, "{\"reason\":\"compared\"}").problem())
        .isEqualTo("400 INVALID_REQUEST run");
    World.ROWS
        .sql(
            """
            insert into reconciliation_seal (date, run_id, signed_by, reason)
            select date, id, 'finance-1', 'compared' from reconciliation_run where date = :date
            """)
        .param("date", date)
        .update();
    run(date, 2, "open", 10, 0);
    assertThat(http.as("auditor").get("/finance/reconciliations/" + date + "?run=1&lang=en").text())
        .contains("Signed off by", "finance-1", "Runs of this day");
  }

  @Test
  void reportIsAFileForASpreadsheetAndForPrograms() {
    run(date, 1, "open", 300, 0);
    String id = found(date, 1, "BOOKED_NOT_CAPTURED", "=책", 300);

    Answer csv = http.as("auditor").get("/reconciliations/v1/" + date + "/report.csv");
    Answer json = http.as("auditor").get("/finance/reconciliations/" + date + "/report.json?run=1");

    assertThat(csv.header("Content-Type")).startsWith("text/csv");
    assertThat(csv.text()).startsWith("\uFEFFdate,run,class");
    assertThat(csv.text()).contains("'=책", "TOTAL,open", id).contains(",300,0,300,300,");
    assertThat(json.at("/run/difference/amount")).isEqualTo("300");
    assertThat(json.at("/discrepancies/0/discrepancyId")).isEqualTo(id);
    assertThat(json.header("Content-Disposition")).contains("reconciliation-" + date + "-1.json");
    assertThat(http.as("auditor").get("/reconciliations/v1/1999-01-01/report.csv").status())
        .isEqualTo(404);
  }

  @Test
  void formsDecideAndAuditorsSeeNone() {
    run(date, 1, "open", 300, 0);
    String id = found(date, 1, "BOOKED_NOT_CAPTURED", "tx", 300);
    String page = "/finance/reconciliations/" + date;

    assertThat(http.as("finance").get(page + "?lang=en").text())
        .contains("Accept", "To suspense", "Assign");
    assertThat(http.as("auditor").get(page + "?lang=en").text()).doesNotContain("To suspense");
    Answer told =
        http.as("finance")
            .form(page + "/discrepancies/" + id + "/accept", "key", id, "reason", "seen");
    assertThat(told.status()).isEqualTo(302);
    assertThat(told.header("Location")).endsWith("?done");
    assertThat(
            http.as("finance")
                .form(page + "/discrepancies/" + id + "/accept", "key", "x", "reason", "")
                .header("Location"))
        .endsWith("?refused=INVALID_REQUEST");
    assertThat(http.as("finance").get("/finance/reconciliations?lang=en").text())
        .contains(
            "<svg", "Found on each of the last days", date + ": open, 1 found, 300 won apart");
    assertThat(http.as("finance").get("/finance/reconciliations?lang=ko").text())
        .contains(date + ": 미해결, 발견 1건, 차이 300원");
  }

  @Test
  void statementOfTheBankIsTakenOnceAndRefusedWhole() {
    String csv = "\uFEFFdate,amount,text\n2026-11-20,\"33,140\",토스페이먼츠\n2026-11-20,-500,수수료\n";

    Answer first = statement(csv);
    Answer again = statement(csv);

    assertThat(first.status()).as(first.text()).isEqualTo(200);
    assertThat(again.text()).isEqualTo(first.text());
    assertThat(first.at("/added")).isEqualTo("2");
    assertThat(taken.statements).hasSize(1);
    assertThat(
            World.ROWS
                .sql("select lines::text from bank_upload where id = :id")
                .param("id", taken.statements.getFirst().uploadId())
                .query(String.class)
                .single())
        .contains("토스페이먼츠", "33140", "-500");
    assertThat(statement("date,amount,text\n2026-11-20,1.5,x\n").problem())
        .isEqualTo("400 INVALID_REQUEST line 2");
    assertThat(statement("when,amount,text\n").problem()).isEqualTo("400 INVALID_REQUEST line 1");
    assertThat(statement("date,amount,text\n2026-13-20,1,x\n").problem())
        .isEqualTo("400 INVALID_REQUEST line 2");
    assertThat(statement("date,amount,text\n").problem()).isEqualTo("400 INVALID_REQUEST csv");
    assertThat(statement(csv + "x".repeat(5 << 20)).problem()).isEqualTo("413 BODY_TOO_LARGE");
  }

  private Answer statement(String csv) {
    return http.as("finance")
        .method("POST", "/reconciliations/v1/bank-statements", csv, "Content-Type", "text/csv");
  }

  private Answer decide(String id, String word, String body, String key) {
    return http.as("finance").post(PATH + id + "/" + word, body, "Idempotency-Key", key);
  }

  private Answer sign(String path, String body) {
    return http.as("finance").post(path, body, "Idempotency-Key", UUID.randomUUID().toString());
  }
}
