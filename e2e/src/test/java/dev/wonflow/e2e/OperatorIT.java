package dev.wonflow.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wonflow.e2e.Http.Answer;
import io.temporal.client.WorkflowExecutionMetadata;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the runbook promises to operators. */
class OperatorIT {
  private static final Duration SOON = Duration.ofSeconds(60);
  private static RunningSystem running;
  private static Shop shop;
  private static Shop operator;
  private static TossSide toss;
  private static Runbook runbook;

  @BeforeAll
  static void start() {
    running =
        RunningSystem.start(
            Map.of(
                "WONFLOW_WAITS_RETRYPAUSE", "100ms",
                "WONFLOW_WAITS_UNKNOWNFIRST", "1s",
                "WONFLOW_WAITS_OPERATORAFTER", "2s",
                "WONFLOW_CONFIRM_WAIT", "1s"));
    shop = running.shop;
    operator = running.as("operator");
    toss = running.toss;
    runbook = new Runbook(running.system);
  }

  @AfterAll
  static void stop() {
    running.close();
  }

  @Test
  void stuckPaymentIsFoundLookedUpAndGone() {
    String paymentId = shop.pay("seller-1", 10_000);
    String paymentKey = toss.authenticate(paymentId, 10_000);
    List<String> faults = silence(paymentId, "RESET_AFTER_COMMIT");
    shop.confirm(paymentId, paymentKey, 10_000);

    Until.holds("in the inbox", SOON, () -> inbox().contains(paymentId));
    assertThat(shop.status(paymentId)).isEqualTo("UNKNOWN");
    Until.holds("under the filter", SOON, () -> needingOperator().contains(paymentId));
    assertThat(command(paymentId, "approve").status()).isEqualTo(409);
    faults.forEach(toss::release);
    Answer told = command(paymentId, "look-up");

    assertThat(told.status()).isEqualTo(200);
    Until.holds("DONE", SOON, () -> shop.status(paymentId).equals("DONE"));
    Until.holds("out of the inbox", SOON, () -> !inbox().contains(paymentId));
    Until.holds("out of the filter", SOON, () -> !needingOperator().contains(paymentId));
    assertThat(toss.approvals(paymentId)).isEqualTo(1);
    assertThat(running.books.journals(paymentId)).isEqualTo(1);
    assertThat(audited(paymentId))
        .extracting(line -> line.get("action").asText() + " " + line.get("allowed").asBoolean())
        .containsExactlyInAnyOrder("APPROVE false", "LOOK_UP true");
  }

  @Test
  void terminatedPaymentWithMoneyInFlightIsFinishedByANewRun() {
    String paymentId = shop.pay("seller-1", 10_000);
    String paymentKey = toss.authenticate(paymentId, 10_000);
    List<String> faults = silence(paymentId, "RESET_AFTER_COMMIT");
    shop.confirm(paymentId, paymentKey, 10_000);
    Until.holds("in the inbox", SOON, () -> inbox().contains(paymentId));
    assertThat(command(paymentId, "recover").status()).isEqualTo(409);
    running.temporal.newUntypedWorkflowStub(paymentId).terminate("by mistake");
    faults.forEach(toss::release);

    String told = explained(paymentId).get("text").asText();
    assertThat(told).contains("Nobody works on it");
    assertThat(command(paymentId, "look-up").status()).isEqualTo(409);
    assertThat(command(paymentId, "recover").status()).isEqualTo(200);

    Until.holds("DONE", SOON, () -> shop.status(paymentId).equals("DONE"));
    Until.holds("out of the inbox", SOON, () -> !inbox().contains(paymentId));
    assertThat(toss.approvals(paymentId)).isEqualTo(1);
    assertThat(running.books.journals(paymentId)).isEqualTo(1);
    assertThat(running.books.walletEntries(paymentId)).isEqualTo(1);
    assertThat(command(paymentId, "recover").status()).isEqualTo(409);
    assertThat(audited(paymentId)).hasSize(4);
  }

  @Test
  void buyersConfirmOfATerminatedPaymentIsTakenByANewRun() {
    String paymentId = shop.pay("seller-1", 10_000);
    String paymentKey = toss.authenticate(paymentId, 10_000);
    Until.holds("registered", SOON, () -> stored(paymentId) == 1);
    running.temporal.newUntypedWorkflowStub(paymentId).terminate("by mistake");

    assertThat(shop.confirm(paymentId, paymentKey, 10_000).status()).isIn(200, 202);

    Until.holds("DONE", SOON, () -> shop.status(paymentId).equals("DONE"));
    assertThat(toss.approvals(paymentId)).isEqualTo(1);
    assertThat(running.books.journals(paymentId)).isEqualTo(1);
    assertThat(running.books.walletEntries(paymentId)).isEqualTo(1);
  }

  private static long stored(String paymentId) {
    return running.books.number("select count(*) from payment_event where id = ?", paymentId);
  }

  @Test
  void withoutTheRightKeyNothingIsTold() {
    String paymentId = shop.pay("seller-1", 10_000);
    String path = "/operations/v1/payments/" + paymentId + "/cancel";

    assertThat(shop.post(path, "{\"reason\":\"x\"}").status()).isEqualTo(403);
    assertThat(new Shop(running.system.apiUrl(), "nonsense").post(path, "{}").status())
        .isEqualTo(401);
    assertThat(shop.status(paymentId)).isEqualTo("READY");
  }

  @Test
  void commandsOfTheRunbookDoWhatItSays() throws Exception {
    String paymentId = shop.pay("seller-1", 10_000);

    String printed = runbook.run(Runbook.block("curl"), paymentId);
    String updated = runbook.run(Runbook.block("temporal workflow update"), paymentId);

    assertThat(printed).contains("\"items\"", "\"command\":\"look-up\"", "\"READY\"");
    assertThat(updated).contains("LOOK_UP", "allowed:true", "READY");
    Until.holds("both in the audit", SOON, () -> audited(paymentId).size() == 2);
    assertThat(audited(paymentId))
        .extracting(line -> line.get("actor").asText())
        .containsExactlyInAnyOrder("operator-1", "kim");
  }

  @Test
  void keyMadeByTheCommandOpensUntilItIsRevoked() throws Exception {
    List<String> commands = Runbook.block("--create-key").lines().toList();

    String kim = runbook.run(commands.getFirst(), "").strip();

    assertThat(kim).matches("wf_operator_[0-9a-f]{40}");
    assertThat(inboxAs(kim)).isEqualTo(200);
    assertThat(runbook.run(commands.getLast(), "")).contains("1 keys revoked");
    Until.holds("revoked", SOON, () -> inboxAs(kim) == 401);
    assertThat(runbook.run(commands.getFirst().replace("operator", "king"), ""))
        .startsWith("Refused")
        .doesNotContain("wf_king_");
  }

  private static int inboxAs(String key) {
    return new Shop(running.system.apiUrl(), key).get("/operations/v1/inbox").status();
  }

  /** Toss charges and says nothing, not even when it is asked. */
  private static List<String> silence(String orderId, String fault) {
    return List.of(
        toss.fault(
            "{\"endpoint\":\"confirm\",\"fault\":\"%s\",\"orderId\":\"%s\"}"
                .formatted(fault, orderId)),
        toss.fault(
            "{\"endpoint\":\"lookup\",\"fault\":\"RESET_BEFORE\",\"orderId\":\"%s\"}"
                .formatted(orderId)));
  }

  private static Answer command(String paymentId, String command) {
    return operator.post(
        "/operations/v1/payments/" + paymentId + "/" + command,
        "{\"reason\":\"Toss answers again\"}");
  }

  private static List<String> inbox() {
    return operator.get("/operations/v1/inbox?limit=100").json().findValuesAsText("paymentId");
  }

  private static JsonNode explained(String paymentId) {
    return operator.get("/payments/payment/v1/" + paymentId + "/explanation?lang=en").json();
  }

  private static List<String> needingOperator() {
    return running
        .temporal
        .listExecutions("NeedsOperator=true and ExecutionStatus='Running'")
        .map(WorkflowExecutionMetadata::getExecution)
        .map(execution -> execution.getWorkflowId())
        .toList();
  }

  private static List<JsonNode> audited(String paymentId) {
    List<JsonNode> lines = new ArrayList<>();
    running
        .as("auditor")
        .get("/operations/v1/audit?limit=100")
        .json()
        .get("items")
        .forEach(lines::add);
    return lines.stream().filter(line -> line.get("subject").asText().equals(paymentId)).toList();
  }
}
