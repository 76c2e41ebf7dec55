package dev.wonflow.payout;

import static dev.wonflow.payout.PayoutStatus.CANCELED;
import static dev.wonflow.payout.PayoutStatus.COMPLETED;
import static dev.wonflow.payout.PayoutStatus.FAILED;
import static dev.wonflow.payout.PayoutStatus.HELD;
import static dev.wonflow.payout.PayoutStatus.REFUSED;
import static dev.wonflow.payout.PayoutStatus.SCHEDULED;
import static dev.wonflow.payout.PayoutStatus.SENT;
import static dev.wonflow.payout.PayoutStatus.UNKNOWN;
import static dev.wonflow.payout.PayoutStatus.WAITING_FOR_APPROVAL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wonflow.error.ErrorCode;
import dev.wonflow.id.Ids;
import dev.wonflow.id.SellerId;
import dev.wonflow.money.Money;
import dev.wonflow.payload.Payloads;
import dev.wonflow.payment.Hint;
import dev.wonflow.payment.PaymentWorkflow;
import dev.wonflow.payout.PayoutCommand.Kind;
import dev.wonflow.payout.PayoutWorld.Luck;
import io.temporal.api.enums.v1.IndexedValueType;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.client.WorkflowUpdateException;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.TimeZone;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The endings and races of a payout, on the time-skipping server. */
class PayoutWorkflowTest {
  private static final String ASKS = "finance-1";
  private static final String AGREES = "finance-2";

  /** 18:00 in Seoul, before a weekend and two days of New Year by the moon. */
  private static final Instant FRIDAY_EVENING = Instant.parse("2027-02-05T09:00:00Z");

  private static final Instant WEDNESDAY_MORNING = Instant.parse("2027-02-09T23:01:00Z");
  private static final List<LocalDate> NEW_YEAR =
      List.of(LocalDate.of(2027, 2, 8), LocalDate.of(2027, 2, 9));

  private final PayoutWorld world = new PayoutWorld();
  private TestWorkflowEnvironment temporal;
  private PayoutRequest request;
  private PayoutWorkflow payout;
  private Instant started;
  private @Nullable LocalDate payOn;

  @BeforeEach
  void start() {
    temporal =
        TestWorkflowEnvironment.newInstance(
            TestEnvironmentOptions.newBuilder()
                .setWorkflowClientOptions(
                    WorkflowClientOptions.newBuilder()
                        .setDataConverter(Payloads.converter())
                        .build())
                .setInitialTime(FRIDAY_EVENING)
                .registerSearchAttribute("NeedsOperator", IndexedValueType.INDEXED_VALUE_TYPE_BOOL)
                .registerSearchAttribute("ErrorCode", IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD)
                .build());
    var worker = temporal.newWorker(PaymentWorkflow.TASK_QUEUE);
    worker.registerWorkflowImplementationTypes(PayoutWorkflowImpl.class);
    worker.registerActivitiesImplementations(world);
    temporal.start();
    started = Instant.ofEpochMilli(temporal.currentTimeMillis());
    asked(Money.krw(1_000_000), PayoutWaits.DEFAULT.atAnyHour());
  }

  @AfterEach
  void stop() {
    temporal.close();
  }

  @Test
  void payoutIsHeldSentOnceAndSettled() {
    assertThat(paid()).isEqualTo(new PayoutOutcome(COMPLETED, null));

    assertThat(world.statuses).containsExactly(HELD, SENT, COMPLETED);
    assertThat(world.journals).containsExactly("payout-hold", "payout-done");
    assertThat(world.keys).containsExactly("payout:" + request.payoutId() + ":1");
    assertThat(world.available).isEqualTo(6_000);
  }

  @Test
  void webhookEndsItBeforeTheTimerAsks() {
    asked(Money.krw(1_000_000), patient());
    world.questionsUntilEnd = 1;
    started(SENT);

    payout.hint(new Hint("payout.changed"));

    assertThat(result().status()).isEqualTo(COMPLETED);
    assertThat(elapsed()).isLessThan(Duration.ofHours(1));
  }

  @Test
  void withoutAnyWebhookAskingEndsIt() {
    asked(Money.krw(1_000_000), patient());
    world.questionsUntilEnd = 1;

    assertThat(paid().status()).isEqualTo(COMPLETED);
    assertThat(elapsed()).isGreaterThanOrEqualTo(Duration.ofHours(20));
  }

  @Test
  void failedPayoutGivesTheMoneyBack() {
    world.ends = TossPayoutStatus.FAILED;

    PayoutOutcome outcome = paid();

    assertThat(outcome.status()).isEqualTo(FAILED);
    assertThat(outcome.failure())
        .returns(ErrorCode.DECLINED, failure -> failure.code())
        .returns("INVALID_ACCOUNT_NUMBER", failure -> failure.tossCode());
    assertThat(world.journals).containsExactly("payout-hold", "payout-back");
    assertThat(world.available).isEqualTo(10_000);
  }

  @Test
  void lostAnswerIsFoundByReferenceAndNeverSentTwice() {
    world.luck.add(Luck.LOST_AFTER);

    assertThat(paid().status()).isEqualTo(COMPLETED);
    assertThat(world.payments(request.payoutId())).isOne();
    assertThat(world.keys).hasSize(1);
    assertThat(world.statuses).containsExactly(HELD, UNKNOWN, SENT, COMPLETED);
  }

  @Test
  void nothingIsSentAgainWhileTossDoesNotSayThatItLacksIt() {
    world.luck.add(Luck.LOST_AFTER);
    started(UNKNOWN);
    world.silentQuestions = 5;

    assertThat(result().status()).isEqualTo(COMPLETED);
    assertThat(world.keys).hasSize(1);
  }

  @Test
  void lostRequestIsSentAgainUnderTheSameKey() {
    world.luck.add(Luck.LOST_BEFORE);

    assertThat(paid().status()).isEqualTo(COMPLETED);
    assertThat(world.payments(request.payoutId())).isOne();
    assertThat(world.keys)
        .containsExactly(
            "payout:" + request.payoutId() + ":1", "payout:" + request.payoutId() + ":1");
  }

  @Test
  void definiteErrorIsFollowedByANewKey() {
    world.luck.add(Luck.TRANSIENT);

    assertThat(paid().status()).isEqualTo(COMPLETED);
    assertThat(world.keys)
        .containsExactly(
            "payout:" + request.payoutId() + ":1", "payout:" + request.payoutId() + ":2");
    assertThat(world.statuses).containsExactly(HELD, SCHEDULED, SENT, COMPLETED);
  }

  @Test
  void closedBankWaitsForTheNextSlot() {
    world.luck.add(Luck.CLOSED);

    assertThat(paid().status()).isEqualTo(COMPLETED);
    assertThat(world.endedAt).isBetween(Slot.after(started), Slot.after(started).plusSeconds(60));
  }

  @Test
  void sellerThatTossDoesNotPayGetsTheMoneyBack() {
    world.luck.add(Luck.FORBIDDEN);

    assertThat(paid().failure()).returns(ErrorCode.SELLER_NOT_PAYABLE, failure -> failure.code());
    assertThat(world.available).isEqualTo(10_000);
  }

  @Test
  void moreThanIsAvailableIsRefused() {
    world.available = 3_999;

    assertThat(paid().status()).isEqualTo(REFUSED);
    assertThat(world.journals).isEmpty();
    assertThat(world.keys).isEmpty();
  }

  @Test
  void aboveTheLimitASecondPersonAgrees() {
    asked(Money.krw(3_999), PayoutWaits.DEFAULT.atAnyHour());
    started(WAITING_FOR_APPROVAL);
    assertThat(world.keys).isEmpty();

    assertThatThrownBy(() -> payout.command(new PayoutCommand(Kind.APPROVE, ASKS)))
        .isInstanceOf(WorkflowUpdateException.class);
    PayoutReceipt receipt = payout.command(new PayoutCommand(Kind.APPROVE, AGREES));

    assertThat(receipt).isEqualTo(new PayoutReceipt(Kind.APPROVE, true, WAITING_FOR_APPROVAL));
    assertThat(result().status()).isEqualTo(COMPLETED);
    assertThat(world.audit).containsExactly(AGREES + " APPROVE WAITING_FOR_APPROVAL");
    assertThat(world.statuses)
        .containsExactly(HELD, WAITING_FOR_APPROVAL, SCHEDULED, SENT, COMPLETED);
  }

  @Test
  void nobodyAgreesInTimeThenTheMoneyGoesBack() {
    asked(Money.krw(3_999), PayoutWaits.DEFAULT.atAnyHour());

    assertThat(paid().status()).isEqualTo(CANCELED);
    assertThat(elapsed()).isBetween(Duration.ofDays(3), Duration.ofDays(3).plusMinutes(1));
    assertThat(world.audit).containsExactly("wonflow APPROVAL_EXPIRED WAITING_FOR_APPROVAL");
    assertThat(world.available).isEqualTo(10_000);
    assertThat(world.keys).isEmpty();
  }

  @Test
  void whatIsAtTossCannotBeCalledOff() {
    asked(Money.krw(1_000_000), patient());
    started(SENT);

    assertThat(payout.command(new PayoutCommand(Kind.CANCEL, ASKS)).allowed()).isFalse();
    assertThat(result().status()).isEqualTo(COMPLETED);
  }

  @Test
  void whatWaitsForItsSlotCanBeCalledOff() {
    world.luck.add(Luck.CLOSED);
    started(SCHEDULED);

    assertThat(payout.command(new PayoutCommand(Kind.CANCEL, ASKS)).allowed()).isTrue();
    assertThat(result().status()).isEqualTo(CANCELED);
    assertThat(world.payments(request.payoutId())).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Asia/Seoul", "America/New_York", "Pacific/Apia"})
  void fridayEveningBeforeHolidaysGoesOutOnTheMinuteInAnyZone(String zone) {
    TimeZone before = TimeZone.getDefault();
    TimeZone.setDefault(TimeZone.getTimeZone(zone));
    try {
      world.holidays.addAll(NEW_YEAR);
      asked(Money.krw(1_000_000), PayoutWaits.DEFAULT);

      assertThat(paid().status()).isEqualTo(COMPLETED);
    } finally {
      TimeZone.setDefault(before);
    }

    assertThat(world.statuses).containsExactly(HELD, SCHEDULED, SENT, COMPLETED);
    assertThat(world.sentAt).isBetween(WEDNESDAY_MORNING, WEDNESDAY_MORNING.plusSeconds(5));
  }

  @Test
  void clocksOfOtherCountriesChangeNothing() {
    Hours none = new Hours(List.of(), null);
    TimeZone before = TimeZone.getDefault();
    try {
      for (String zone : List.of("America/New_York", "Europe/Berlin", "Asia/Seoul")) {
        TimeZone.setDefault(TimeZone.getTimeZone(zone));
        for (String day : List.of("2026-03-09", "2026-03-30", "2026-10-26", "2026-11-02")) {
          assertThat(Slot.from(Instant.parse(day + "T07:00:00Z"), none))
              .isEqualTo(Instant.parse(day + "T23:01:00Z"));
        }
      }
    } finally {
      TimeZone.setDefault(before);
    }
  }

  @Test
  void holidayThatIsAddedDuringTheWaitCounts() {
    asked(Money.krw(1_000_000), PayoutWaits.DEFAULT);
    started(SCHEDULED);
    world.holidays.addAll(NEW_YEAR);

    assertThat(result().status()).isEqualTo(COMPLETED);
    assertThat(world.sentAt).isBetween(WEDNESDAY_MORNING, WEDNESDAY_MORNING.plusSeconds(5));
  }

  @Test
  void maintenanceOfTheSellersBankIsWaitedFor() {
    world.holidays.addAll(NEW_YEAR);
    world.bankOpens = WEDNESDAY_MORNING.plus(Duration.ofMinutes(90));
    asked(Money.krw(1_000_000), PayoutWaits.DEFAULT);

    assertThat(paid().status()).isEqualTo(COMPLETED);
    assertThat(world.sentAt).isBetween(world.bankOpens, world.bankOpens.plusSeconds(5));
  }

  @Test
  void plannedPayoutGoesToTossAtOnceForItsBusinessDay() {
    world.holidays.addAll(NEW_YEAR);
    planned(LocalDate.of(2027, 2, 8));
    world.questionsUntilEnd = 4;

    assertThat(paid().status()).isEqualTo(COMPLETED);
    assertThat(world.days).containsExactly(LocalDate.of(2027, 2, 10));
    assertThat(world.sentAt).isBefore(started.plusSeconds(60));
    assertThat(world.endedAt).isAfter(Instant.parse("2027-02-10T00:00:00Z"));
    assertThat(world.statuses).containsExactly(HELD, SCHEDULED, SENT, COMPLETED);
  }

  @Test
  void whatTossHasPlannedIsDroppedThere() {
    planned(LocalDate.of(2027, 2, 10));
    started(SCHEDULED);

    assertThat(payout.command(new PayoutCommand(Kind.CANCEL, ASKS)).allowed()).isTrue();

    assertThat(result().status()).isEqualTo(CANCELED);
    assertThat(world.atToss.values())
        .extracting(TossPayout::status)
        .containsExactly(TossPayoutStatus.CANCELED);
    assertThat(world.available).isEqualTo(10_000);
    assertThat(world.audit).containsExactly(ASKS + " CANCEL SCHEDULED");
  }

  @Test
  void whatTossDoesNotDropIsPaidAndNeverGivenBack() {
    planned(LocalDate.of(2027, 2, 10));
    world.refusesToDrop = true;
    started(SCHEDULED);

    payout.command(new PayoutCommand(Kind.CANCEL, ASKS));

    assertThat(result().status()).isEqualTo(COMPLETED);
    assertThat(world.journals).containsExactly("payout-hold", "payout-done");
  }

  @Test
  void silenceAndLongFlightsStandInTheInboxUntilTheyAreOver() {
    world.luck.add(Luck.LOST_AFTER);
    started(UNKNOWN);
    world.silentQuestions = 12;
    world.questionsUntilEnd = 200;

    assertThat(result().status()).isEqualTo(COMPLETED);
    assertThat(world.cases)
        .containsExactly(
            "open TOSS_NO_ANSWER",
            "close TOSS_NO_ANSWER",
            "open TOSS_IN_FLIGHT",
            "close TOSS_IN_FLIGHT");
  }

  @Test
  void slotsAreMorningsOfWorkingDaysInSeoul() {
    assertThat(
            List.of(
                Slot.after(Instant.parse("2026-11-20T09:00:00Z")), // Friday 18:00
                Slot.after(Instant.parse("2026-11-22T22:00:00Z")), // Monday 07:00
                Slot.after(Instant.parse("2026-11-23T01:00:00Z")))) // Monday 10:00
        .containsExactly(
            Instant.parse("2026-11-22T23:01:00Z"),
            Instant.parse("2026-11-22T23:01:00Z"),
            Instant.parse("2026-11-23T23:01:00Z"));
  }

  private void asked(Money approvalAbove, PayoutWaits waits) {
    request =
        new PayoutRequest(
            Ids.payout("test", "demo", "key"),
            "demo",
            new SellerId("seller-1"),
            Money.krw(4_000),
            ASKS,
            "print",
            approvalAbove,
            started,
            waits,
            payOn);
    payout =
        temporal
            .getWorkflowClient()
            .newWorkflowStub(
                PayoutWorkflow.class,
                WorkflowOptions.newBuilder()
                    .setWorkflowId(request.payoutId().value())
                    .setTaskQueue(PaymentWorkflow.TASK_QUEUE)
                    .build());
  }

  /** Toss takes it as planned for a day, and begins it then. */
  private void planned(LocalDate day) {
    payOn = day;
    world.accepts = TossPayoutStatus.REQUESTED;
    asked(Money.krw(1_000_000), PayoutWaits.DEFAULT);
  }

  /** Asks Toss about once a day only. */
  private static PayoutWaits patient() {
    return new PayoutWaits(
        Duration.ofSeconds(60),
        Duration.ofDays(3),
        Duration.ofHours(20),
        Duration.ofHours(20),
        Duration.ofSeconds(2),
        Duration.ofMinutes(10),
        Duration.ofHours(24),
        false);
  }

  /** Starts it and waits until it came so far. */
  private void started(PayoutStatus status) {
    WorkflowClient.start(payout::run, request);
    for (int tries = 0; !world.isAt(status); tries++) {
      assertThat(tries).isLessThan(2_000);
      temporal.sleep(Duration.ofMillis(1));
    }
  }

  private PayoutOutcome paid() {
    return payout.run(request);
  }

  private PayoutOutcome result() {
    return WorkflowStub.fromTyped(payout).getResult(PayoutOutcome.class);
  }

  private Duration elapsed() {
    return Duration.between(started, world.endedAt);
  }
}
