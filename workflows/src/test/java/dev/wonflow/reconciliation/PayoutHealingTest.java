package dev.wonflow.reconciliation;

import static io.temporal.api.enums.v1.EventType.EVENT_TYPE_SIGNAL_EXTERNAL_WORKFLOW_EXECUTION_INITIATED;
import static io.temporal.api.enums.v1.EventType.EVENT_TYPE_START_CHILD_WORKFLOW_EXECUTION_INITIATED;
import static io.temporal.api.enums.v1.EventType.EVENT_TYPE_UPSERT_WORKFLOW_SEARCH_ATTRIBUTES;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wonflow.id.Ids;
import dev.wonflow.id.SellerId;
import dev.wonflow.money.Money;
import dev.wonflow.payment.PaymentWorkflow;
import dev.wonflow.payment.TimeSkipping;
import dev.wonflow.payout.PayoutRequest;
import dev.wonflow.payout.PayoutStatus;
import dev.wonflow.payout.PayoutWaits;
import dev.wonflow.payout.PayoutWorkflow;
import dev.wonflow.payout.PayoutWorkflowImpl;
import dev.wonflow.payout.PayoutWorld;
import io.temporal.api.enums.v1.EventType;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.testing.TestWorkflowEnvironment;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Payouts that Toss paid and the books do not know, and their own workflow, time skipped. */
class PayoutHealingTest {
  private static final LocalDate DATE = LocalDate.of(2026, 11, 20);

  /** It asks Toss about once a day by itself. */
  private static final PayoutWaits PATIENT =
      new PayoutWaits(
          Duration.ofSeconds(60),
          Duration.ofDays(3),
          Duration.ofHours(20),
          Duration.ofHours(20),
          Duration.ofSeconds(2),
          Duration.ofMinutes(10),
          Duration.ofHours(24),
          false);

  private final PayoutWorld world = new PayoutWorld();
  private final ScriptedReconciliation day =
      new ScriptedReconciliation(HintedPayment.BOOKED, "tx1");
  private TestWorkflowEnvironment temporal;
  private PayoutRequest request;
  private PayoutWorkflow payout;

  @BeforeEach
  void sendOne() {
    temporal = TimeSkipping.server();
    var worker = temporal.newWorker(PaymentWorkflow.TASK_QUEUE);
    worker.registerWorkflowImplementationTypes(
        ReconciliationWorkflowImpl.class, PayoutWorkflowImpl.class);
    worker.registerActivitiesImplementations(day, day.settlements, world);
    temporal.start();
    request =
        new PayoutRequest(
            Ids.payout("test", "demo", "key"),
            "demo",
            new SellerId("seller-1"),
            Money.krw(4_000),
            "finance-1",
            "print",
            Money.krw(1_000_000),
            Instant.ofEpochMilli(temporal.currentTimeMillis()),
            PATIENT,
            null);
    payout = stub(PayoutWorkflow.class, request.payoutId().value());
    world.questionsUntilEnd = 1; // Toss has paid it when it is asked next
    sent();
  }

  @AfterEach
  void stop() {
    temporal.close();
  }

  @Test
  void payoutThatWaitsIsToldAndBooksItselfAtOnce() {
    day.paidOut(request, world);
    Instant before = now();

    assertThat(reconciled().verdict()).isEqualTo(ReconciliationVerdict.HEALED);

    assertBookedAndSentOnce();
    assertThat(world.endedAt).isBefore(before.plus(Duration.ofMinutes(1)));
    assertThat(happened(EVENT_TYPE_START_CHILD_WORKFLOW_EXECUTION_INITIATED)).isZero();
  }

  @Test
  void payoutWithoutAWorkflowIsStartedAnewAndNeverSentAgain() {
    day.paidOut(request, world);
    WorkflowStub.fromTyped(payout).terminate("Its workflow is lost");
    Instant before = now();

    assertThat(reconciled().verdict()).isEqualTo(ReconciliationVerdict.HEALED);

    assertBookedAndSentOnce();
    assertThat(world.endedAt).isBefore(before.plus(Duration.ofMinutes(1)));
    assertThat(happened(EVENT_TYPE_START_CHILD_WORKFLOW_EXECUTION_INITIATED)).isOne();
  }

  @Test
  void aboveTheCapNoPayoutIsToldAndOneAlarmIsRaised() {
    day.paidOut(request, world).capped();

    ReconciliationOutcome outcome = reconciled();

    assertThat(outcome.verdict()).isEqualTo(ReconciliationVerdict.OPEN);
    assertThat(outcome.open()).isOne();
    assertThat(world.isAt(PayoutStatus.SENT)).isTrue();
    assertThat(world.journals).containsExactly("payout-hold");
    assertThat(happened(EVENT_TYPE_SIGNAL_EXTERNAL_WORKFLOW_EXECUTION_INITIATED)).isZero();
    assertThat(happened(EVENT_TYPE_START_CHILD_WORKFLOW_EXECUTION_INITIATED)).isZero();
    assertThat(happened(EVENT_TYPE_UPSERT_WORKFLOW_SEARCH_ATTRIBUTES)).as("alarms").isOne();
    assertThat(day.end()).extracting(RunEnd::note).asString().contains("more than the cap");
  }

  @Test
  void listOfPayoutsIsReadReadingAfterReadingToItsEnd() {
    day.payoutPages(3);

    assertThat(reconciled().verdict()).isEqualTo(ReconciliationVerdict.BALANCED);

    assertThat(day.payoutsFrom).containsExactly(null, "after-1", "after-2");
  }

  @Test
  void listOfPayoutsWithoutAnEndIsNeverGreen() {
    day.payoutPages(10_000);

    assertThat(reconciled().verdict()).isEqualTo(ReconciliationVerdict.INCOMPLETE);

    assertThat(day.end()).extracting(RunEnd::missing).asString().contains("More payouts");
  }

  @Test
  void dayWithoutTossesPayoutsIsNeverGreen() {
    day.withoutPayouts(10_000);

    assertThat(reconciled().verdict()).isEqualTo(ReconciliationVerdict.INCOMPLETE);
    assertThat(day.steps).containsExactly("open 2026-11-20 SCHEDULE");
    assertThat(day.end()).extracting(RunEnd::missing).asString().contains("payouts");
  }

  private void assertBookedAndSentOnce() {
    assertThat(world.isAt(PayoutStatus.COMPLETED)).isTrue();
    assertThat(world.journals).containsExactly("payout-hold", "payout-done");
    assertThat(world.keys).containsExactly("payout:" + request.payoutId() + ":1");
  }

  /** Starts it and waits until Toss has it. */
  private void sent() {
    WorkflowClient.start(payout::run, request);
    for (int tries = 0; !world.isAt(PayoutStatus.SENT); tries++) {
      assertThat(tries).isLessThan(2_000);
      temporal.sleep(Duration.ofMillis(1));
    }
  }

  private ReconciliationOutcome reconciled() {
    return stub(ReconciliationWorkflow.class, "reconciliation-" + DATE)
        .run(new ReconciliationRequest(DATE, Trigger.SCHEDULE));
  }

  private long happened(EventType type) {
    return temporal.getWorkflowClient().fetchHistory("reconciliation-" + DATE).getEvents().stream()
        .filter(event -> event.getEventType() == type)
        .count();
  }

  private Instant now() {
    return Instant.ofEpochMilli(temporal.currentTimeMillis());
  }

  private <T> T stub(Class<T> type, String id) {
    return temporal
        .getWorkflowClient()
        .newWorkflowStub(
            type,
            WorkflowOptions.newBuilder()
                .setWorkflowId(id)
                .setTaskQueue(PaymentWorkflow.TASK_QUEUE)
                .build());
  }
}
