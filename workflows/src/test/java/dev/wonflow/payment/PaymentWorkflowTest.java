package dev.wonflow.payment;

import static dev.wonflow.payment.PaymentStatus.CANCELED;
import static dev.wonflow.payment.PaymentStatus.DONE;
import static dev.wonflow.payment.PaymentStatus.EXECUTING;
import static dev.wonflow.payment.PaymentStatus.EXPIRED;
import static dev.wonflow.payment.PaymentStatus.FAILED;
import static dev.wonflow.payment.PaymentStatus.IN_REVIEW;
import static dev.wonflow.payment.PaymentStatus.READY;
import static dev.wonflow.payment.PaymentStatus.UNKNOWN;
import static dev.wonflow.payment.PaymentStatus.WAITING_FOR_DEPOSIT;
import static dev.wonflow.payment.Samples.KEY;
import static dev.wonflow.payment.Samples.PRICE;
import static dev.wonflow.payment.ScriptedToss.refusal;
import static dev.wonflow.payment.ScriptedToss.silence;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wonflow.error.ErrorCode;
import dev.wonflow.id.Ids;
import dev.wonflow.id.PaymentId;
import dev.wonflow.id.RefundId;
import dev.wonflow.money.Money;
import dev.wonflow.operation.AuditEntry;
import dev.wonflow.operation.CommandKind;
import dev.wonflow.operation.CommandReceipt;
import dev.wonflow.operation.OperatorCommand;
import dev.wonflow.payload.Payloads;
import dev.wonflow.toss.Hours;
import dev.wonflow.toss.TossAnswer;
import dev.wonflow.toss.TossCancel;
import dev.wonflow.toss.TossPayment;
import dev.wonflow.toss.TossStatus;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.client.WorkflowFailedException;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.client.WorkflowUpdateException;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The endings and races of a payment, on the time-skipping server. */
class PaymentWorkflowTest {
  private final ScriptedToss toss = new ScriptedToss();
  private final MemoryBooks books = new MemoryBooks();
  private final MemoryDesk desk = new MemoryDesk();
  private final Hours hours = new Hours();
  private TestWorkflowEnvironment temporal;
  private PaymentRequest request;
  private PaymentWorkflow payment;

  @BeforeEach
  void start() {
    temporal =
        TestWorkflowEnvironment.newInstance(
            TestEnvironmentOptions.newBuilder()
                .setWorkflowClientOptions(
                    WorkflowClientOptions.newBuilder()
                        .setDataConverter(Payloads.converter())
                        .build())
                .registerSearchAttribute(
                    "NeedsOperator",
                    io.temporal.api.enums.v1.IndexedValueType.INDEXED_VALUE_TYPE_BOOL)
                .registerSearchAttribute(
                    "ErrorCode",
                    io.temporal.api.enums.v1.IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD)
                .build());
    var worker = temporal.newWorker(PaymentWorkflow.TASK_QUEUE);
    worker.registerWorkflowImplementationTypes(
        PaymentWorkflowImpl.class, GivesBack.class, FollowsUp.class);
    worker.registerActivitiesImplementations(toss, books, desk, hours);
    temporal.start();
    request = Samples.request("order-1", Instant.ofEpochMilli(temporal.currentTimeMillis()));
    payment =
        temporal
            .getWorkflowClient()
            .newWorkflowStub(
                PaymentWorkflow.class,
                WorkflowOptions.newBuilder()
                    .setWorkflowId(request.paymentId().value())
                    .setTaskQueue(PaymentWorkflow.TASK_QUEUE)
                    .build());
  }

  @AfterEach
  void stop() {
    temporal.close();
  }

  @Test
  void paidPaymentIsChargedBookedAndCreditedOnce() {
    toss.confirms(shown(TossStatus.DONE));

    PaymentOutcome outcome = confirmed();

    assertThat(outcome).isEqualTo(PaymentOutcome.of(DONE));
    assertThat(books.statuses).containsExactly(READY, EXECUTING, DONE);
    assertThat(books.journals).containsOnlyKeys("capture:" + KEY);
    assertThat(books.credits).containsExactly(java.util.Map.entry("capture:" + KEY, 1));
    assertThat(toss.confirmKeys).containsExactly("confirm:" + request.paymentId() + ":1");
  }

  @Test
  void happyPathCostsAtMostSixteenEvents() {
    toss.confirms(shown(TossStatus.DONE));

    confirmed();

    assertThat(history()).hasSizeLessThanOrEqualTo(16);
  }

  @Test
  void nobodyPaysThenTossIsAskedBeforeThePaymentExpires() {
    toss.shows(refusal("NOT_FOUND_PAYMENT"));

    WorkflowClient.start(payment::run, request);
    PaymentOutcome outcome = result();

    assertThat(outcome.status()).isEqualTo(EXPIRED);
    assertThat(toss.questions).hasSize(1);
    assertThat(elapsed()).isBetween(Duration.ofMinutes(75), Duration.ofMinutes(76));
  }

  @Test
  void chargeThatTossShowsAtTheDeadlineIsBooked() {
    toss.shows(shown(TossStatus.DONE));

    WorkflowClient.start(payment::run, request);

    assertThat(result().status()).isEqualTo(DONE);
    assertThat(books.journals).hasSize(1);
  }

  @Test
  void buyerStillInTossWindowIsAskedAgainEveryFiveMinutes() {
    toss.shows(shown(TossStatus.IN_PROGRESS))
        .shows(shown(TossStatus.READY))
        .shows(silence())
        .shows(shown(TossStatus.EXPIRED));

    WorkflowClient.start(payment::run, request);

    assertThat(result().status()).isEqualTo(EXPIRED);
    assertThat(toss.questions).hasSize(4);
    assertThat(elapsed()).isBetween(Duration.ofMinutes(90), Duration.ofMinutes(91));
  }

  @Test
  void lostAnswerIsAskedForAgainUnderTheSameKey() {
    toss.confirms(silence()).confirms(silence()).confirms(shown(TossStatus.DONE));

    assertThat(confirmed().status()).isEqualTo(DONE);

    assertThat(toss.confirmKeys).hasSize(3).containsOnly("confirm:" + request.paymentId() + ":1");
  }

  @Test
  void sixTriesWithoutAnswerMakeTheResultUnknownUntilTossSaysWhatHappened() {
    toss.confirms(silence()).shows(silence()).shows(silence()).shows(shown(TossStatus.DONE));

    assertThat(confirmed().status()).isEqualTo(DONE);

    assertThat(toss.confirmKeys).hasSize(6);
    assertThat(books.statuses).containsExactly(READY, EXECUTING, UNKNOWN, DONE);
  }

  @Test
  void silenceOfADayEndsAsTossSaysAndNeverBefore() {
    toss.confirms(silence());
    for (int question = 0; question < 170; question++) {
      toss.shows(silence());
    }
    toss.shows(shown(TossStatus.DONE));

    assertThat(confirmed().status()).isEqualTo(DONE);

    assertThat(elapsed()).isGreaterThan(Duration.ofHours(26));
    assertThat(books.journals).hasSize(1);
  }

  @Test
  void definiteErrorLooksUpThenUsesTheNextKey() {
    toss.confirms(refusal("PROVIDER_ERROR"))
        .confirms(shown(TossStatus.DONE))
        .shows(shown(TossStatus.IN_PROGRESS));

    assertThat(confirmed().status()).isEqualTo(DONE);

    String key = "confirm:" + request.paymentId();
    assertThat(toss.confirmKeys).containsExactly(key + ":1", key + ":2");
    assertThat(toss.questions).hasSize(1);
  }

  @Test
  void keysThatErrorsHaveSpentAreNotSentAgainAtLeisure() {
    for (int refused = 0; refused < 7; refused++) {
      toss.confirms(refusal("PROVIDER_ERROR"));
    }
    toss.confirms(shown(TossStatus.DONE)).shows(shown(TossStatus.IN_PROGRESS));

    assertThat(confirmed().status()).isEqualTo(DONE);

    assertThat(toss.confirmKeys).hasSize(8).doesNotHaveDuplicates();
    assertThat(books.statuses).containsExactly(READY, EXECUTING, UNKNOWN, DONE);
  }

  @Test
  void tooManyRequestsAreMetWithPausesThatDouble() {
    for (int refused = 0; refused < 4; refused++) {
      toss.confirms(refusal("TOO_MANY_REQUESTS"));
    }
    toss.confirms(shown(TossStatus.DONE)).shows(shown(TossStatus.IN_PROGRESS));

    assertThat(confirmed().status()).isEqualTo(DONE);

    // 1, 2, 4 and 8 seconds, each with up to one more.
    assertThat(pauses())
        .extracting(pause -> pause.dividedBy(Duration.ofSeconds(1)))
        .satisfiesExactly(
            first -> assertThat(first).isBetween(1L, 2L),
            second -> assertThat(second).isBetween(2L, 3L),
            third -> assertThat(third).isBetween(4L, 5L),
            fourth -> assertThat(fourth).isBetween(8L, 9L));
  }

  @Test
  void mismatchThatOnlyTheLookUpShowsIsAskedAgain() {
    PaymentId other = Samples.request("other", Samples.REQUESTED).paymentId();
    toss.confirms(silence())
        .shows(() -> new TossAnswer.Found(Samples.toss(other, TossStatus.DONE)))
        .shows(shown(TossStatus.DONE));

    assertThat(confirmed().status()).isEqualTo(DONE);
  }

  @Test
  void requestInFlightIsWaitedForUnderTheSameKey() {
    toss.confirms(refusal("IDEMPOTENT_REQUEST_PROCESSING")).confirms(shown(TossStatus.DONE));

    assertThat(confirmed().status()).isEqualTo(DONE);

    assertThat(toss.confirmKeys).hasSize(2).containsOnly("confirm:" + request.paymentId() + ":1");
  }

  @Test
  void declinedCardLeavesNoLedgerEntry() {
    toss.confirms(refusal("REJECT_CARD_PAYMENT"));

    PaymentOutcome outcome = confirmed();

    assertThat(outcome.status()).isEqualTo(FAILED);
    assertThat(failureOf(outcome).code()).isEqualTo(ErrorCode.DECLINED);
    assertThat(failureOf(outcome).tossCode()).isEqualTo("REJECT_CARD_PAYMENT");
    assertThat(books.journals).isEmpty();
  }

  @Test
  void closedBankSaysWhenItOpensAgain() {
    Instant opens = request.requestedAt().plus(Duration.ofMinutes(40));
    hours.opensAt(opens);
    toss.confirms(refusal("NOT_AVAILABLE_BANK"));

    assertThat(failureOf(confirmed()))
        .isEqualTo(
            new Failure(
                ErrorCode.BANK_MAINTENANCE,
                "NOT_AVAILABLE_BANK",
                "Toss says NOT_AVAILABLE_BANK",
                opens));
  }

  @Test
  void bankMaintenanceEndsThePaymentWithItsOwnCode() {
    toss.confirms(refusal("NOT_AVAILABLE_BANK"));

    assertThat(failureOf(confirmed()).code()).isEqualTo(ErrorCode.BANK_MAINTENANCE);
  }

  @Test
  void paymentKeyOfAnotherOrderIsAMismatch() {
    PaymentId other = Samples.request("other", Samples.REQUESTED).paymentId();
    toss.confirms(refusal("INVALID_REQUEST"))
        .shows(() -> new TossAnswer.Found(Samples.toss(other, TossStatus.IN_PROGRESS)));

    assertThat(failureOf(confirmed()).code()).isEqualTo(ErrorCode.CONFIRM_MISMATCH);
  }

  @Test
  void alreadyProcessedPaymentOfOursCountsAsCharged() {
    toss.confirms(refusal("ALREADY_PROCESSED_PAYMENT")).shows(shown(TossStatus.DONE));

    assertThat(confirmed().status()).isEqualTo(DONE);
  }

  @Test
  void confirmOfAnotherAmountIsIgnored() {
    toss.confirms(shown(TossStatus.DONE)).shows(refusal("NOT_FOUND_PAYMENT"));
    WorkflowClient.start(payment::run, request);

    payment.confirm(new Checkout(KEY, Money.krw(100)));

    assertThat(result().status()).isEqualTo(EXPIRED);
    assertThat(toss.confirmKeys).isEmpty();
  }

  @Test
  void secondConfirmWithAnotherKeyIsIgnored() {
    toss.confirms(shown(TossStatus.DONE));
    WorkflowClient.start(payment::run, request);

    payment.confirm(new Checkout(KEY, PRICE));
    assertThat(result().status()).isEqualTo(DONE);

    assertThat(toss.confirmKeys).hasSize(1);
  }

  @Test
  void cancelBeforeTheConfirmClosesWithoutACharge() {
    WorkflowClient.start(payment::run, request);

    payment.cancel(new CancelWish("The buyer left"));

    assertThat(result().status()).isEqualTo(CANCELED);
    assertThat(toss.confirmKeys).isEmpty();
  }

  @Test
  void lateApprovalOfACancelledPaymentIsBookedAndGivenBack() {
    RefundId refund = Ids.refund("test", request.paymentId(), "delete");
    toss.confirms(silence()).shows(silence()).shows(silence()).shows(shown(TossStatus.DONE));
    WorkflowClient.start(payment::run, request);
    payment.confirm(new Checkout(KEY, PRICE));

    payment.cancel(new CancelWish("The buyer left", refund, "print"));

    assertThat(result().status()).isEqualTo(DONE);
    assertThat(books.journals).hasSize(1);
    assertThat(children()).containsExactly(refund.value());
  }

  @Test
  void lateApprovalThatAnOperatorCancelledHasADerivedRefund() {
    toss.confirms(silence()).shows(silence()).shows(silence()).shows(shown(TossStatus.DONE));
    WorkflowClient.start(payment::run, request);
    payment.confirm(new Checkout(KEY, PRICE));

    payment.cancel(new CancelWish("The buyer left"));

    assertThat(result().status()).isEqualTo(DONE);
    assertThat(children()).containsExactly(Ids.refundOfLateCharge(request.paymentId()).value());
  }

  @Test
  void chargeThatTossHasPartlyGivenBackIsBookedAndFollowedUp() {
    TossPayment part = givenBack(Samples.toss(request.paymentId(), TossStatus.DONE));
    toss.confirms(silence()).shows(() -> new TossAnswer.Found(part));

    assertThat(confirmed().status()).isEqualTo(DONE);
    assertThat(children()).containsExactly("followup-" + request.paymentId());
  }

  @Test
  void cancelThatTheLastHintShowsIsFollowedUp() {
    TossPayment part = givenBack(Samples.toss(request.paymentId(), TossStatus.DONE));
    toss.confirms(shown(TossStatus.DONE)).shows(() -> new TossAnswer.Found(part));
    temporal.getWorkerFactory().suspendPolling();
    WorkflowClient.start(payment::run, request);
    payment.hint(new Hint("PAYMENT_STATUS_CHANGED"));
    payment.confirm(new Checkout(KEY, PRICE));

    temporal.getWorkerFactory().resumePolling();

    assertThat(result().status()).isEqualTo(DONE);
    assertThat(children()).containsExactly("followup-" + request.paymentId());
  }

  private static TossPayment givenBack(TossPayment done) {
    return new TossPayment(
        done.paymentKey(),
        done.orderId(),
        TossStatus.PARTIAL_CANCELED,
        done.total(),
        Money.krw(9_000),
        done.method(),
        done.approvedAt(),
        null,
        null,
        List.of(new TossCancel("tx", Money.krw(1_000), "back office", Samples.REQUESTED)),
        null,
        null);
  }

  private List<String> children() {
    return temporal
        .getWorkflowClient()
        .fetchHistory(request.paymentId().value())
        .getHistory()
        .getEventsList()
        .stream()
        .filter(HistoryEvent::hasStartChildWorkflowExecutionInitiatedEventAttributes)
        .map(event -> event.getStartChildWorkflowExecutionInitiatedEventAttributes())
        .map(started -> started.getWorkflowId())
        .toList();
  }

  @Test
  void nativeCancelIsTheShopsCancel() {
    WorkflowClient.start(payment::run, request);

    WorkflowStub.fromTyped(payment).cancel();

    assertThatThrownBy(this::result).isInstanceOf(WorkflowFailedException.class);
    assertThat(books.statuses).containsExactly(READY, CANCELED);
    assertThat(toss.confirmKeys).isEmpty();
  }

  @Test
  void hintBeforeTheConfirmOnlyAsksToss() {
    toss.shows(shown(TossStatus.IN_PROGRESS)).confirms(shown(TossStatus.DONE));
    WorkflowClient.start(payment::run, request);

    payment.hint(new Hint("PAYMENT_STATUS_CHANGED"));
    payment.confirm(new Checkout(KEY, PRICE));

    assertThat(result().status()).isEqualTo(DONE);
    assertThat(toss.confirmKeys).hasSize(1);
  }

  @Test
  void cancelBeforeTheDepositShutsTheAccountAtToss() {
    toss.confirms(shown(TossStatus.WAITING_FOR_DEPOSIT))
        .shows(shown(TossStatus.WAITING_FOR_DEPOSIT))
        .cancels(silence())
        .cancels(refusal("PROVIDER_ERROR"))
        .cancels(canceledBeforeTheDeposit());
    WorkflowClient.start(payment::run, request);
    payment.confirm(new Checkout(KEY, PRICE));
    temporal.sleep(Duration.ofMinutes(1));

    payment.cancel(new CancelWish("changed my mind"));

    assertThat(result().status()).isEqualTo(CANCELED);
    String key = "cancel:" + Ids.cancelOfDeposit(request.paymentId()) + ":";
    assertThat(toss.cancelKeys).containsExactly(key + 1, key + 1, key + 2);
    assertThat(books.statuses).containsExactly(READY, EXECUTING, WAITING_FOR_DEPOSIT, CANCELED);
    assertThat(books.journals).isEmpty();
  }

  @Test
  void depositThatComesBeforeTheCancelIsBooked() {
    toss.confirms(shown(TossStatus.WAITING_FOR_DEPOSIT))
        .shows(shown(TossStatus.DONE))
        .cancels(refusal("INVALID_REFUND_ACCOUNT_INFO"));
    WorkflowClient.start(payment::run, request);
    payment.confirm(new Checkout(KEY, PRICE));

    payment.cancel(new CancelWish("changed my mind"));

    assertThat(result().status()).isEqualTo(DONE);
    assertThat(books.journals).hasSize(1);
    assertThat(children()).anyMatch(id -> id.startsWith("ref_"));
  }

  private Supplier<TossAnswer> canceledBeforeTheDeposit() {
    return shown(TossStatus.CANCELED);
  }

  @Test
  void secondDepositIsTheSecondCapture() {
    books.register(request);
    books.begin(new Beginning(request.paymentId(), KEY));
    books.depositsReversed = 1;
    toss.shows(shown(TossStatus.WAITING_FOR_DEPOSIT)).shows(shown(TossStatus.DONE));
    WorkflowClient.start(payment::run, request);
    payment.hint(new Hint("DEPOSIT_CALLBACK"));

    assertThat(result().status()).isEqualTo(DONE);

    assertThat(books.journals).containsOnlyKeys("capture:" + KEY + ":2");
  }

  @Test
  void depositIsAwaitedUntilItComes() {
    toss.confirms(shown(TossStatus.WAITING_FOR_DEPOSIT))
        .shows(shown(TossStatus.WAITING_FOR_DEPOSIT))
        .shows(shown(TossStatus.DONE));
    WorkflowClient.start(payment::run, request);
    payment.confirm(new Checkout(KEY, PRICE));

    payment.hint(new Hint("DEPOSIT_CALLBACK"));
    temporal.registerDelayedCallback(
        Duration.ofHours(5), () -> payment.hint(new Hint("DEPOSIT_CALLBACK")));

    assertThat(result().status()).isEqualTo(DONE);
    assertThat(books.statuses).containsExactly(READY, EXECUTING, WAITING_FOR_DEPOSIT, DONE);
  }

  @Test
  void finalRowOfAnEarlierRunEndsTheNewRunAtOnce() {
    books.register(request);
    books.close(new Closing(request.paymentId(), CANCELED, null));

    WorkflowClient.start(payment::run, request);

    assertThat(result().status()).isEqualTo(CANCELED);
    assertThat(toss.questions).isEmpty();
  }

  @Test
  void runOverAnExecutingRowAsksTossBeforeItConfirms() {
    books.register(request);
    books.begin(new Beginning(request.paymentId(), KEY));
    toss.shows(shown(TossStatus.IN_PROGRESS)).confirms(shown(TossStatus.DONE));

    WorkflowClient.start(payment::run, request);

    assertThat(result().status()).isEqualTo(DONE);
    assertThat(toss.questions).hasSize(1);
    assertThat(toss.confirmKeys).containsExactly("confirm:" + request.paymentId() + ":1");
  }

  @Test
  void tossWithoutMoneyNeverEndsDone() {
    for (TossStatus status : List.of(TossStatus.ABORTED, TossStatus.EXPIRED)) {
      toss.confirms(silence()).shows(shown(status));
    }

    assertThat(confirmed().status()).isEqualTo(FAILED);
    assertThat(books.journals).isEmpty();
  }

  @Test
  void heldPaymentGoesOnWhenApproved() {
    books.firstStatus = IN_REVIEW;
    toss.confirms(shown(TossStatus.DONE));
    WorkflowClient.start(payment::run, request);
    temporal.sleep(Duration.ofHours(3));

    CommandReceipt receipt = payment.command(told(CommandKind.APPROVE));
    payment.confirm(new Checkout(KEY, PRICE));

    assertThat(receipt).isEqualTo(new CommandReceipt(CommandKind.APPROVE, true, IN_REVIEW));
    assertThat(result().status()).isEqualTo(DONE);
    assertThat(books.statuses).containsExactly(IN_REVIEW, READY, EXECUTING, DONE);
    assertThat(desk.opened()).isEqualTo(1);
    assertThat(desk.open()).isNull();
  }

  @Test
  void heldPaymentEndsWhenRefused() {
    books.firstStatus = IN_REVIEW;
    WorkflowClient.start(payment::run, request);
    temporal.sleep(Duration.ofMinutes(1));

    payment.command(told(CommandKind.REFUSE));

    assertThat(failureOf(result()).code()).isEqualTo(ErrorCode.RISK_REFUSED);
    assertThat(desk.audit.values())
        .extracting(AuditEntry::kind)
        .containsExactly(CommandKind.REFUSE);
  }

  @Test
  void heldPaymentThatNobodyDecidesOnEndsAfterADay() {
    books.firstStatus = IN_REVIEW;

    WorkflowClient.start(payment::run, request);

    assertThat(failureOf(result()).code()).isEqualTo(ErrorCode.RISK_REVIEW_EXPIRED);
    assertThat(elapsed()).isBetween(Duration.ofHours(24), Duration.ofHours(25));
  }

  @Test
  void stuckPaymentStandsInTheInboxUntilTossAnswers() {
    toss.confirms(silence()).shows(silence());
    WorkflowClient.start(payment::run, request);
    payment.confirm(new Checkout(KEY, PRICE));
    temporal.sleep(Duration.ofMinutes(30));

    assertThat(Objects.requireNonNull(desk.open()).code()).isEqualTo(ErrorCode.TOSS_NO_ANSWER);
    toss.shows(shown(TossStatus.DONE));
    CommandReceipt receipt = payment.command(told(CommandKind.LOOK_UP));

    assertThat(receipt.allowed()).isTrue();
    assertThat(result().status()).isEqualTo(DONE);
    assertThat(desk.open()).isNull();
    assertThat(desk.opened()).isEqualTo(1);
  }

  @Test
  void newRunOfATerminatedPaymentClosesTheCaseThatTheFirstOneOpened() {
    toss.confirms(silence()).shows(silence());
    WorkflowClient.start(payment::run, request);
    payment.confirm(new Checkout(KEY, PRICE));
    temporal.sleep(Duration.ofMinutes(30));
    WorkflowStub.fromTyped(payment).terminate("by mistake");
    assertThat(desk.open()).isNotNull();

    toss.shows(shown(TossStatus.DONE));
    PaymentRequest again = request.continued(new Progress(KEY, 1));
    PaymentWorkflow second =
        temporal
            .getWorkflowClient()
            .newWorkflowStub(
                PaymentWorkflow.class,
                WorkflowOptions.newBuilder()
                    .setWorkflowId(request.paymentId().value())
                    .setTaskQueue(PaymentWorkflow.TASK_QUEUE)
                    .build());

    assertThat(second.run(again).status()).isEqualTo(DONE);
    assertThat(desk.open()).isNull();
    assertThat(toss.confirmKeys).containsOnly("confirm:" + request.paymentId() + ":1");
  }

  @Test
  void commandThatTheStateDoesNotTakeIsRefusedAndAudited() {
    toss.confirms(shown(TossStatus.DONE));
    WorkflowClient.start(payment::run, request);

    CommandReceipt receipt = payment.command(told(CommandKind.APPROVE));
    payment.confirm(new Checkout(KEY, PRICE));

    assertThat(receipt).isEqualTo(new CommandReceipt(CommandKind.APPROVE, false, READY));
    assertThat(result().status()).isEqualTo(DONE);
    assertThat(desk.audit.values())
        .singleElement()
        .satisfies(
            line -> {
              assertThat(line.allowed()).isFalse();
              assertThat(line.actor()).isEqualTo("operator-1");
            });
  }

  @Test
  void commandWithoutAReasonIsRefused() {
    WorkflowClient.start(payment::run, request);
    var nobodyKnowsWhy = new OperatorCommand(CommandKind.LOOK_UP, "operator-1", " ", null);

    assertThatThrownBy(() -> payment.command(nobodyKnowsWhy))
        .isInstanceOf(WorkflowUpdateException.class);
  }

  @Test
  void wrongSecretKeyCallsAnOperatorAndBurnsNothing() {
    toss.confirms(refusal("UNAUTHORIZED_KEY")).confirms(shown(TossStatus.DONE));
    for (int question = 0; question < 10; question++) {
      toss.shows(refusal("UNAUTHORIZED_KEY"));
    }
    toss.shows(shown(TossStatus.IN_PROGRESS));

    assertThat(confirmed().status()).isEqualTo(DONE);

    String key = "confirm:" + request.paymentId();
    assertThat(toss.confirmKeys).containsExactly(key + ":1", key + ":2");
    assertThat(desk.opened()).isEqualTo(1);
    assertThat(desk.open()).isNull();
  }

  @Test
  void caseOfARejectedKeyIsOpenedAtOnce() {
    toss.confirms(refusal("UNAUTHORIZED_KEY")).shows(refusal("UNAUTHORIZED_KEY"));
    WorkflowClient.start(payment::run, request);
    payment.confirm(new Checkout(KEY, PRICE));
    temporal.sleep(Duration.ofSeconds(3));

    assertThat(Objects.requireNonNull(desk.open()).code()).isEqualTo(ErrorCode.TOSS_UNAUTHORIZED);
  }

  @Test
  void caseNamesWhyTossHasNotDecided() {
    toss.confirms(silence()).shows(refusal("TOO_MANY_REQUESTS"));
    WorkflowClient.start(payment::run, request);
    payment.confirm(new Checkout(KEY, PRICE));
    temporal.sleep(Duration.ofMinutes(30));

    assertThat(Objects.requireNonNull(desk.open()).code()).isEqualTo(ErrorCode.TOSS_RATE_LIMITED);
  }

  private static OperatorCommand told(CommandKind kind) {
    return new OperatorCommand(kind, "operator-1", "because", null);
  }

  private PaymentOutcome confirmed() {
    WorkflowClient.start(payment::run, request);
    payment.confirm(new Checkout(KEY, PRICE));
    return result();
  }

  private static Failure failureOf(PaymentOutcome outcome) {
    return Objects.requireNonNull(outcome.failure(), "the outcome names a failure");
  }

  private PaymentOutcome result() {
    return WorkflowStub.fromTyped(payment).getResult(PaymentOutcome.class);
  }

  private Supplier<TossAnswer> shown(TossStatus status) {
    return () -> {
      TossPayment shown = Samples.toss(request.paymentId(), status);
      return new TossAnswer.Found(shown);
    };
  }

  /** What was waited for after the buyer had agreed. */
  private List<Duration> pauses() {
    return temporal
        .getWorkflowClient()
        .fetchHistory(request.paymentId().value())
        .getHistory()
        .getEventsList()
        .stream()
        .filter(HistoryEvent::hasTimerStartedEventAttributes)
        .map(event -> event.getTimerStartedEventAttributes().getStartToFireTimeout())
        .map(wait -> Duration.ofSeconds(wait.getSeconds(), wait.getNanos()))
        .filter(wait -> wait.compareTo(Duration.ofMinutes(1)) < 0)
        .toList();
  }

  private Duration elapsed() {
    return Duration.between(
        request.requestedAt(), Instant.ofEpochMilli(temporal.currentTimeMillis()));
  }

  private List<?> history() {
    return temporal
        .getWorkflowClient()
        .fetchHistory(request.paymentId().value())
        .getHistory()
        .getEventsList();
  }
}
