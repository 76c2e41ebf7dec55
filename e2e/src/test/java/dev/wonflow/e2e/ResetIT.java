package dev.wonflow.e2e;

import static io.temporal.api.enums.v1.EventType.EVENT_TYPE_WORKFLOW_TASK_COMPLETED;
import static io.temporal.api.enums.v1.EventType.EVENT_TYPE_WORKFLOW_TASK_FAILED;
import static io.temporal.api.enums.v1.EventType.EVENT_TYPE_WORKFLOW_TASK_TIMED_OUT;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.grpc.StatusRuntimeException;
import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.api.enums.v1.EventType;
import io.temporal.api.enums.v1.ResetReapplyExcludeType;
import io.temporal.api.enums.v1.WorkflowExecutionStatus;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.api.workflowservice.v1.ResetWorkflowExecutionRequest;
import io.temporal.client.WorkflowExecutionDescription;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Temporal's Reset moves no money, wherever in a finished flow it is pressed. */
class ResetIT {
  private static final long PRICE = 10_000;
  private static final Duration SOON = Duration.ofSeconds(60);
  private static final Set<EventType> ENDS_OF_TASKS =
      Set.of(
          EVENT_TYPE_WORKFLOW_TASK_COMPLETED,
          EVENT_TYPE_WORKFLOW_TASK_FAILED,
          EVENT_TYPE_WORKFLOW_TASK_TIMED_OUT);
  private static final List<ResetReapplyExcludeType> ALL_THAT_WAS_TOLD =
      List.of(
          ResetReapplyExcludeType.RESET_REAPPLY_EXCLUDE_TYPE_SIGNAL,
          ResetReapplyExcludeType.RESET_REAPPLY_EXCLUDE_TYPE_UPDATE);
  private static RunningSystem running;
  private static Shop shop;
  private static TossSide toss;

  @BeforeAll
  static void start() {
    running =
        RunningSystem.start(
            Map.of(
                "WONFLOW_WAITS_RETRYPAUSE", "50ms",
                "WONFLOW_WAITS_UNKNOWNFIRST", "500ms",
                "WONFLOW_WAITS_UNKNOWNMOST", "1s",
                "WONFLOW_WAITS_OPERATORAFTER", "500ms"));
    shop = running.shop;
    toss = running.toss;
  }

  @AfterAll
  static void stop() {
    running.close();
  }

  @Test
  void paymentResetAtEachEventStaysAsItIs() {
    String seller = seller();
    String paymentId = shop.pay(seller, PRICE);
    shop.confirm(paymentId, toss.authenticate(paymentId, PRICE), PRICE);
    awaitClosed(paymentId);

    resetEverywhere(paymentId, paymentId, seller);
  }

  /** Its history has a stuck step, a case, a webhook and a command. */
  @Test
  void paymentThatWasUnknownResetAtEachEventStaysAsItIs() {
    String seller = seller();
    String paymentId = shop.pay(seller, PRICE);
    String paymentKey = toss.authenticate(paymentId, PRICE);
    List<String> faults =
        List.of(
            fault(paymentId, "confirm", "RESET_AFTER_COMMIT"),
            fault(paymentId, "lookup", "RESET_BEFORE"));
    shop.confirm(paymentId, paymentKey, PRICE);
    Shop operator = running.as("operator");
    Until.holds(
        "in the inbox",
        SOON,
        () -> operator.get("/operations/v1/inbox").raw().body().contains(paymentId));
    faults.forEach(toss::release);
    operator.post(
        "/operations/v1/payments/" + paymentId + "/look-up", "{\"reason\":\"Toss is back\"}");
    awaitClosed(paymentId);

    resetEverywhere(paymentId, paymentId, seller);
  }

  @Test
  void refundResetAtEachEventGivesBackOnce() {
    String seller = seller();
    String paymentId = shop.pay(seller, PRICE);
    shop.confirm(paymentId, toss.authenticate(paymentId, PRICE), PRICE);
    String refundId = shop.cancel(paymentId, 4_000).json().at("/cancels/0/refundId").asText();
    awaitClosed(refundId);

    resetEverywhere(refundId, paymentId, seller);
  }

  /** Nobody tells the new run that the buyer paid: what is stored does. */
  @Test
  void paymentResetWithoutItsSignalsStaysAsItIs() {
    String seller = seller();
    String paymentId = shop.pay(seller, PRICE);
    shop.confirm(paymentId, toss.authenticate(paymentId, PRICE), PRICE);
    String run = awaitClosed(paymentId);
    String before = told(paymentId, seller);
    long beginning = resettable(paymentId, run).getFirst();

    String again = reset(paymentId, run, beginning, ALL_THAT_WAS_TOLD).orElseThrow();
    assertThat(awaitClosed(paymentId)).isEqualTo(again);
    assertThat(told(paymentId, seller)).isEqualTo(before);
  }

  private static void resetEverywhere(String workflowId, String paymentId, String seller) {
    String run = awaitClosed(workflowId);
    String before = told(paymentId, seller);
    List<Long> accepted = new ArrayList<>();
    long events = running.temporal.fetchHistory(workflowId, run).getHistory().getEventsCount();
    for (long event = 1; event <= events; event++) {
      Optional<String> again = reset(workflowId, run, event, List.of());
      if (again.isPresent()) {
        accepted.add(event);
        assertThat(awaitClosed(workflowId)).as("run after event %d", event).isEqualTo(again.get());
        assertThat(told(paymentId, seller))
            .as("after a reset at event %d", event)
            .isEqualTo(before);
      }
    }
    System.out.println(workflowId + " was reset at " + accepted + " of " + events + " events");
    assertThat(accepted).containsAll(resettable(workflowId, run));
  }

  private static List<Long> resettable(String workflowId, String run) {
    return running.temporal.fetchHistory(workflowId, run).getHistory().getEventsList().stream()
        .filter(event -> ENDS_OF_TASKS.contains(event.getEventType()))
        .map(HistoryEvent::getEventId)
        .toList();
  }

  /** The new run; empty where Temporal takes no reset at that event. */
  private static Optional<String> reset(
      String workflowId, String run, long event, List<ResetReapplyExcludeType> left) {
    try {
      return Optional.of(
          running
              .temporal
              .getWorkflowServiceStubs()
              .blockingStub()
              .resetWorkflowExecution(
                  ResetWorkflowExecutionRequest.newBuilder()
                      .setNamespace("default")
                      .setWorkflowExecution(
                          WorkflowExecution.newBuilder().setWorkflowId(workflowId).setRunId(run))
                      .setReason("an operator tries it")
                      .setRequestId(UUID.randomUUID().toString())
                      .setWorkflowTaskFinishEventId(event)
                      .addAllResetReapplyExcludeTypes(left)
                      .build())
              .getRunId());
    } catch (StatusRuntimeException e) {
      return Optional.empty();
    }
  }

  /** The run that has ended well. */
  private static String awaitClosed(String workflowId) {
    Until.holds(
        workflowId + " has completed",
        SOON,
        () ->
            described(workflowId).getStatus()
                == WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_COMPLETED);
    return described(workflowId).getExecution().getRunId();
  }

  private static WorkflowExecutionDescription described(String workflowId) {
    return running.temporal.newUntypedWorkflowStub(workflowId).describe();
  }

  /** What Toss, the books, the seller's wallet and the shop know of it. */
  private static String told(String paymentId, String seller) {
    JsonNode audit = toss.audit();
    List<String> there = new ArrayList<>();
    for (JsonNode payment : audit.get("payments")) {
      if (payment.get("orderId").asText().equals(paymentId)) {
        there.add(payment.toString());
      }
    }
    Books books = running.books;
    return String.join(
        "\n",
        there.toString(),
        audit.get("totals").toString(),
        "journals " + books.journals(paymentId),
        "wallet entries " + books.walletEntries(paymentId),
        "events " + books.number("select count(*) from event where payment_id = ?", paymentId),
        "refunds "
            + books.number("select count(*) from refund where payment_event_id = ?", paymentId),
        "open cases "
            + books.number(
                "select count(*) from operator_case where state = 'OPEN' and payment_id = ?",
                paymentId),
        "imbalance " + books.imbalance() + ", wallet gap " + books.walletGap(),
        running.finance.get("/wallets/v1/" + seller).raw().body(),
        shop.payment(paymentId).toString());
  }

  private static String fault(String paymentId, String endpoint, String kind) {
    return toss.fault(
        "{\"endpoint\":\"%s\",\"fault\":\"%s\",\"orderId\":\"%s\"}"
            .formatted(endpoint, kind, paymentId));
  }

  private static String seller() {
    return "seller-" + UUID.randomUUID();
  }
}
