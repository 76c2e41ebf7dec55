package dev.wonflow.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.protobuf.ByteString;
import dev.wonflow.local.Database;
import io.temporal.client.WorkflowExecutionMetadata;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What only one side may know stands in no log of ours and in no history. */
class SecretIT {
  private static final String ACCOUNT = "110987650001";
  private static final String HOLDER = "김비밀";
  private static final Duration SOON = Duration.ofSeconds(60);
  private static RunningSystem running;
  private static String depositSecret = "";

  @BeforeAll
  static void start() {
    running = RunningSystem.shared();
    String paymentId = running.shop.pay("seller-1", 10_000);
    String paymentKey = running.toss.authenticate(paymentId, 10_000, "VIRTUAL_ACCOUNT");
    running.shop.confirm(paymentId, paymentKey, 10_000);
    running.toss.deposit(paymentKey);
    Until.holds("DONE", SOON, () -> running.shop.status(paymentId).equals("DONE"));
    Until.holds("a deposit's webhook", SOON, () -> !secretOf(paymentId).isEmpty());
    depositSecret = secretOf(paymentId);
    assertThat(running.shop.cancelDeposit(paymentId, 4_000, "88", ACCOUNT, HOLDER).status())
        .isIn(200, 202);
    running.as("operator").get("/operations/v1/inbox");
    running.shop.webhook("{\"secret\":\"%s\",".formatted(depositSecret)); // as broken as can be
  }

  @Test
  void noSecretStandsInALog() throws IOException {
    for (String program : new String[] {"worker", "api-server"}) {
      String log = Files.readString(running.system.program(program).log());
      assertThat(log).as(program).isNotEmpty();
      secrets()
          .forEach(
              (name, secret) ->
                  assertThat(log.contains(secret)).as("%s in %s", name, program).isFalse());
    }
  }

  @Test
  void noSecretStandsInAHistory() {
    try (Stream<WorkflowExecutionMetadata> all = running.temporal.listExecutions("")) {
      all.map(WorkflowExecutionMetadata::getExecution)
          .forEach(
              execution -> {
                ByteString history =
                    running
                        .temporal
                        .fetchHistory(execution.getWorkflowId(), execution.getRunId())
                        .getHistory()
                        .toByteString();
                assertThat(contains(history, "wonflow")).as("a history is read").isTrue();
                secrets()
                    .forEach(
                        (name, secret) ->
                            assertThat(contains(history, secret))
                                .as("%s in %s", name, execution.getWorkflowId())
                                .isFalse());
              });
    }
  }

  /** Payloads stand in the serialized events byte by byte. */
  private static boolean contains(ByteString history, String text) {
    String bytes = history.toString(StandardCharsets.ISO_8859_1);
    byte[] wanted = text.getBytes(StandardCharsets.UTF_8);
    return bytes.contains(new String(wanted, StandardCharsets.ISO_8859_1));
  }

  private static Map<String, String> secrets() {
    Map<String, String> secrets = new TreeMap<>();
    for (String name :
        new String[] {
          "TOSS_SECRET_KEY", "TOSS_SECURITY_KEY", "WONFLOW_LINK_KEY", "WONFLOW_VAULT_KEY"
        }) {
      secrets.put(name, running.system.variable(name));
    }
    for (String role : new String[] {"checkout", "finance", "finance2", "operator", "auditor"}) {
      secrets.put("key of " + role, running.system.demoKey(role));
    }
    Database database = running.system.database();
    secrets.put("password of the owner", database.owner().password());
    secrets.put("password of the worker", database.worker().password());
    secrets.put("password of the api", database.api().password());
    secrets.put("secret of a deposit", depositSecret);
    secrets.put("a person's account", ACCOUNT);
    secrets.put("a person's name", HOLDER);
    return secrets;
  }

  /** From the simulator's own log of what it sent. */
  private static String secretOf(String paymentId) {
    for (JsonNode webhook : running.toss.webhooks(paymentId)) {
      if (webhook.get("event").asText().equals("DEPOSIT_CALLBACK")) {
        return Http.read(webhook.get("body").asText()).get("secret").asText();
      }
    }
    return "";
  }
}
