package dev.wonflow.api.operation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wonflow.api.Answer;
import dev.wonflow.api.Cases;
import dev.wonflow.api.Stored;
import dev.wonflow.api.World;
import dev.wonflow.operation.CommandKind;
import dev.wonflow.payment.PaymentStatus;
import dev.wonflow.refund.RefundSource;
import io.temporal.api.history.v1.HistoryEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a command does, and what its audit shows. */
class CommandTest extends CommandStory {
  @ParameterizedTest
  @EnumSource(PaymentStatus.class)
  void everyCommandIsTakenOrRefusedAsTheStateSays(PaymentStatus status) {
    Cases.withWorker(
        () -> {
          for (CommandKind kind : CommandKind.values()) {
            String id = Cases.running(status);

            Answer answer = command(id, Words.of(kind), GOOD);

            boolean charged =
                status == PaymentStatus.DONE || status == PaymentStatus.PARTIALLY_CANCELED;
            if (kind.isAllowedIn(status) || (charged && kind == CommandKind.CANCEL)) {
              assertThat(answer.status()).as("%s in %s", kind, status).isEqualTo(200);
              assertThat(answer.at("/status")).isEqualTo(status.name());
              assertThat(answer.at("/command")).isEqualTo(Words.of(kind));
            } else {
              assertThat(answer.problem())
                  .as("%s in %s", kind, status)
                  .isEqualTo("409 COMMAND_NOT_ALLOWED");
              assertThat(answer.at("/detail")).contains(status.name());
            }
          }
        });
  }

  @Test
  void theWorkflowIsToldWhoAndWhy() {
    Cases.withWorker(
        () -> {
          String id = Cases.running(PaymentStatus.UNKNOWN);

          command(id, "look-up", GOOD);

          assertThat(updates(id))
              .singleElement()
              .asString()
              .contains("LOOK_UP", "operator-1", "mail 7");
        });
  }

  @Test
  void theSameCommandTwiceIsOneCommand() {
    Cases.withWorker(
        () -> {
          String id = Cases.running(PaymentStatus.UNKNOWN);
          String[] once = {"Idempotency-Key", "click-1"};

          Answer first = http.as("operator").post(path(id, "retry"), GOOD, once);
          Answer second = http.as("operator").post(path(id, "retry"), GOOD, once);

          assertThat(second.json()).isEqualTo(first.json());
          assertThat(updates(id)).hasSize(1);
          command(id, "retry", GOOD);
          assertThat(updates(id)).hasSize(2);
        });
  }

  @Test
  void theCancelOfAChargedPaymentIsARefundOfAllThatIsLeft() {
    String id = Stored.aPayment().status(PaymentStatus.DONE).key("k-" + UUID.randomUUID()).insert();
    String[] once = {"Idempotency-Key", "click-1"};

    Answer first = http.as("operator").post(path(id, "cancel"), GOOD, once);
    Answer again = http.as("operator").post(path(id, "cancel"), GOOD, once);

    assertThat(first.status()).isEqualTo(200);
    assertThat(again.json()).isEqualTo(first.json());
    assertThat(Cases.audited(id)).as("one command").isEqualTo(1);
    assertThat(lastLine(id).path("action").asString()).isEqualTo("CANCEL");
    assertThat(lastLine(id).path("evidence").asString()).isEqualTo("gives back 10000 KRW");
    assertThat(lastLine(id).path("allowed").asBoolean()).isTrue();
    assertThat(World.refund(id, "cancel", "operator-1", "click-1"))
        .hasValueSatisfying(
            refund -> {
              assertThat(refund.amount()).isNull();
              assertThat(refund.source()).isEqualTo(RefundSource.OPERATOR);
            });
  }

  @Test
  void theCancelOfADepositNeedsAnAccountAndSaysSo() {
    String id =
        Stored.aPayment()
            .status(PaymentStatus.DONE)
            .key("k-" + UUID.randomUUID())
            .with("method", "가상계좌")
            .insert();

    assertThat(
            http.as("operator")
                .post(path(id, "cancel"), GOOD, "Idempotency-Key", "click-1")
                .problem())
        .isEqualTo("422 REFUND_ACCOUNT_REQUIRED refundAccount");

    assertThat(lastLine(id).path("outcome").asString()).isEqualTo("REFUND_ACCOUNT_REQUIRED");
    assertThat(World.refund(id, "cancel", "operator-1", "click-1")).isEmpty();
  }

  @Test
  void whatGoesOnAfterThePaymentsEndTakesTheCommand() {
    Cases.withWorker(
        () -> {
          String id = Stored.aPayment().status(PaymentStatus.EXPIRED).insert();
          Cases.start("followup-" + id, id, PaymentStatus.UNKNOWN);

          assertThat(command(id, "handled", GOOD).status()).isEqualTo(200);

          assertThat(updates("followup-" + id)).singleElement().asString().contains("HANDLED");
        });
  }

  @Test
  void anUnknownCommandIsNotFound() {
    String id = Stored.aPayment().insert();

    assertThat(command(id, "explode", GOOD).problem()).isEqualTo("404 NOT_FOUND");
    assertThat(command(id, "LOOK_UP", GOOD).problem()).isEqualTo("404 NOT_FOUND");
  }

  @Test
  void withoutAWorkerTheAnswerComesInTime() {
    String id = Cases.running(PaymentStatus.UNKNOWN);
    long began = System.nanoTime();

    Answer answer = command(id, "look-up", GOOD);

    assertThat(answer.problem()).isEqualTo("503 TEMPORAL_UNAVAILABLE");
    assertThat(System.nanoTime() - began).isLessThan(9_000_000_000L);
    assertThat(lastLine(id).path("outcome").asString()).isEqualTo("TEMPORAL_UNAVAILABLE");
  }

  @Test
  void auditPagesGoBackInTimeAndMissNothing() {
    List<String> given = new ArrayList<>();
    for (int n = 0; n < 5; n++) {
      String id = Stored.aPayment().insert();
      command(id, "retry", "{}");
      given.addFirst(id);
    }

    List<String> read = new ArrayList<>();
    String after = "";
    while (read.size() < 5) {
      Answer page = http.as("finance").get("/operations/v1/audit?limit=2" + after);
      page.json().path("items").forEach(line -> read.add(line.path("subject").asString()));
      after = "&after=" + page.at("/next");
    }

    assertThat(read.subList(0, 5)).isEqualTo(given);
  }

  private static List<String> updates(String id) {
    return World.events(id).stream()
        .filter(HistoryEvent::hasWorkflowExecutionUpdateAcceptedEventAttributes)
        .map(
            event ->
                event
                    .getWorkflowExecutionUpdateAcceptedEventAttributes()
                    .getAcceptedRequest()
                    .getInput()
                    .getArgs()
                    .getPayloads(0)
                    .getData()
                    .toStringUtf8())
        .toList();
  }
}
