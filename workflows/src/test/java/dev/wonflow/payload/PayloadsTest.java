package dev.wonflow.payload;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.protobuf.ByteString;
import dev.wonflow.batch.BatchAsking;
import dev.wonflow.batch.BatchCommand;
import dev.wonflow.batch.BatchGone;
import dev.wonflow.batch.BatchGroup;
import dev.wonflow.batch.BatchItem;
import dev.wonflow.batch.BatchMark;
import dev.wonflow.batch.BatchPace;
import dev.wonflow.batch.BatchReceipt;
import dev.wonflow.batch.BatchRecords;
import dev.wonflow.batch.BatchRequest;
import dev.wonflow.batch.BatchSource;
import dev.wonflow.batch.BatchState;
import dev.wonflow.batch.BatchStatus;
import dev.wonflow.batch.BatchWorkflow;
import dev.wonflow.error.ErrorCode;
import dev.wonflow.id.BatchId;
import dev.wonflow.id.Ids;
import dev.wonflow.id.PaymentId;
import dev.wonflow.id.PaymentKey;
import dev.wonflow.id.PayoutId;
import dev.wonflow.id.RefundId;
import dev.wonflow.id.SellerId;
import dev.wonflow.ledger.Capture;
import dev.wonflow.ledger.DepositError;
import dev.wonflow.ledger.Ledger;
import dev.wonflow.ledger.Posted;
import dev.wonflow.ledger.Reversal;
import dev.wonflow.ledger.TakenBack;
import dev.wonflow.money.Money;
import dev.wonflow.operation.AuditEntry;
import dev.wonflow.operation.ClosedCase;
import dev.wonflow.operation.CommandKind;
import dev.wonflow.operation.CommandReceipt;
import dev.wonflow.operation.OperatorCase;
import dev.wonflow.operation.OperatorCommand;
import dev.wonflow.payment.Awaiting;
import dev.wonflow.payment.Beginning;
import dev.wonflow.payment.CancelWish;
import dev.wonflow.payment.Checkout;
import dev.wonflow.payment.Closing;
import dev.wonflow.payment.Failure;
import dev.wonflow.payment.Hint;
import dev.wonflow.payment.PaymentOrder;
import dev.wonflow.payment.PaymentOutcome;
import dev.wonflow.payment.PaymentRecords;
import dev.wonflow.payment.PaymentRequest;
import dev.wonflow.payment.PaymentState;
import dev.wonflow.payment.PaymentStatus;
import dev.wonflow.payment.PaymentWorkflow;
import dev.wonflow.payment.Progress;
import dev.wonflow.payment.Release;
import dev.wonflow.payment.Waits;
import dev.wonflow.payout.BalanceWorkflow;
import dev.wonflow.payout.CancelPayout;
import dev.wonflow.payout.Delivered;
import dev.wonflow.payout.Deliveries;
import dev.wonflow.payout.Delivery;
import dev.wonflow.payout.DeliveryWorkflow;
import dev.wonflow.payout.FindPayout;
import dev.wonflow.payout.FindSeller;
import dev.wonflow.payout.Hours;
import dev.wonflow.payout.HoursAsked;
import dev.wonflow.payout.PayoutAnswer;
import dev.wonflow.payout.PayoutAudit;
import dev.wonflow.payout.PayoutCase;
import dev.wonflow.payout.PayoutCommand;
import dev.wonflow.payout.PayoutEnd;
import dev.wonflow.payout.PayoutHours;
import dev.wonflow.payout.PayoutMark;
import dev.wonflow.payout.PayoutOperations;
import dev.wonflow.payout.PayoutOutcome;
import dev.wonflow.payout.PayoutProgress;
import dev.wonflow.payout.PayoutReceipt;
import dev.wonflow.payout.PayoutRecords;
import dev.wonflow.payout.PayoutRequest;
import dev.wonflow.payout.PayoutReturn;
import dev.wonflow.payout.PayoutReturnWorkflow;
import dev.wonflow.payout.PayoutState;
import dev.wonflow.payout.PayoutStatus;
import dev.wonflow.payout.PayoutWaits;
import dev.wonflow.payout.PayoutWorkflow;
import dev.wonflow.payout.RegisterSeller;
import dev.wonflow.payout.ReleaseWorkflow;
import dev.wonflow.payout.Released;
import dev.wonflow.payout.SellerAnswer;
import dev.wonflow.payout.SellerMark;
import dev.wonflow.payout.SellerRecords;
import dev.wonflow.payout.SellerRequest;
import dev.wonflow.payout.SellerState;
import dev.wonflow.payout.SellerStatus;
import dev.wonflow.payout.SellerWorkflow;
import dev.wonflow.payout.SendPayout;
import dev.wonflow.payout.TossBalance;
import dev.wonflow.payout.TossPayout;
import dev.wonflow.payout.TossPayoutStatus;
import dev.wonflow.payout.TossPayouts;
import dev.wonflow.payout.TossSeller;
import dev.wonflow.payout.TossSellers;
import dev.wonflow.reconciliation.BankImported;
import dev.wonflow.reconciliation.BankStatement;
import dev.wonflow.reconciliation.BankStatementWorkflow;
import dev.wonflow.reconciliation.BankStatements;
import dev.wonflow.reconciliation.BookedLines;
import dev.wonflow.reconciliation.Comparing;
import dev.wonflow.reconciliation.Comparison;
import dev.wonflow.reconciliation.Decision;
import dev.wonflow.reconciliation.DecisionKind;
import dev.wonflow.reconciliation.DecisionOutcome;
import dev.wonflow.reconciliation.DecisionWorkflow;
import dev.wonflow.reconciliation.Decisions;
import dev.wonflow.reconciliation.MissingWorkflows;
import dev.wonflow.reconciliation.OpenedRun;
import dev.wonflow.reconciliation.Opening;
import dev.wonflow.reconciliation.PagesRead;
import dev.wonflow.reconciliation.PayoutReading;
import dev.wonflow.reconciliation.PayoutRemedy;
import dev.wonflow.reconciliation.PayoutReports;
import dev.wonflow.reconciliation.PayoutsRead;
import dev.wonflow.reconciliation.Reading;
import dev.wonflow.reconciliation.Reconciliation;
import dev.wonflow.reconciliation.ReconciliationOutcome;
import dev.wonflow.reconciliation.ReconciliationRequest;
import dev.wonflow.reconciliation.ReconciliationStarter;
import dev.wonflow.reconciliation.ReconciliationVerdict;
import dev.wonflow.reconciliation.ReconciliationWorkflow;
import dev.wonflow.reconciliation.Remedies;
import dev.wonflow.reconciliation.Remedy;
import dev.wonflow.reconciliation.RunEnd;
import dev.wonflow.reconciliation.RunReference;
import dev.wonflow.reconciliation.SettlementPlace;
import dev.wonflow.reconciliation.SettlementReading;
import dev.wonflow.reconciliation.Settlements;
import dev.wonflow.reconciliation.SettlementsRead;
import dev.wonflow.reconciliation.SignOff;
import dev.wonflow.reconciliation.SignOffOutcome;
import dev.wonflow.reconciliation.SignOffWorkflow;
import dev.wonflow.reconciliation.Started;
import dev.wonflow.reconciliation.Suspects;
import dev.wonflow.reconciliation.Trigger;
import dev.wonflow.reconciliation.Unhealed;
import dev.wonflow.refund.Adopted;
import dev.wonflow.refund.Adoption;
import dev.wonflow.refund.FollowUpOutcome;
import dev.wonflow.refund.FollowUpRequest;
import dev.wonflow.refund.FollowUpWorkflow;
import dev.wonflow.refund.OpenedRefund;
import dev.wonflow.refund.RefundMark;
import dev.wonflow.refund.RefundOutcome;
import dev.wonflow.refund.RefundPart;
import dev.wonflow.refund.RefundProgress;
import dev.wonflow.refund.RefundRecords;
import dev.wonflow.refund.RefundRefusal;
import dev.wonflow.refund.RefundRequest;
import dev.wonflow.refund.RefundSource;
import dev.wonflow.refund.RefundStatus;
import dev.wonflow.refund.RefundWorkflow;
import dev.wonflow.refund.Standing;
import dev.wonflow.toss.BankHours;
import dev.wonflow.toss.Cancel;
import dev.wonflow.toss.ClosedBank;
import dev.wonflow.toss.Confirm;
import dev.wonflow.toss.FaultClass;
import dev.wonflow.toss.LookUp;
import dev.wonflow.toss.Reopening;
import dev.wonflow.toss.Toss;
import dev.wonflow.toss.TossAnswer;
import dev.wonflow.toss.TossCancel;
import dev.wonflow.toss.TossPayment;
import dev.wonflow.toss.TossStatus;
import dev.wonflow.toss.VirtualAccount;
import dev.wonflow.wallet.Credit;
import dev.wonflow.wallet.Credited;
import dev.wonflow.wallet.Debit;
import dev.wonflow.wallet.Debited;
import dev.wonflow.wallet.Wallet;
import io.temporal.api.common.v1.Payload;
import io.temporal.common.converter.DataConverter;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every record of a workflow's contract survives the wire, also with a field that came later. */
class PayloadsTest {
  private static final DataConverter CONVERTER = Payloads.converter();
  private static final PaymentId ID = Ids.payment("test", "demo", "key");
  private static final PaymentKey KEY = new PaymentKey("sim20260105091500aB3dE");
  private static final PayoutId PAYOUT = Ids.payout("test", "demo", "key");
  private static final SellerId SELLER = new SellerId("seller-1");
  private static final Instant AT = Instant.parse("2026-01-05T00:15:42.123456Z");
  private static final PayoutCase CASE =
      new PayoutCase(PAYOUT, ErrorCode.TOSS_IN_FLIGHT, AT, "words");
  private static final Money PRICE = Money.krw(10_000);
  private static final VirtualAccount ACCOUNT = new VirtualAccount("88", "X123", AT);
  private static final Failure FAILURE = new Failure(ErrorCode.DECLINED, "FDS_ERROR", "no", AT);
  private static final RefundId REFUND = Ids.refund("test", ID, "key");
  private static final TossCancel CANCEL = new TossCancel("txrd_1", Money.krw(6_000), "ref_1", AT);
  private static final TossPayment TOSS =
      new TossPayment(
          KEY,
          ID,
          TossStatus.DONE,
          PRICE,
          Money.krw(4_000),
          "카드",
          AT,
          "digest",
          ACCOUNT,
          List.of(CANCEL),
          "CODE",
          "words");

  static Stream<Object> payloads() {
    PaymentOrder order =
        new PaymentOrder(Ids.order(ID, 1), new SellerId("seller-1"), PRICE, "A book");
    return Stream.of(
        new PaymentRequest(
            ID,
            "demo",
            "print",
            "buyer",
            "Books",
            PRICE,
            List.of(order),
            "https://shop.example",
            AT,
            AT.plus(Duration.ofMinutes(30)),
            Waits.DEFAULT,
            new Progress(KEY, 2, AT, true, new CancelWish("left"), true)),
        new PaymentOutcome(PaymentStatus.FAILED, FAILURE),
        new PaymentState(PaymentStatus.EXECUTING, KEY, null, 2),
        new Checkout(KEY, PRICE),
        new Hint("PAYMENT_STATUS_CHANGED"),
        new CancelWish("changed my mind", REFUND, "print"),
        new Beginning(ID, KEY),
        new Awaiting(ID, KEY, PaymentStatus.WAITING_FOR_DEPOSIT, "가상계좌", ACCOUNT, "digest", AT),
        new ClosedBank(ID, KEY),
        new Reopening(AT),
        new Closing(ID, PaymentStatus.EXPIRED, FAILURE),
        new Confirm(ID, KEY, PRICE, 2),
        new LookUp(ID, null),
        new TossAnswer.Found(TOSS),
        new TossAnswer.Refused(FaultClass.DECLINED, "FDS_ERROR", "no"),
        new Capture(ID, KEY, PRICE, 2, AT, "카드", "digest"),
        new Posted(7, "capture:" + KEY),
        new Credit(ID, "capture:" + KEY),
        new Credited(PaymentStatus.DONE, 3),
        new Release(ID, AT),
        new RefundRequest(
            REFUND,
            ID,
            "demo",
            "print",
            "broken",
            PRICE,
            List.of(new RefundPart(Ids.order(ID, 1), PRICE)),
            RefundSource.API,
            "vlt_1",
            AT,
            Waits.DEFAULT,
            new RefundProgress(2, AT, true)),
        new OpenedRefund(
            RefundStatus.HELD,
            PaymentStatus.DONE,
            true,
            KEY,
            PRICE,
            PRICE,
            List.of(new RefundPart(Ids.order(ID, 1), PRICE)),
            null),
        new RefundMark(REFUND, RefundStatus.WAITING, FAILURE),
        new RefundRefusal(REFUND, FAILURE),
        new RefundOutcome(RefundStatus.REFUSED, FAILURE),
        new FollowUpRequest(ID, KEY, Waits.DEFAULT),
        new Standing(PaymentStatus.DONE, true, 1, AT),
        new DepositError(ID, KEY, 2, AT),
        new TakenBack(true),
        new FollowUpOutcome(2),
        new Adoption(ID, CANCEL),
        new Adopted(REFUND, RefundStatus.DONE),
        new Cancel(ID, KEY, REFUND, PRICE, PRICE, "broken", "vlt_1", 2),
        new Reversal(ID, REFUND, CANCEL),
        new Debit(ID, REFUND, "cancel:txrd_1"),
        new Debited(PaymentStatus.CANCELED, Money.krw(0)),
        new OperatorCommand(CommandKind.HANDLED, "operator-1", "settled by phone", "call 17"),
        new CommandReceipt(CommandKind.CANCEL, true, PaymentStatus.UNKNOWN),
        new OperatorCase(
            ID, ErrorCode.TOSS_NO_ANSWER, AT, "silence", AT, Set.of(CommandKind.LOOK_UP)),
        new ClosedCase(ID),
        new PayoutRequest(
            PAYOUT,
            "demo",
            SELLER,
            PRICE,
            "finance-1",
            "print",
            PRICE,
            AT,
            PayoutWaits.DEFAULT,
            LocalDate.of(2026, 12, 1),
            new PayoutProgress(AT, AT, CASE)),
        new PayoutState(PayoutStatus.FAILED, "seller_1", "FPA_1", "finance-2", FAILURE),
        new PayoutMark(PAYOUT, PayoutStatus.SCHEDULED, "FPA_1", "finance-2", AT),
        new PayoutEnd(PAYOUT, PayoutStatus.FAILED, "FPA_1", FAILURE, AT),
        new PayoutOutcome(PayoutStatus.REFUSED, FAILURE),
        new PayoutCommand(PayoutCommand.Kind.APPROVE, "finance-2"),
        new PayoutReceipt(PayoutCommand.Kind.CANCEL, true, PayoutStatus.SCHEDULED),
        new SendPayout(PAYOUT, "seller_1", PRICE, 2, LocalDate.of(2026, 12, 1)),
        new CancelPayout(PAYOUT, "FPA_1", PRICE),
        new HoursAsked(SELLER, AT),
        new Hours(List.of(LocalDate.of(2026, 12, 25)), AT),
        CASE,
        new PayoutAudit(PAYOUT, "APPROVE", "finance-2", PayoutStatus.WAITING_FOR_APPROVAL),
        new FindPayout(PAYOUT, PRICE, "FPA_1", AT),
        new PayoutAnswer.Shown(
            new TossPayout("FPA_1", PAYOUT, TossPayoutStatus.IN_PROGRESS, PRICE, "CODE")),
        new PayoutAnswer.Absent(),
        new PayoutAnswer.Refused(FaultClass.CALENDAR, "NOT_ALLOWED_HOLIDAY"),
        new SellerRequest(
            SELLER,
            "demo",
            "ref",
            "vlt_1",
            "print",
            AT,
            Duration.ofSeconds(60),
            Duration.ofDays(1)),
        new SellerState("seller_1", SellerStatus.APPROVED, "CODE"),
        new SellerMark(SELLER, "seller_1", SellerStatus.KYC_REQUIRED, null),
        new Delivery(order.paymentOrderId(), AT),
        new Delivered(AT),
        new Released(500, true),
        new PayoutReturn(PAYOUT, "finance-1", AT),
        new TossBalance(PRICE, PRICE),
        Duration.ofSeconds(60),
        new RegisterSeller("ref", "vlt_1"),
        new FindSeller("ref", null),
        new SellerAnswer.Known(new TossSeller("seller_1", "ref", SellerStatus.APPROVED)),
        new SellerAnswer.Unknown(),
        new SellerAnswer.Refused(FaultClass.NEEDS_HUMAN, "INVALID_ACCOUNT_NUMBER"),
        new AuditEntry(
            "command:1", ID, CommandKind.REFUSE, "operator-1", "risk", null, true, "IN_REVIEW"));
  }

  static Stream<Object> batchPayloads() {
    BatchId batch = Ids.batch("test", "demo", "key");
    return Stream.of(
        new BatchRequest(
            batch,
            "demo",
            BatchSource.ALL_AVAILABLE,
            "finance-1",
            "print",
            PRICE,
            AT,
            PayoutWaits.DEFAULT,
            BatchPace.perMinute(60),
            true),
        new BatchState(BatchStatus.PAUSED, 10, 3),
        new BatchAsking(batch, 10),
        new BatchGroup(List.of(new BatchItem(7, SELLER, PRICE))),
        new BatchGone(batch, List.of(new BatchGone.Gone(7, PAYOUT))),
        new BatchMark(batch, BatchStatus.CANCELED, AT),
        new BatchCommand(BatchCommand.Kind.PAUSE, "finance-1"),
        new BatchReceipt(BatchCommand.Kind.CONTINUE, true, BatchStatus.PAUSED));
  }

  static Stream<Object> reconciliationPayloads() {
    LocalDate date = LocalDate.of(2026, 11, 20);
    return Stream.of(
        new ReconciliationRequest(date, Trigger.HAND),
        new ReconciliationOutcome(
            date, 2, ReconciliationVerdict.OPEN, PRICE, Money.krw(-1), PRICE, 3),
        new Started(date, true),
        new Opening(
            date, "reconciliation-2026-11-20:run", "reconciliation-2026-11-20", Trigger.HAND),
        new OpenedRun(7, true, Duration.ofSeconds(60)),
        new Reading(7, "txrd_1"),
        new PagesRead("txrd_1", 5_000, 1, true),
        new Comparing(7, 2),
        new Comparison(3, 1, 2),
        new RunReference(7),
        new Remedies(
            List.of(new Remedy(ID, null)),
            List.of(
                new PayoutRemedy(
                    new PayoutRequest(
                        PAYOUT,
                        "demo",
                        SELLER,
                        PRICE,
                        "f",
                        "p",
                        PRICE,
                        AT,
                        PayoutWaits.DEFAULT,
                        null))),
            true,
            101,
            PRICE),
        new Suspects(List.of(ID)),
        new MissingWorkflows(7, List.of(ID)),
        new PayoutReading(7, PayoutsRead.none()),
        new PayoutsRead(date, "FPA_1", 3, true),
        new BankStatement("upl_1"),
        new BankImported(3, 2, date, date),
        new Remedy(ID, new FollowUpRequest(ID, null, Waits.DEFAULT)),
        new SettlementReading(7, SettlementPlace.START.next()),
        new SettlementsRead(SettlementPlace.START, 5_000, 1, true),
        new BookedLines(12),
        new Unhealed(2),
        new Decision(
            "decision-1",
            "dis_1",
            DecisionKind.RELEASE,
            "finance-1",
            "found",
            "finance-2",
            "bank",
            "seller-1",
            AT),
        new DecisionOutcome(true, "RESOLVED", "suspense:dis_1:2"),
        new SignOff(date, 2, "finance-1", "checked"),
        new SignOffOutcome(true, "finance-1"),
        new RunEnd(7, "a page", null));
  }

  @ParameterizedTest
  @MethodSource({"payloads", "batchPayloads", "reconciliationPayloads"})
  void roundTrips(Object payload) {
    Payload wire = CONVERTER.toPayload(payload).orElseThrow();

    assertThat(read(wire, contractType(payload))).isEqualTo(payload);
  }

  @ParameterizedTest
  @MethodSource({"payloads", "batchPayloads", "reconciliationPayloads"})
  void ignoresFieldsThatCameLater(Object payload) throws IOException {
    Payload wire = CONVERTER.toPayload(payload).orElseThrow();
    JsonNode json = Payloads.mapper().readTree(wire.getData().toByteArray());
    addField(json);
    ByteString newer = ByteString.copyFrom(Payloads.mapper().writeValueAsBytes(json));

    assertThat(read(wire.toBuilder().setData(newer).build(), contractType(payload)))
        .isEqualTo(payload);
  }

  @Test
  void statusThatCameLaterReadsAsUnknown() throws IOException {
    assertThat(Payloads.mapper().readValue("\"REVERSED\"", TossStatus.class))
        .isEqualTo(TossStatus.UNKNOWN);
    assertThat(Payloads.mapper().readValue("\"NEW_CLASS\"", FaultClass.class))
        .isEqualTo(FaultClass.UNKNOWN_RESULT);
  }

  @Test
  void everyTypeOfTheContractIsTestedHere() {
    Set<Class<?>> tested =
        Stream.of(payloads(), batchPayloads(), reconciliationPayloads())
            .flatMap(all -> all)
            .map(PayloadsTest::contractType)
            .collect(Collectors.toSet());

    Set<Class<?>> used =
        Stream.of(
                PaymentWorkflow.class,
                RefundWorkflow.class,
                FollowUpWorkflow.class,
                PaymentRecords.class,
                RefundRecords.class,
                Toss.class,
                BankHours.class,
                Ledger.class,
                Wallet.class,
                ReconciliationStarter.class,
                ReconciliationWorkflow.class,
                Reconciliation.class,
                Settlements.class,
                DecisionWorkflow.class,
                SignOffWorkflow.class,
                Decisions.class,
                BankStatementWorkflow.class,
                BankStatements.class,
                PayoutReports.class,
                PayoutWorkflow.class,
                PayoutRecords.class,
                PayoutReturnWorkflow.class,
                BalanceWorkflow.class,
                PayoutHours.class,
                PayoutOperations.class,
                DeliveryWorkflow.class,
                ReleaseWorkflow.class,
                Deliveries.class,
                TossPayouts.class,
                SellerWorkflow.class,
                SellerRecords.class,
                TossSellers.class,
                BatchWorkflow.class,
                BatchRecords.class)
            .flatMap(type -> Arrays.stream(type.getMethods()))
            .filter(method -> !Modifier.isStatic(method.getModifiers()))
            .flatMap(PayloadsTest::types)
            .filter(type -> type != void.class)
            .collect(Collectors.toSet());

    assertThat(tested).containsAll(used);
  }

  private static Stream<Class<?>> types(Method method) {
    return Stream.concat(
        Arrays.stream(method.getParameterTypes()), Stream.of(method.getReturnType()));
  }

  private static Class<?> contractType(Object payload) {
    return Stream.<Class<?>>of(TossAnswer.class, PayoutAnswer.class, SellerAnswer.class)
        .filter(type -> type.isInstance(payload))
        .findFirst()
        .orElse(payload.getClass());
  }

  private static Object read(Payload wire, Class<?> type) {
    return CONVERTER.fromPayload(wire, type, type);
  }

  /** To the record and to every record inside it. */
  private static void addField(JsonNode json) {
    if (json instanceof ObjectNode object) {
      object.put("addedLater", 1);
    }
    json.forEach(PayloadsTest::addField);
  }
}
