package dev.wonflow.e2e;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wonflow.e2e.Http.Answer;
import io.temporal.client.WorkflowExecutionMetadata;
import io.temporal.common.SearchAttributeKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Fifty payments that need a person: all are seen, no other is, and each command does its work. */
class StuckIT {
  private static final int STUCK = 50;
  private static final Duration SOON = Duration.ofSeconds(60);
  private static final SearchAttributeKey<String> CODE = SearchAttributeKey.forKeyword("ErrorCode");
  private static RunningSystem running;
  private static Shop shop;
  private static Shop operator;
  private static Map<String, Set<String>> table = Map.of();

  @BeforeAll
  static void start() {
    running =
        RunningSystem.start(
            Map.of(
                "WONFLOW_WAITS_RETRYPAUSE", "50ms",
                "WONFLOW_WAITS_UNKNOWNFIRST", "1s",
                "WONFLOW_WAITS_UNKNOWNMOST", "5m",
                "WONFLOW_WAITS_OPERATORAFTER", "2s",
                "WONFLOW_LIMITS_KEY_BURST", "100000",
                "WONFLOW_CONFIRM_WAIT", "200ms"));
    shop = running.shop;
    operator = running.as("operator");
    table = Runbook.commands();
  }

  @AfterAll
  static void stop() {
    running.close();
  }

  @Test
  void fiftyStuckPaymentsAreSeenToldAndRepaired() throws Exception {
    long seed = System.nanoTime();
    System.out.println("Seed of the stuck payments: " + seed);
    Random random = new Random(seed);
    assertThat(table.keySet())
        .containsExactlyInAnyOrder(
            "retry", "look-up", "cancel", "approve", "refuse", "handled", "recover");
    List<String> others = Stuck.others(running);
    List<Stuck.Payment> payments = stuck(random);
    List<String> ids = payments.stream().map(Stuck.Payment::id).toList();

    Until.holds("all in the inbox", SOON, () -> inbox().keySet().containsAll(ids));
    Until.holds("all under the filter", SOON, () -> filtered().keySet().containsAll(ids));
    Map<String, JsonNode> inbox = inbox();
    assertThat(inbox.keySet()).containsExactlyInAnyOrderElementsOf(ids);
    assertThat(filtered().keySet()).containsExactlyInAnyOrderElementsOf(ids);
    Map<String, String> filtered = filtered();
    for (Stuck.Payment payment : payments) {
      JsonNode line = requireNonNull(inbox.get(payment.id()));
      assertThat(filtered.get(payment.id())).isEqualTo(line.get("code").asText());
      assertSeen(payment, line);
    }

    ExpectedAudit audit = new ExpectedAudit(running.as("auditor"));
    others.forEach(id -> tellWhatIsNotTaken(id, audit));
    for (Stuck.Payment payment : payments) {
      tellWhatIsNotTaken(payment.id(), audit);
    }
    assertThat(inbox().keySet()).containsExactlyInAnyOrderElementsOf(ids); // nothing was done
    Map<String, Integer> turns = new TreeMap<>();
    for (Stuck.Payment payment : payments) {
      List<String> taken = taken(payment.how().status);
      int turn = turns.merge(payment.how().status, 1, Integer::sum);
      repair(payment, taken.get(turn % taken.size()), audit);
    }
    Until.holds("the inbox is empty", SOON, () -> inbox().isEmpty());
    Until.holds("nothing under the filter", SOON, () -> filtered().isEmpty());
    for (Stuck.Payment payment : payments) {
      assertEndsAsTossSays(payment, audit);
    }
    audit.assertWritten();
    running.books.assertGood();
  }

  private static List<Stuck.Payment> stuck(Random random) throws Exception {
    List<Stuck> every = List.of(Stuck.values());
    List<Stuck> ways = new ArrayList<>();
    for (int n = 0; n < STUCK; n++) {
      ways.add(every.get(n % every.size()));
    }
    Collections.shuffle(ways, random);
    List<Stuck.Payment> payments = new ArrayList<>();
    try (ExecutorService buyers = Executors.newFixedThreadPool(6)) {
      List<Future<Stuck.Payment>> asked =
          ways.stream().map(way -> buyers.submit(() -> way.in(running))).toList();
      for (Future<Stuck.Payment> payment : asked) {
        payments.add(payment.get(1, TimeUnit.MINUTES));
      }
    }
    return payments;
  }

  private static void assertSeen(Stuck.Payment payment, JsonNode line) {
    assertThat(shop.status(payment.id())).as("%s", payment).isEqualTo(payment.how().status);
    String code = line.get("code").asText();
    if (!payment.how().code.isEmpty()) {
      assertThat(code).as("%s", payment).isEqualTo(payment.how().code);
    }
    assertThat(line.get("lastError").asText()).as("%s", payment).isNotBlank();
    assertThat(texts(line.get("mayDo")))
        .as("%s", payment)
        .containsExactlyInAnyOrderElementsOf(taken(payment.how().status));
  }

  /**
   * Every command that the runbook's table does not allow, and one that nobody could answer for.
   */
  private static void tellWhatIsNotTaken(String id, ExpectedAudit audit) {
    String status = shop.status(id);
    for (String command : table.keySet()) {
      if (!taken(status).contains(command)) {
        Answer answer = tell(id, command, audit, false);
        assertThat(answer.status()).as("%s while %s", command, status).isEqualTo(409);
        assertThat(answer.json().get("code").asText()).isEqualTo("COMMAND_NOT_ALLOWED");
      }
    }
    String path = "/operations/v1/payments/" + id + "/retry";
    assertThat(operator.post(path, "{\"reason\":\"\"}").status()).isEqualTo(400);
    assertThat(shop.post(path, "{\"reason\":\"mine\"}").status()).isEqualTo(403);
    audit.expect(id, "RETRY", false);
    audit.expect(id, "RETRY", false);
    assertThat(shop.status(id)).isEqualTo(status);
  }

  private static void repair(Stuck.Payment payment, String command, ExpectedAudit audit) {
    boolean later = command.equals("handled") || payment.isNeverCharged(command);
    if (!later) {
      String id = payment.id();
      Until.holds("left to us: " + id, SOON, () -> payment.isLeftToUs(inbox().get(id)));
      payment.mend(running);
    }
    Answer answer = tell(payment.id(), command, audit, true);
    assertThat(answer.status()).as("%s %s", command, payment).isEqualTo(200);
    if (command.equals("handled")) {
      Until.holds("out of the inbox: " + payment, SOON, () -> !inbox().containsKey(payment.id()));
      assertThat(shop.status(payment.id())).isEqualTo(payment.how().status);
      payment.mend(running);
      tell(payment.id(), "look-up", audit, true);
      audit.mayBeRefusedToo(payment.id(), "LOOK_UP");
    } else if (later) {
      payment.mend(running);
      running.toss.expire(payment.paymentKey()); // until then a confirm may still arrive there
      Until.holds("asks when it is hinted at: " + payment, SOON, () -> hinted(payment));
    }
  }

  private static boolean hinted(Stuck.Payment payment) {
    String hint =
        "{\"eventType\":\"PAYMENT_STATUS_CHANGED\",\"data\":{\"orderId\":\""
            + payment.id()
            + "\"}}";
    assertThat(shop.webhook(hint).status()).isEqualTo(200);
    return shop.status(payment.id()).equals("EXPIRED");
  }

  private static void assertEndsAsTossSays(Stuck.Payment payment, ExpectedAudit audit) {
    String told = audit.lastTaken(payment.id());
    boolean uncharged = payment.how() == Stuck.HELD || payment.isNeverCharged(told);
    String end =
        switch (told) {
          case "APPROVE" -> "READY";
          case "REFUSE" -> "FAILED";
          case "CANCEL" -> payment.isNeverCharged(told) ? "EXPIRED" : "CANCELED";
          default -> "DONE";
        };
    String what = told + " leads to " + end + ": " + payment;
    Until.holds(what, SOON, () -> shop.status(payment.id()).equals(end));
    assertThat(running.toss.approvals(payment.id())).as(what).isEqualTo(uncharged ? 0 : 1);
    Until.holds(
        "given back: " + what,
        SOON,
        () ->
            running.toss.account(payment.id()).canceled()
                == (end.equals("CANCELED") && !uncharged ? 10_000 : 0));
    assertThat(running.books.events(payment.id(), "payment.done"))
        .as(what)
        .isEqualTo(uncharged ? 0 : 1);
  }

  private static List<String> taken(String status) {
    return table.keySet().stream()
        .filter(command -> table.getOrDefault(command, Set.of()).contains(status))
        .toList();
  }

  private static Answer tell(String id, String command, ExpectedAudit audit, boolean allowed) {
    Answer answer =
        operator.command(
            "/operations/v1/payments/" + id + "/" + command,
            "{\"reason\":\"seeded\",\"evidence\":\"mail 7\"}");
    audit.expect(id, command.toUpperCase(java.util.Locale.ROOT).replace('-', '_'), allowed);
    return answer;
  }

  private static Map<String, JsonNode> inbox() {
    Map<String, JsonNode> lines = new TreeMap<>();
    JsonNode items = operator.get("/operations/v1/inbox?limit=100").json().get("items");
    items.forEach(line -> lines.put(line.get("paymentId").asText(), line));
    return lines;
  }

  /** Workflows that need a person, and why; as an operator filters them in the Temporal UI. */
  private static Map<String, String> filtered() {
    Map<String, String> codes = new TreeMap<>();
    try (Stream<WorkflowExecutionMetadata> found =
        running.temporal.listExecutions("NeedsOperator = true")) {
      found.forEach(
          workflow ->
              codes.put(
                  workflow.getExecution().getWorkflowId(),
                  workflow.getTypedSearchAttributes().get(CODE)));
    }
    return codes;
  }

  private static List<String> texts(JsonNode list) {
    List<String> texts = new ArrayList<>();
    list.forEach(text -> texts.add(text.asText()));
    return texts;
  }
}
