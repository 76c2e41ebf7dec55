package dev.wonflow.api.operation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wonflow.api.Answer;
import dev.wonflow.api.Cases;
import dev.wonflow.api.Stored;
import dev.wonflow.payment.PaymentStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What no workflow takes is refused, and audited like the rest. */
class RefusedCommandTest extends CommandStory {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"reason\":\"\"}",
        "{\"reason\":\" \"}",
        "{\"reason\":7}",
        "{\"reason\":\"a\\nb\"}",
        "{\"reason\":\"ok\",\"evidence\":\"\"}",
        "{\"reason\":\"ok\",\"who\":\"me\"}",
        "{\"reason\":",
        "[]",
        ""
      })
  void aCommandThatNobodyCouldAnswerForIsRefusedAndAudited(String body) {
    String id = Stored.aPayment().insert();

    assertThat(command(id, "retry", body).problem()).startsWith("400 INVALID_REQUEST");

    JsonNode line = lastLine(id);
    assertThat(line.path("allowed").asBoolean()).isFalse();
    assertThat(line.path("outcome").asString()).isEqualTo("INVALID_REQUEST");
    assertThat(line.path("actor").asString()).isEqualTo("operator-1");
    assertThat(line.path("role").asString()).isEqualTo("operator");
    assertThat(line.path("action").asString()).isEqualTo("RETRY");
  }

  @Test
  void aCommandWithAnImpossibleKeyIsRefusedAndAudited() {
    String id = Stored.aPayment().insert();

    Answer answer =
        http.as("operator").post(path(id, "cancel"), GOOD, "Idempotency-Key", "k".repeat(256));

    assertThat(answer.problem()).startsWith("400 IDEMPOTENCY_KEY_REQUIRED");
    assertThat(lastLine(id).path("outcome").asString()).isEqualTo("IDEMPOTENCY_KEY_REQUIRED");
  }

  @ParameterizedTest
  @ValueSource(strings = {"text/plain", "application/x-www-form-urlencoded", "nonsense"})
  void aCommandOfAnotherContentTypeIsRefusedAndAudited(String type) {
    String id = Stored.aPayment().insert();

    Answer answer =
        http.as("operator").method("POST", path(id, "cancel"), GOOD, "Content-Type", type);

    assertThat(answer.problem()).isEqualTo("415 UNSUPPORTED_MEDIA_TYPE");
    assertThat(lastLine(id).path("allowed").asBoolean()).isFalse();
    assertThat(lastLine(id).path("outcome").asString()).isEqualTo(answer.at("/code"));
    assertThat(lastLine(id).path("action").asString()).isEqualTo("CANCEL");
  }

  @Test
  void whatIsTooLongIsRefusedAndHandledNeedsEvidence() {
    String id = Stored.aPayment().insert();

    assertThat(command(id, "retry", "{\"reason\":\"" + "x".repeat(501) + "\"}").problem())
        .isEqualTo("400 INVALID_REQUEST reason");
    assertThat(command(id, "handled", "{\"reason\":\"paid by hand\"}").problem())
        .isEqualTo("400 INVALID_REQUEST evidence");
    assertThat(Cases.audited(id)).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"checkout", "finance", "auditor"})
  void aRoleThatMayNotIsRefusedAndAudited(String role) {
    String id = Stored.aPayment().insert();

    Answer answer = http.as(role).post(path(id, "cancel"), GOOD);

    assertThat(answer.problem()).isEqualTo("403 FORBIDDEN");
    assertThat(lastLine(id).path("outcome").asString()).isEqualTo("FORBIDDEN");
    assertThat(lastLine(id).path("role").asString()).isEqualTo(role);
  }

  @Test
  void aPaymentThatIsNotThereIsNotFoundAndAudited() {
    assertThat(command("pay_none_" + System.nanoTime(), "retry", GOOD).problem())
        .isEqualTo("404 NOT_FOUND");
    assertThat(http.as("auditor").get("/operations/v1/audit?limit=1").at("/items/0/outcome"))
        .isEqualTo("NOT_FOUND");
  }

  @Test
  void aClosedWorkflowTakesNoCommandAndThatIsAudited() {
    String id = Stored.aPayment().status(PaymentStatus.UNKNOWN).insert();

    Answer answer = command(id, "look-up", GOOD);

    assertThat(answer.problem()).isEqualTo("409 COMMAND_NOT_ALLOWED");
    assertThat(answer.at("/detail")).contains("recover");
    assertThat(lastLine(id).path("outcome").asString()).isEqualTo("COMMAND_NOT_ALLOWED");
    assertThat(lastLine(id).path("reason").asString()).isEqualTo("the bank called");
  }
}
