package dev.wonflow.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wonflow.id.Ids;
import dev.wonflow.id.PaymentId;
import dev.wonflow.id.SellerId;
import dev.wonflow.money.Money;
import dev.wonflow.payment.PaymentOrder;
import dev.wonflow.payment.PaymentRequest;
import dev.wonflow.payment.PaymentWorkflow;
import dev.wonflow.payment.TimeSkipping;
import dev.wonflow.payment.Waits;
import io.temporal.api.enums.v1.IndexedValueType;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowOptions;
import io.temporal.common.SearchAttributeKey;
import io.temporal.common.SearchAttributes;
import io.temporal.testing.TestWorkflowEnvironment;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The endings of a run, on the time-skipping server. */
class ReconciliationWorkflowTest {
  private static final LocalDate DATE = LocalDate.of(2026, 11, 20);
  private static final SearchAttributeKey<OffsetDateTime> SCHEDULED =
      SearchAttributeKey.forOffsetDateTime("TemporalScheduledStartTime");
  private TestWorkflowEnvironment temporal;
  private PaymentRequest payment;

  @BeforeEach
  void prepare() {
    temporal =
        TimeSkipping.server(
            options ->
                options.registerSearchAttribute(
                    SCHEDULED.getName(), IndexedValueType.INDEXED_VALUE_TYPE_DATETIME));
    payment = request("pay-" + UUID.randomUUID());
  }

  @AfterEach
  void stop() {
    temporal.close();
  }

  @Test
  void dayThatIsEqualOnBothSidesIsBalanced() {
    var day = new ScriptedReconciliation(HintedPayment.BOOKED, "tx1", "tx2", "tx3");

    assertThat(reconciled(day).verdict()).isEqualTo(ReconciliationVerdict.BALANCED);
    assertThat(day.read).containsExactly("tx1", "tx2", "tx3");
    assertThat(day.steps).containsExactly("open 2026-11-20 HAND", "compare 1", "book");
  }

  @Test
  void runningPaymentIsHintedAndBooksItself() {
    var day = new ScriptedReconciliation(HintedPayment.BOOKED, "tx1").charged(payment);
    start(day);
    WorkflowClient.start(stub(PaymentWorkflow.class, payment.paymentId().value())::run, payment);

    assertThat(run().verdict()).isEqualTo(ReconciliationVerdict.HEALED);
    assertThat(day.steps).containsExactly("open 2026-11-20 HAND", "compare 1", "compare 2", "book");
  }

  @Test
  void cancelOfAPaymentThatHasEndedIsFollowedUp() {
    var day = new ScriptedReconciliation(HintedPayment.BOOKED, "tx1").canceled(payment);

    assertThat(reconciled(day).verdict()).isEqualTo(ReconciliationVerdict.HEALED);
    assertThat(day.steps).containsExactly("open 2026-11-20 HAND", "compare 1", "compare 2", "book");
  }

  @Test
  void dayWithoutItsSettlementsIsNeverGreen() {
    var away = new ScriptedReconciliation(HintedPayment.BOOKED, "tx1");
    away.settlements.failing(10_000);

    assertThat(reconciled(away).verdict()).isEqualTo(ReconciliationVerdict.INCOMPLETE);
    assertThat(away.steps).containsExactly("open 2026-11-20 HAND");
  }

  @Test
  void settledLineThatChangedIsNeverGreen() {
    var changed = new ScriptedReconciliation(HintedPayment.BOOKED, "tx1");
    changed.settlements.contradicted(1);

    assertThat(reconciled(changed).verdict()).isEqualTo(ReconciliationVerdict.INCOMPLETE);
    assertThat(changed.end()).extracting(RunEnd::missing).asString().contains("another content");
  }

  @Test
  void paymentWithoutAWorkflowIsStartedAnew() {
    var day = new ScriptedReconciliation(HintedPayment.BOOKED, "tx1").charged(payment);

    assertThat(reconciled(day).verdict()).isEqualTo(ReconciliationVerdict.HEALED);
    assertThat(day.steps).contains("start " + payment.paymentId());
    assertThat(HintedPayment.BOOKED).contains(payment.paymentId().value());
  }

  @Test
  void suspectsAreLookedForAndThoseWithoutAWorkflowAreKept() {
    PaymentRequest other = request("other-" + UUID.randomUUID());
    var day = new ScriptedReconciliation(HintedPayment.BOOKED, "tx1");
    day.suspects.addAll(List.of(payment.paymentId(), other.paymentId()));
    start(day);
    WorkflowClient.start(stub(PaymentWorkflow.class, payment.paymentId().value())::run, payment);

    run();

    assertThat(day.looks).containsExactly(List.of(other.paymentId().value()));
  }

  @Test
  void aboveTheCapNothingIsTouchedAndAPersonIsCalled() {
    var day = new ScriptedReconciliation(HintedPayment.BOOKED, "tx1").charged(payment).capped();

    assertThat(reconciled(day).verdict()).isEqualTo(ReconciliationVerdict.OPEN);
    assertThat(HintedPayment.BOOKED).doesNotContain(payment.paymentId().value());
    assertThat(day.end()).extracting(RunEnd::note).asString().contains("more than the cap");
  }

  @Test
  void tossAwayForAnHourDelaysTheRunOnly() {
    var day = new ScriptedReconciliation(HintedPayment.BOOKED, "tx1", "tx2").failing(60);

    assertThat(reconciled(day).verdict()).isEqualTo(ReconciliationVerdict.BALANCED);
    assertThat(day.read).containsExactly("tx1", "tx2");
  }

  @Test
  void dayThatWasNotReadToItsEndIsNeverGreen() {
    var day = new ScriptedReconciliation(HintedPayment.BOOKED, "tx1").failing(10_000);

    assertThat(reconciled(day).verdict()).isEqualTo(ReconciliationVerdict.INCOMPLETE);
    assertThat(day.steps).containsExactly("open 2026-11-20 HAND");
  }

  @Test
  void linesThatTossShowedBeforeAreMissed() {
    var day = new ScriptedReconciliation(HintedPayment.BOOKED, "tx1").charged(payment).vanished(3);

    assertThat(reconciled(day).verdict()).isEqualTo(ReconciliationVerdict.INCOMPLETE);
    assertThat(HintedPayment.BOOKED).doesNotContain(payment.paymentId().value());
  }

  @Test
  void secondRunOfADateWaitsForTheFirst() {
    var day = new ScriptedReconciliation(HintedPayment.BOOKED, "tx1").busy(3);

    assertThat(reconciled(day).verdict()).isEqualTo(ReconciliationVerdict.BALANCED);
    assertThat(day.steps).hasSize(6).startsWith("open 2026-11-20 HAND", "open 2026-11-20 HAND");
  }

  @Test
  void firingStartsTheDayBeforeAndOnlyOnce() {
    start(new ScriptedReconciliation(HintedPayment.BOOKED, "tx1"));
    OffsetDateTime firing = OffsetDateTime.parse("2026-11-20T21:00:00Z");

    assertThat(fired(firing)).isEqualTo(new Started(LocalDate.of(2026, 11, 20), true));
    assertThat(fired(firing)).isEqualTo(new Started(LocalDate.of(2026, 11, 20), false));
    assertThat(fired(firing.plusDays(1))).isEqualTo(new Started(LocalDate.of(2026, 11, 21), true));
  }

  private Started fired(OffsetDateTime firing) {
    ReconciliationStarter starter =
        temporal
            .getWorkflowClient()
            .newWorkflowStub(
                ReconciliationStarter.class,
                WorkflowOptions.newBuilder()
                    .setTaskQueue(PaymentWorkflow.TASK_QUEUE)
                    .setTypedSearchAttributes(
                        SearchAttributes.newBuilder().set(SCHEDULED, firing).build())
                    .build());
    return starter.run();
  }

  private ReconciliationOutcome reconciled(ScriptedReconciliation day) {
    start(day);
    return run();
  }

  private ReconciliationOutcome run() {
    return stub(ReconciliationWorkflow.class, "reconciliation-" + DATE)
        .run(new ReconciliationRequest(DATE, Trigger.HAND));
  }

  private void start(ScriptedReconciliation day) {
    var worker = temporal.newWorker(PaymentWorkflow.TASK_QUEUE);
    worker.registerWorkflowImplementationTypes(
        ReconciliationWorkflowImpl.class,
        ReconciliationStarterImpl.class,
        HintedPayment.class,
        LateLook.class);
    worker.registerActivitiesImplementations(day, day.settlements);
    temporal.start();
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

  private static PaymentRequest request(String name) {
    PaymentId id = Ids.payment("test", "demo", name);
    Instant at = Instant.parse("2026-11-20T03:00:00Z");
    return new PaymentRequest(
        id,
        "demo",
        "print",
        "buyer",
        "Books",
        Money.krw(10_000),
        List.of(
            new PaymentOrder(Ids.order(id, 1), new SellerId("seller-1"), Money.krw(10_000), "A")),
        null,
        at,
        at.plus(Duration.ofMinutes(30)),
        Waits.DEFAULT,
        null);
  }
}
