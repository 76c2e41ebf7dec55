package dev.wonflow.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class FaultTest {
  private final Simulator toss = Simulator.shared();
  private final String order = Simulator.order();

  @Test
  void resetAfterCommitLosesTheAnswerButKeepsTheApproval() {
    var key = toss.authenticated(order, 10_000, "CARD");
    behave("confirm", "RESET_AFTER_COMMIT", "");

    assertThatThrownBy(() -> confirmOrFail(key)).isInstanceOf(IOException.class);

    assertThat(toss.lookUp(key).text("status")).isEqualTo("DONE");
    assertThat(toss.confirm(key, order, 10_000, order).status()).isEqualTo(200);
    var audit = toss.get("/sandbox/audit?orderId=" + order).json();
    assertThat(audit.get("payments").get(0).get("approvals").asLong()).isEqualTo(1);
    assertThat(audit.get("requests").get(0).get("outcome").asString())
        .isEqualTo("no answer RESET_AFTER_COMMIT");
  }

  @Test
  void resetBeforeLeavesThePaymentUntouched() {
    var key = toss.authenticated(order, 10_000, "CARD");
    behave("confirm", "RESET_BEFORE", "");

    assertThatThrownBy(() -> confirmOrFail(key)).isInstanceOf(IOException.class);

    assertThat(toss.lookUp(key).text("status")).isEqualTo("IN_PROGRESS");
  }

  @Test
  void errorsBeforeAndAfterTheCommitLookTheSameToTheShop() {
    var key = toss.authenticated(order, 10_000, "CARD");
    behave("confirm", "ERROR_BEFORE", "");
    var before = toss.confirm(key, order, 10_000, order);
    var untouched = toss.lookUp(key).text("status");
    behave("confirm", "ERROR_AFTER_COMMIT", "");
    var after = toss.confirm(key, order, 10_000, order);

    assertThat(before.status()).isEqualTo(500);
    assertThat(untouched).isEqualTo("IN_PROGRESS");
    assertThat(after.body()).isEqualTo(before.body());
    assertThat(toss.lookUp(key).text("status")).isEqualTo("DONE");
  }

  @Test
  void gatewayErrorsHaveHtmlBodies() {
    var key = toss.authenticated(order, 10_000, "CARD");
    behave("confirm", "ERROR_BEFORE", ",\"code\":\"HTML\"");

    var reply = toss.confirm(key, order, 10_000, order);

    assertThat(reply.status()).isEqualTo(502);
    assertThat(reply.body()).startsWith("<html>");
  }

  @Test
  void heldConfirmIsCommittedAndAnsweredWhenTheFaultIsDeleted() throws Exception {
    var key = toss.authenticated(order, 10_000, "CARD");
    var fault = behave("confirm", "HOLD", "");

    var answer = CompletableFuture.supplyAsync(() -> toss.confirm(key, order, 10_000, order));
    Simulator.eventually(() -> toss.get("/sandbox/faults/" + fault).number("held") == 1);
    var status = toss.lookUp(key).text("status");
    var early = answer.isDone();
    toss.send("DELETE", "/sandbox/faults/" + fault, "");

    assertThat(status).isEqualTo("DONE");
    assertThat(early).isFalse();
    assertThat(answer.get().status()).isEqualTo(200);
  }

  @Test
  void requestStillRunningAnswersConflictToItsOwnKey() throws Exception {
    var key = toss.authenticated(order, 10_000, "CARD");
    var fault = behave("confirm", "HOLD", ",\"place\":\"BEFORE\"");

    var answer = CompletableFuture.supplyAsync(() -> toss.confirm(key, order, 10_000, order));
    Simulator.eventually(() -> toss.get("/sandbox/faults/" + fault).number("held") == 1);
    var second = toss.confirm(key, order, 10_000, order);
    toss.send("DELETE", "/sandbox/faults/" + fault, "");

    assertThat(second.status()).isEqualTo(409);
    assertThat(second.code()).isEqualTo("IDEMPOTENT_REQUEST_PROCESSING");
    assertThat(answer.get().status()).isEqualTo(200);
    assertThat(toss.confirm(key, order, 10_000, order).body()).isEqualTo(answer.get().body());
  }

  @Test
  void latencyAfterCommitDelaysOnlyTheAnswer() throws Exception {
    var key = toss.authenticated(order, 10_000, "CARD");
    behave("confirm", "LATENCY", ",\"place\":\"AFTER_COMMIT\",\"delayMs\":700");
    long start = System.nanoTime();

    var answer = CompletableFuture.supplyAsync(() -> toss.confirm(key, order, 10_000, order));
    Simulator.eventually(() -> toss.lookUp(key).text("status").equals("DONE"));
    var early = answer.isDone();

    assertThat(early).isFalse();
    assertThat(answer.get().status()).isEqualTo(200);
    assertThat((System.nanoTime() - start) / 1_000_000).isGreaterThanOrEqualTo(700);
  }

  @Test
  void rateLimitNamesItsWait() {
    behave("lookup", "RATE_LIMIT", ",\"delayMs\":1500");

    var reply = toss.get("/v1/payments/orders/" + order);

    assertThat(reply.status()).isEqualTo(429);
    assertThat(reply.header("Retry-After")).isEqualTo("2");
  }

  @Test
  void malformedAndForeignAnswersAreSentForRealApprovals() {
    var key = toss.authenticated(order, 10_000, "CARD");
    behave("confirm", "MALFORMED", "");
    var broken = toss.confirm(key, order, 10_000, order);
    behave("lookup", "OTHER_PAYMENT", "");
    var foreign = toss.lookUp(key);
    behave("lookup", "MALFORMED", ",\"code\":\"UNKNOWN_ENUM\"");
    var unknown = toss.lookUp(key);

    assertThat(broken.status()).isEqualTo(200);
    assertThatThrownBy(broken::json).isInstanceOf(RuntimeException.class);
    assertThat(foreign.text("orderId")).isNotEqualTo(order);
    assertThat(foreign.text("paymentKey")).isNotEqualTo(key);
    assertThat(unknown.text("status")).isEqualTo("SOMETHING_NEW");
    assertThat(toss.lookUp(key).text("status")).isEqualTo("DONE");
  }

  @Test
  void probabilityFollowsItsSeed() {
    var first = strikes(7);
    var second = strikes(7);

    assertThat(first).isEqualTo(second).contains("F").contains("-");
  }

  @Test
  void faultOfAnotherOrderDoesNothing() {
    var key = toss.authenticated(order, 10_000, "CARD");
    var fault =
        toss.fault(
            "{\"endpoint\":\"confirm\",\"fault\":\"RESET_BEFORE\",\"orderId\":\"somebody-else\"}");

    assertThat(toss.confirm(key, order, 10_000, order).status()).isEqualTo(200);
    toss.send("DELETE", "/sandbox/faults/" + fault, "");
    assertThat(toss.send("DELETE", "/sandbox/faults/" + fault, "").status()).isEqualTo(404);
  }

  private String strikes(int seed) {
    var own = Simulator.order();
    var fault =
        toss.fault(
            """
            {"endpoint":"lookup","fault":"CODE","code":"COMMON_ERROR","probability":0.5,"seed":%d,"orderId":"%s"}"""
                .formatted(seed, own));
    var pattern = new StringBuilder();
    for (int i = 0; i < 12; i++) {
      pattern.append(toss.get("/v1/payments/orders/" + own).status() == 500 ? 'F' : '-');
    }
    toss.send("DELETE", "/sandbox/faults/" + fault, "");
    return pattern.toString();
  }

  private String behave(String endpoint, String fault, String more) {
    return toss.fault(
        """
        {"endpoint":"%s","fault":"%s","count":1,"orderId":"%s"%s}"""
            .formatted(endpoint, fault, order, more));
  }

  private void confirmOrFail(String key) throws IOException {
    toss.sendOrFail(
        "POST",
        "/v1/payments/confirm",
        Simulator.confirmBody(key, order, 10_000),
        "Authorization",
        Simulator.basic(Simulator.KEY),
        "Idempotency-Key",
        order);
  }
}
