package dev.wonflow.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class GatewayTest {
  private final Simulator toss = Simulator.shared();
  private final String order = Simulator.order();

  @Test
  void wrongKeyIsUnauthorizedAndStillTraced() {
    var reply =
        toss.send("GET", "/v1/payments/x", "", "Authorization", Simulator.basic("test_sk_wrong"));

    assertThat(reply.status()).isEqualTo(401);
    assertThat(reply.code()).isEqualTo("UNAUTHORIZED_KEY");
    assertThat(reply.header("x-tosspayments-trace-id")).isNotEmpty();
  }

  @Test
  void keyWithoutColonIsAFormatError() {
    var noColon =
        Base64.getEncoder().encodeToString(Simulator.KEY.getBytes(StandardCharsets.UTF_8));

    var reply = toss.send("GET", "/v1/payments/x", "", "Authorization", "Basic " + noColon);

    assertThat(reply.status()).isEqualTo(403);
    assertThat(reply.code()).isEqualTo("INCORRECT_BASIC_AUTH_FORMAT");
  }

  @Test
  void merchantsDoNotSeeEachOther() {
    var key = toss.paid(order, 10_000, "CARD");

    var foreign =
        toss.send(
            "GET", "/v1/payments/" + key, "", "Authorization", Simulator.basic("test_sk_other"));

    assertThat(foreign.status()).isEqualTo(404);
  }

  @Test
  void sameKeyReplaysTheSameBytes() {
    var key = toss.authenticated(order, 10_000, "CARD");

    var first = toss.confirm(key, order, 10_000, order);
    var second = toss.confirm(key, order, 10_000, order);

    assertThat(second.status()).isEqualTo(200);
    assertThat(second.body()).isEqualTo(first.body());
    assertThat(second.header("x-tosspayments-trace-id"))
        .endsWith("," + first.header("x-tosspayments-trace-id"));
  }

  @Test
  void refusalsAreReplayedEvenForACorrectedBody() {
    var key = toss.authenticated(order, 10_000, "CARD");

    var wrong = toss.confirm(key, order, 1, order);
    var corrected = toss.confirm(key, order, 10_000, order);

    assertThat(wrong.code()).isEqualTo("INVALID_REQUEST");
    assertThat(corrected.status()).isEqualTo(400);
    assertThat(corrected.body()).isEqualTo(wrong.body());
  }

  @Test
  void serverErrorsAreNotRemembered() {
    var key = toss.authenticated(order, 10_000, "CARD");
    toss.fault(
        """
        {"endpoint":"confirm","fault":"CODE","code":"FAILED_INTERNAL_SYSTEM_PROCESSING","orderId":"%s","count":1}"""
            .formatted(order));

    assertThat(toss.confirm(key, order, 10_000, order).status()).isEqualTo(500);
    assertThat(toss.confirm(key, order, 10_000, order).status()).isEqualTo(200);
  }

  @Test
  void keyIsForgottenAfterFifteenDays() {
    var key = toss.authenticated(order, 10_000, "CARD");
    toss.confirm(key, order, 10_000, order);

    toss.advance(Duration.ofDays(15));

    assertThat(toss.confirm(key, order, 10_000, order).code())
        .isEqualTo("ALREADY_PROCESSED_PAYMENT");
  }

  @Test
  void tooLongKeyIsRefused() {
    var reply = toss.confirm("x", order, 1, "k".repeat(301));

    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.code()).isEqualTo("INVALID_IDEMPOTENCY_KEY");
  }

  @Test
  void englishOnRequest() {
    var reply = toss.get("/v1/payments/x", "Accept-Language", "en-US");

    assertThat(reply.text("message")).isEqualTo("The payment does not exist.");
  }

  @Test
  void brokenJsonAndUnknownPathsAreRefusedPolitely() {
    assertThat(toss.post("/v1/payments/confirm", "{").code()).isEqualTo("INVALID_REQUEST");
    assertThat(toss.get("/v1/nothing").status()).isEqualTo(404);
    assertThat(toss.post("/v1/payments/confirm", "x".repeat(300_000)).status()).isEqualTo(413);
  }

  @Test
  void everyRequestIsInTheAudit() {
    var key = toss.authenticated(order, 10_000, "CARD");
    toss.confirm(key, order, 1, order + ":1");
    toss.confirm(key, order, 10_000, order + ":2");
    toss.confirm(key, order, 10_000, order + ":2");

    var audit = toss.get("/sandbox/audit?orderId=" + order).json();

    assertThat(audit.get("requests").valueStream().map(line -> line.get("outcome").asString()))
        .containsExactly("400 INVALID_REQUEST", "200", "200 replayed");
    var last = audit.get("requests").get(2);
    assertThat(last.get("idempotencyKey").asString()).isEqualTo(order + ":2");
    assertThat(last.get("path").asString()).isEqualTo("/v1/payments/confirm");
    assertThat(last.get("bodyHash").asString()).hasSize(64);
    assertThat(audit.get("totals").get("approved").isIntegralNumber()).isTrue();
  }

  @Test
  void rateLimitAndRapidRepeatsAreRefusedWhenSwitchedOn() {
    try (var strict =
        Simulator.start("toss.rate-limit-per-minute=3", "toss.consecutive-within=1h")) {
      var key = strict.authenticated(order, 10_000, "CARD");
      var other = strict.authenticated(order, 10_000, "CARD");

      assertThat(strict.lookUp(key).status()).isEqualTo(200);
      assertThat(strict.lookUp(key).code()).isEqualTo("FORBIDDEN_CONSECUTIVE_REQUEST");
      assertThat(strict.lookUp(other).status()).isEqualTo(200);
      assertThat(strict.lookUp("x").status()).isEqualTo(429);
    }
  }
}
