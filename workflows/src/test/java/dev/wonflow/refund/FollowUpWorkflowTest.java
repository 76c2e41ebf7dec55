package dev.wonflow.refund;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.wonflow.error.ErrorCode;
import dev.wonflow.money.Money;
import dev.wonflow.operation.AuditEntry;
import dev.wonflow.operation.CommandKind;
import dev.wonflow.operation.CommandReceipt;
import dev.wonflow.operation.OperatorCase;
import dev.wonflow.payment.PaymentStatus;
import dev.wonflow.payment.PaymentWorkflow;
import dev.wonflow.payment.Waits;
import io.temporal.client.WorkflowOptions;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a follow-up finds at Toss, and what it does about it. */
class FollowUpWorkflowTest extends RefundBench {
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
}
