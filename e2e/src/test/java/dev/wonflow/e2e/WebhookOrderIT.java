package dev.wonflow.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wonflow.e2e.Http.Answer;
import io.temporal.api.enums.v1.WorkflowExecutionStatus;
import io.temporal.client.WorkflowNotFoundException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whatever webhooks say, how often, and in which order: a payment ends as Toss says. */
class WebhookOrderIT extends SharedSystem {
  private static final long PRICE = 10_000;
  private static final Duration SOON = Duration.ofMinutes(1);

  @Test
  void seededOrderingsEndAsWithoutWebhooks() throws Exception {
    endAsWithoutWebhooks(12);
  }

  @Tag("long")
  @Test
  void everyOrderingAtEveryMomentEndsAsWithoutWebhooks() throws Exception {
    endAsWithoutWebhooks(72);
  }

  private static void endAsWithoutWebhooks(int payments) throws Exception {
    long seed = System.nanoTime();
    System.out.println("Seed of the webhooks: " + seed);
    String charged = told(control(false));
    String declined = told(control(true));
    assertThat(charged).contains("\"DONE\"").contains("approvals 1");
    assertThat(declined).contains("\"FAILED\"").contains("approvals 0");
    List<Future<String>> told = new ArrayList<>();
    List<WebhookTrial> trials = WebhookTrial.all(new Random(seed)).subList(0, payments);
    try (ExecutorService buyers = Executors.newFixedThreadPool(4)) {
      trials.forEach(trial -> told.add(buyers.submit(() -> told(paid(trial)))));
      for (int n = 0; n < payments; n++) {
        WebhookTrial trial = trials.get(n);
        assertThat(told.get(n).get(3, TimeUnit.MINUTES))
            .as("%s", trial)
            .isEqualTo(trial.declined() ? declined : charged);
      }
    }
    running.books.assertGood();
  }

  @Test
  void webhookIsAnsweredWithinASecondWhileTossHangs() {
    String paymentId = shop.pay("seller-1", PRICE);
    String paymentKey = toss.authenticate(paymentId, PRICE);
    String hold =
        toss.fault(
            "{\"endpoint\":\"lookup\",\"fault\":\"HOLD\",\"orderId\":\"%s\"}".formatted(paymentId));

    for (int n = 0; n < 3; n++) {
      long began = System.nanoTime();
      assertThat(shop.webhook(WebhookTrial.changed(paymentId, paymentKey, "DONE")).status())
          .isEqualTo(200);
      assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(1));
    }

    Until.holds("the look-up hangs", SOON, () -> toss.held(hold) > 0);
    long began = System.nanoTime();
    assertThat(shop.webhook(WebhookTrial.changed(paymentId, paymentKey, "DONE")).status())
        .isEqualTo(200);
    assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(1));
    toss.release(hold);
    shop.confirm(paymentId, paymentKey, PRICE);
    Until.holds("DONE", SOON, () -> shop.status(paymentId).equals("DONE"));
    assertThat(toss.approvals(paymentId)).isEqualTo(1);
  }

  @Test
  void whatIsNoWebhookOfOursChangesNothing() {
    String paymentId = shop.pay("seller-1", PRICE);
    String unknown = "pay_" + UUID.randomUUID().toString().replace("-", "");

    assertThat(shop.webhook(WebhookTrial.changed(unknown, "key", "DONE")).status()).isEqualTo(200);
    assertThat(shop.webhook("{\"eventType\":").status()).isEqualTo(400);
    Answer tooLong =
        shop.webhook(
            WebhookTrial.changed(paymentId, "x".repeat(70_000), "DONE")); // more than 64 KB
    assertThat(tooLong.status()).isEqualTo(413);
    assertThat(tooLong.json().get("code").asText()).isEqualTo("BODY_TOO_LARGE");

    assertThat(receipts("UNKNOWN_PAYMENT")).contains("PAYMENT_STATUS_CHANGED");
    assertThat(receipts("MALFORMED")).contains("UNREADABLE");
    assertThat(shop.status(paymentId)).isEqualTo("READY");
    assertThat(running.temporal.listExecutions("WorkflowId = 'followup-" + unknown + "'").toList())
        .isEmpty();
  }

  private static List<String> receipts(String outcome) {
    return running
        .as("operator")
        .get("/operations/v1/webhooks?outcome=" + outcome)
        .json()
        .findValuesAsText("eventType");
  }

  /** A payment that no webhook is ever sent for. */
  private static String control(boolean declined) {
    String paymentId = requested(declined);
    toss.fault(
        "{\"endpoint\":\"webhook\",\"fault\":\"DROP\",\"orderId\":\"%s\"}".formatted(paymentId));
    shop.confirm(paymentId, toss.authenticate(paymentId, PRICE), PRICE);
    return paymentId;
  }

  /** A payment with the trial's forgeries, while Toss's own webhooks are mixed up as well. */
  private static String paid(WebhookTrial trial) throws Exception {
    Random random = new Random(trial.seed());
    String paymentId = requested(trial.declined());
    String misbehaviour = List.of("DUPLICATE", "REORDER", "DELAY").get(random.nextInt(3));
    toss.fault(
        "{\"endpoint\":\"webhook\",\"fault\":\"%s\",\"orderId\":\"%s\",\"delayMs\":%d}"
            .formatted(misbehaviour, paymentId, random.nextInt(500)));
    String paymentKey = toss.authenticate(paymentId, PRICE);
    switch (trial.moment()) {
      case BEFORE -> {
        trial.send(shop, paymentId, paymentKey, random);
        shop.confirm(paymentId, paymentKey, PRICE);
      }
      case DURING -> confirmWhileWebhooksCome(trial, paymentId, paymentKey, random);
      case AFTER -> {
        shop.confirm(paymentId, paymentKey, PRICE);
        awaitClosed(paymentId);
        trial.send(shop, paymentId, paymentKey, random);
      }
    }
    return paymentId;
  }

  /** Toss has decided, or is about to, and its answer is held back until all webhooks are there. */
  private static void confirmWhileWebhooksCome(
      WebhookTrial trial, String paymentId, String paymentKey, Random random) throws Exception {
    String hold =
        trial.declined()
            ? ""
            : toss.fault(
                "{\"endpoint\":\"confirm\",\"fault\":\"HOLD\",\"orderId\":\"%s\",\"place\":\"%s\"}"
                    .formatted(paymentId, random.nextBoolean() ? "BEFORE" : "AFTER_COMMIT"));
    try (ExecutorService buyer = Executors.newSingleThreadExecutor()) {
      Future<?> confirmed = buyer.submit(() -> shop.confirm(paymentId, paymentKey, PRICE));
      if (!hold.isEmpty()) {
        Until.holds("the confirm is at Toss", SOON, () -> toss.held(hold) > 0);
      }
      trial.send(shop, paymentId, paymentKey, random);
      if (!hold.isEmpty()) {
        toss.release(hold);
      }
      confirmed.get(1, TimeUnit.MINUTES);
    }
  }

  private static String requested(boolean declined) {
    String paymentId = shop.pay("seller-webhook", PRICE);
    if (declined) {
      toss.fault(
          "{\"endpoint\":\"confirm\",\"fault\":\"CODE\",\"orderId\":\"%s\",\"code\":\"REJECT_CARD_PAYMENT\"}"
              .formatted(paymentId));
    }
    return paymentId;
  }

  private static void awaitClosed(String workflowId) {
    Until.holds(workflowId + " has ended", SOON, () -> !isRunning(workflowId));
  }

  private static boolean isRunning(String workflowId) {
    try {
      return running.temporal.newUntypedWorkflowStub(workflowId).describe().getStatus()
          == WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_RUNNING;
    } catch (WorkflowNotFoundException e) {
      return false;
    }
  }

  private static List<String> withState(String paymentId, String state) {
    return running
        .temporal
        .listExecutions(
            "(WorkflowId = '%1$s' or WorkflowId = 'followup-%1$s') and ExecutionStatus %2$s"
                .formatted(paymentId, state))
        .map(listed -> listed.getExecution().getWorkflowId())
        .toList();
  }

  /** All that can be told of a payment when everything about it has ended, but ids and times. */
  private static String told(String paymentId) {
    Until.holds(
        paymentId + " is final",
        SOON,
        () -> List.of("DONE", "FAILED").contains(shop.status(paymentId)));
    Until.holds(
        paymentId + " was listed",
        SOON,
        () -> withState(paymentId, "= 'Completed'").contains(paymentId));
    awaitClosed(paymentId);
    awaitClosed("followup-" + paymentId);
    Until.holds(
        "nothing about " + paymentId + " shows as failed",
        SOON,
        () -> withState(paymentId, "!= 'Completed'").isEmpty());
    JsonNode payment = shop.payment(paymentId);
    String amounts =
        "approvals %d, approved %d, canceled %d, journals %d, wallet entries %d, done %d, failed %d, cases %d"
            .formatted(
                toss.approvals(paymentId),
                toss.account(paymentId).approved(),
                toss.account(paymentId).canceled(),
                running.books.journals(paymentId),
                running.books.walletEntries(paymentId),
                running.books.events(paymentId, "payment.done"),
                running.books.events(paymentId, "payment.failed"),
                running.books.number(
                    "select count(*) from operator_case where payment_id = ?", paymentId));
    return List.of(
            payment.get("status"),
            payment.get("remainingAmount"),
            payment.get("method"),
            payment.get("failure"),
            payment.get("cancels"),
            payment.at("/orders/0/status"),
            payment.at("/orders/0/ledgerUpdated"),
            payment.at("/orders/0/walletUpdated"),
            payment.at("/orders/0/refundedAmount"))
        + amounts;
  }
}
