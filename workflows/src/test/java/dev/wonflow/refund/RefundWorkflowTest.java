package dev.wonflow.refund;

import static dev.wonflow.refund.RefundStatus.DONE;
import static dev.wonflow.refund.RefundStatus.EXECUTING;
import static dev.wonflow.refund.RefundStatus.HELD;
import static dev.wonflow.refund.RefundStatus.REFUSED;
import static dev.wonflow.refund.RefundStatus.UNKNOWN;
import static dev.wonflow.refund.RefundStatus.WAITING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.wonflow.error.ErrorCode;
import dev.wonflow.id.Ids;
import dev.wonflow.id.PaymentId;
import dev.wonflow.money.Money;
import dev.wonflow.operation.AuditEntry;
import dev.wonflow.operation.CommandKind;
import dev.wonflow.operation.CommandReceipt;
import dev.wonflow.operation.OperatorCase;
import dev.wonflow.operation.OperatorCommand;
import dev.wonflow.payload.Payloads;
import dev.wonflow.payment.CancelWish;
import dev.wonflow.payment.Checkout;
import dev.wonflow.payment.Failure;
import dev.wonflow.payment.Hint;
import dev.wonflow.payment.PaymentOutcome;
import dev.wonflow.payment.PaymentRequest;
import dev.wonflow.payment.PaymentStatus;
import dev.wonflow.payment.PaymentWorkflow;
import dev.wonflow.payment.Waits;
import dev.wonflow.toss.Hours;
import io.temporal.api.enums.v1.IndexedValueType;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.client.WorkflowOptions;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The endings and races of a refund, on the time-skipping server. */
class RefundWorkflowTest {
  private static final PaymentId PAYMENT = Ids.payment("test", "demo", "payment");
  private final RefundRequest request =
      new RefundRequest(
          Ids.refund("test", PAYMENT, "key"),
          PAYMENT,
          "demo",
          "print",
          "broken",
          Money.krw(4_000),
          List.of(),
          RefundSource.API,
          null,
          Instant.EPOCH,
          Waits.DEFAULT,
          null);
  private final String id = request.refundId().value();
  private final TossWithMoney toss = new TossWithMoney(PAYMENT);
  private final MemoryRefunds books = new MemoryRefunds();
  private final Inbox inbox = new Inbox();
  private final Hours hours = new Hours();
  private TestWorkflowEnvironment temporal;

  @BeforeEach
  void start() {
    temporal =
        TestWorkflowEnvironment.newInstance(
            TestEnvironmentOptions.newBuilder()
                .setWorkflowClientOptions(
                    WorkflowClientOptions.newBuilder()
                        .setDataConverter(Payloads.converter())
                        .build())
                .registerSearchAttribute("NeedsOperator", IndexedValueType.INDEXED_VALUE_TYPE_BOOL)
                .registerSearchAttribute("ErrorCode", IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD)
                .build());
    var worker = temporal.newWorker(PaymentWorkflow.TASK_QUEUE);
    worker.registerWorkflowImplementationTypes(
        RefundWorkflowImpl.class, FollowUpWorkflowImpl.class, WaitsAgain.class);
    worker.registerActivitiesImplementations(toss, books, inbox, hours);
    temporal.start();
  }

  @AfterEach
  void stop() {
    temporal.close();
  }

  @Test
  void refundIsHeldGivenBackBookedAndDebitedOnce() {
    assertThat(refunded()).isEqualTo(new RefundOutcome(DONE, null));

    assertThat(books.statuses).containsExactly(HELD, EXECUTING, DONE);
    assertThat(books.journals).containsExactly(Map.entry("cancel:txrd_1", Money.krw(4_000)));
    assertThat(books.debits).containsExactly(Map.entry("cancel:txrd_1", 1));
    assertThat(toss.keys).containsExactly("cancel:" + id + ":1");
    assertThat(toss.lookUps).isZero();
  }

  @Test
  void lostAnswerIsAskedForUnderTheSameKey() {
    toss.will("lost");

    assertThat(refunded().status()).isEqualTo(DONE);

    assertThat(toss.times(id)).isOne();
    assertThat(toss.keys).hasSize(2).containsOnly("cancel:" + id + ":1");
  }

  @Test
  void requestInFlightIsWaitedForUnderTheSameKey() {
    toss.will("silent", "IDEMPOTENT_REQUEST_PROCESSING", "IDEMPOTENT_REQUEST_PROCESSING");

    assertThat(refunded().status()).isEqualTo(DONE);

    assertThat(toss.keys).hasSize(4).containsOnly("cancel:" + id + ":1");
  }

  @Test
  void passingErrorIsTriedUnderTheNextKeyAfterALookUp() {
    toss.will("PROVIDER_ERROR", "FORBIDDEN_CONSECUTIVE_REQUEST");

    assertThat(refunded().status()).isEqualTo(DONE);

    assertThat(toss.keys)
        .containsExactly("cancel:" + id + ":1", "cancel:" + id + ":2", "cancel:" + id + ":3");
    assertThat(toss.lookUps).isEqualTo(2);
  }

  @Test
  void otherCancelBeforeOursIsSeenAndDecidedAgain() {
    toss.backOffice(5_000);

    assertThat(refunded().status()).isEqualTo(DONE);

    assertThat(toss.keys).containsExactly("cancel:" + id + ":1", "cancel:" + id + ":2");
    assertThat(toss.times(id)).isOne();
  }

  @Test
  void refundOfWhatOthersTookIsRefused() {
    toss.backOffice(7_000);

    assertThat(refunded())
        .isEqualTo(new RefundOutcome(REFUSED, Failure.of(ErrorCode.REFUND_EXCEEDS_REMAINING)));

    assertThat(toss.times(id)).isZero();
    assertThat(books.journals).isEmpty();
  }

  @Test
  void alreadyCanceledBySomebodyElseIsNotOurs() {
    toss.backOffice(10_000);
    toss.will("ALREADY_CANCELED_PAYMENT");

    assertThat(refunded().status()).isEqualTo(REFUSED);

    assertThat(books.journals).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"REFUND_REJECTED", "EXCEED_MAX_REFUND_DUE", "INVALID_REFUND_ACCOUNT_INFO"})
  void definiteNoRefuses(String code) {
    toss.will(code);

    RefundOutcome outcome = refunded();

    assertThat(outcome.status()).isEqualTo(REFUSED);
    assertThat(outcome.failure())
        .isEqualTo(new Failure(ErrorCode.DECLINED, code, "Toss says " + code, null));
    assertThat(books.statuses).containsExactly(HELD, EXECUTING, REFUSED);
  }

  @Test
  void closedBankIsWaitedFor() {
    toss.will("NOT_AVAILABLE_BANK", "NOT_AVAILABLE_BANK");

    assertThat(refunded().status()).isEqualTo(DONE);

    assertThat(books.statuses).containsExactly(HELD, EXECUTING, WAITING, DONE);
    assertThat(toss.times(id)).isOne();
    assertThat(toss.keys).last().isEqualTo("cancel:" + id + ":3");
  }

  @Test
  void closedBankIsWaitedForUntilItsWindowEnds() {
    Instant before = Instant.ofEpochMilli(temporal.currentTimeMillis());
    hours.opensAt(before.plus(Duration.ofHours(5)));
    toss.will("NOT_AVAILABLE_BANK");

    assertThat(refunded().status()).isEqualTo(DONE);

    assertThat(Instant.ofEpochMilli(temporal.currentTimeMillis()))
        .isBetween(before.plus(Duration.ofHours(5)), before.plus(Duration.ofMinutes(301)));
    assertThat(toss.keys).hasSize(2);
  }

  @Test
  void unknownResultIsAskedForUntilOurCancelIsThere() {
    toss.will("silent", "silent", "silent", "silent", "silent", "lost").isDeafFor(10);

    assertThat(refunded().status()).isEqualTo(DONE);

    assertThat(books.statuses).containsExactly(HELD, EXECUTING, UNKNOWN, DONE);
    assertThat(toss.times(id)).isOne();
    assertThat(toss.keys).hasSize(6).containsOnly("cancel:" + id + ":1");
    assertThat(inbox.opened)
        .extracting(OperatorCase::code)
        .containsExactly(ErrorCode.TOSS_NO_ANSWER);
    assertThat(inbox.closed).isOne();
  }

  @Test
  void cancelThatNeverReachedTossIsSentAgainUnderTheSameKey() {
    toss.will("silent", "silent", "silent", "silent", "silent", "silent");

    assertThat(refunded().status()).isEqualTo(DONE);

    assertThat(toss.keys).hasSize(7).containsOnly("cancel:" + id + ":1");
    assertThat(toss.times(id)).isOne();
  }

  @Test
  void rejectedKeyOfOursCallsAPersonAndBurnsNothing() {
    toss.will("UNAUTHORIZED_KEY");

    assertThat(refunded().status()).isEqualTo(DONE);

    assertThat(inbox.opened)
        .extracting(OperatorCase::code)
        .containsExactly(ErrorCode.TOSS_UNAUTHORIZED);
  }

  @Test
  void secondRunOfARefundLooksBeforeItSends() {
    refunded();
    books.stored.put(request.refundId(), new RefundOutcome(EXECUTING, null));

    RefundOutcome again = refunded();

    assertThat(again.status()).isEqualTo(DONE);
    assertThat(toss.lookUps).isOne();
    assertThat(toss.keys).hasSize(1);
    assertThat(books.debits).containsExactly(Map.entry("cancel:txrd_1", 1));
  }

  @Test
  void refundThatIsRefusedWhenItIsStoredAsksNobody() {
    books.refuses = Failure.of(ErrorCode.WALLET_TOO_SMALL);

    assertThat(refunded()).isEqualTo(new RefundOutcome(REFUSED, books.refuses));

    assertThat(toss.keys).isEmpty();
  }

  @Test
  void historyOfARefundIsShort() {
    refunded();

    assertThat(temporal.getWorkflowClient().fetchHistory(id).getHistory().getEventsCount())
        .isLessThanOrEqualTo(16);
  }

  @Test
  void followUpBooksWhatTheBackOfficeDid() {
    toss.backOffice(1_000);
    toss.backOffice(2_000);

    assertThat(followedUp()).isEqualTo(new FollowUpOutcome(2));
    assertThat(followedUp()).isEqualTo(new FollowUpOutcome(0));

    assertThat(books.journals)
        .containsExactly(
            Map.entry("cancel:txrd_1", Money.krw(1_000)),
            Map.entry("cancel:txrd_2", Money.krw(2_000)));
    assertThat(books.debits).hasSize(2);
  }

  @Test
  void followUpAsksADeafTossAgain() {
    toss.isDeafFor(3).backOffice(1_000);

    assertThat(followedUp()).isEqualTo(new FollowUpOutcome(1));

    assertThat(toss.lookUps).isEqualTo(4);
  }

  @Test
  void followUpAsksAgainWhereTossShowsAStatusThatNobodyKnows() {
    toss.isOddFor(2);

    assertThat(followedUp()).isEqualTo(new FollowUpOutcome(0));

    assertThat(toss.lookUps).isEqualTo(3);
    assertThat(inbox.opened).isEmpty();
  }

  @Test
  void moneyAtTossOfAnUnchargedPaymentCallsAPersonUntilItIsGone() {
    books.standing = new Standing(PaymentStatus.EXPIRED, false, 0, null);
    temporal.registerDelayedCallback(Duration.ofHours(50), () -> toss.backOffice(10_000));

    assertThat(followedUp()).isEqualTo(new FollowUpOutcome(0));

    assertThat(inbox.opened)
        .extracting(OperatorCase::code)
        .containsExactly(ErrorCode.BOOKS_CONFLICT);
    assertThat(inbox.opened)
        .extracting(OperatorCase::mayDo)
        .containsExactly(Set.of(CommandKind.RETRY, CommandKind.LOOK_UP, CommandKind.HANDLED));
    assertThat(inbox.closed).isOne();
    assertThat(books.journals).isEmpty();
    assertThat(toss.lookUps).as("every hour").isBetween(50, 52);
  }

  @Test
  void contradictionThatLastsDoesNotMakeTheHistoryLong() {
    books.standing = new Standing(PaymentStatus.EXPIRED, false, 0, null);
    temporal.registerDelayedCallback(Duration.ofDays(20), () -> toss.backOffice(10_000));

    assertThat(followedUp()).isEqualTo(new FollowUpOutcome(0));

    assertThat(toss.lookUps).isGreaterThan(24 * 20 - 1);
    assertThat(
            temporal
                .getWorkflowClient()
                .fetchHistory(FollowUpWorkflow.ID_PREFIX + PAYMENT)
                .getHistory()
                .getEventsCount())
        .isLessThan(1_050);
    assertThat(inbox.closed).as("a case of an earlier run").isOne();
  }

  @Test
  void contradictionThatAPersonHandledIsClosedAndAudited() {
    books.standing = new Standing(PaymentStatus.EXPIRED, false, 0, null);
    temporal.registerDelayedCallback(
        Duration.ofMinutes(30),
        () -> {
          assertThat(told(CommandKind.APPROVE).allowed()).isFalse();
          assertThat(told(CommandKind.HANDLED))
              .isEqualTo(new CommandReceipt(CommandKind.HANDLED, true, PaymentStatus.EXPIRED));
        });

    assertThat(followedUp()).isEqualTo(new FollowUpOutcome(0));

    assertThat(toss.lookUps).isEqualTo(2);
    assertThat(inbox.closed).isOne();
    assertThat(inbox.audited)
        .extracting(AuditEntry::kind, AuditEntry::allowed, AuditEntry::status)
        .containsExactly(
            tuple(CommandKind.APPROVE, false, "EXPIRED"),
            tuple(CommandKind.HANDLED, true, "EXPIRED"));
  }

  @Test
  void refundThatIsUnknownIsAskedForAtOnceOnCommand() {
    toss.will("silent", "silent", "silent", "silent", "silent", "lost").isDeafFor(1_000);
    temporal.registerDelayedCallback(
        Duration.ofHours(30),
        () -> {
          toss.isDeafFor(0);
          assertThat(
                  temporal
                      .getWorkflowClient()
                      .newWorkflowStub(RefundWorkflow.class, id)
                      .command(command(CommandKind.LOOK_UP)))
              .isEqualTo(new CommandReceipt(CommandKind.LOOK_UP, true, PaymentStatus.DONE));
        });

    assertThat(refunded().status()).isEqualTo(DONE);

    assertThat(inbox.closed).isOne();
    assertThat(inbox.audited).extracting(AuditEntry::kind).containsExactly(CommandKind.LOOK_UP);
  }

  @Test
  void depositThatTheBankTookBackIsReversedAndAwaitedAgain() {
    toss.hasTheDepositTakenBack();

    assertThat(followedUp()).isEqualTo(new FollowUpOutcome(1));
    assertThat(followedUp()).as("it waits already").isEqualTo(new FollowUpOutcome(0));

    assertThat(books.journals).containsOnlyKeys("deposit-error:" + TossWithMoney.KEY + ":1");
    assertThat(WaitsAgain.STARTED).contains(PAYMENT.value());
    assertThat(inbox.opened).isEmpty();
  }

  @Test
  void refundsUnderWayComeBeforeTheDepositError() {
    toss.hasTheDepositTakenBack();
    books.refundsUnderWay = 3;

    assertThat(followedUp()).isEqualTo(new FollowUpOutcome(1));

    assertThat(toss.lookUps).as("it looks again each time").isGreaterThanOrEqualTo(4);
  }

  @Test
  void partlyRefundedDepositThatIsTakenBackCallsAPerson() {
    books.standing =
        new Standing(PaymentStatus.PARTIALLY_CANCELED, true, 0, TossWithMoney.CHARGED_AT);
    toss.hasTheDepositTakenBack();
    temporal.registerDelayedCallback(Duration.ofMinutes(5), () -> told(CommandKind.HANDLED));

    assertThat(followedUp()).isEqualTo(new FollowUpOutcome(0));

    assertThat(inbox.opened)
        .extracting(OperatorCase::lastError)
        .containsExactly("Toss shows WAITING_FOR_DEPOSIT for a payment that is in the books");
  }

  @Test
  void otherDepositThanTheBookedOneReversesThatFirst() {
    toss.hasTheDepositTakenBack();
    toss.isDepositedAgain();

    assertThat(followedUp()).isEqualTo(new FollowUpOutcome(1));

    assertThat(books.journals).containsOnlyKeys("deposit-error:" + TossWithMoney.KEY + ":1");
  }

  @Test
  void cardThatTossApprovedAtAnotherSecondIsNotTakenBack() {
    toss.isDepositedAgain();

    assertThat(followedUp()).isEqualTo(new FollowUpOutcome(0));

    assertThat(books.journals).isEmpty();
  }

  /** The payment's own workflow, in its second run. */
  public static final class WaitsAgain implements PaymentWorkflow {
    private static final Set<String> STARTED = ConcurrentHashMap.newKeySet();

    @Override
    public PaymentOutcome run(PaymentRequest wanted) {
      STARTED.add(wanted.paymentId().value());
      return new PaymentOutcome(PaymentStatus.DONE, null);
    }

    @Override
    public void confirm(Checkout checkout) {}

    @Override
    public void hint(Hint hint) {}

    @Override
    public void cancel(CancelWish wish) {}

    @Override
    public CommandReceipt command(OperatorCommand command) {
      return new CommandReceipt(command.kind(), false, PaymentStatus.DONE);
    }

    @Override
    public void validateCommand(OperatorCommand command) {}
  }

  private FollowUpOutcome followedUp() {
    return temporal
        .getWorkflowClient()
        .newWorkflowStub(
            FollowUpWorkflow.class,
            WorkflowOptions.newBuilder()
                .setWorkflowId(FollowUpWorkflow.ID_PREFIX + PAYMENT)
                .setTaskQueue(PaymentWorkflow.TASK_QUEUE)
                .build())
        .run(new FollowUpRequest(PAYMENT, TossWithMoney.KEY, Waits.DEFAULT));
  }

  private CommandReceipt told(CommandKind kind) {
    return temporal
        .getWorkflowClient()
        .newWorkflowStub(FollowUpWorkflow.class, FollowUpWorkflow.ID_PREFIX + PAYMENT)
        .command(command(kind));
  }

  private static OperatorCommand command(CommandKind kind) {
    return new OperatorCommand(kind, "kim", "the bank called", "mail 7");
  }

  private RefundOutcome refunded() {
    return temporal
        .getWorkflowClient()
        .newWorkflowStub(
            RefundWorkflow.class,
            WorkflowOptions.newBuilder()
                .setWorkflowId(id)
                .setTaskQueue(PaymentWorkflow.TASK_QUEUE)
                .build())
        .run(request);
  }
}
