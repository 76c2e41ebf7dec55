package dev.wonflow.activities;

import static dev.wonflow.activities.TestPayment.aPayment;
import static dev.wonflow.activities.TestPayment.aSeller;
import static dev.wonflow.refund.RefundStatus.DONE;
import static dev.wonflow.refund.RefundStatus.EXECUTING;
import static dev.wonflow.refund.RefundStatus.HELD;
import static dev.wonflow.refund.RefundStatus.REFUSED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wonflow.activities.ledger.VerifyLedger;
import dev.wonflow.error.ErrorCode;
import dev.wonflow.ledger.Posted;
import dev.wonflow.money.Money;
import dev.wonflow.payment.Failure;
import dev.wonflow.payment.PaymentStatus;
import dev.wonflow.refund.Adopted;
import dev.wonflow.refund.Adoption;
import dev.wonflow.refund.OpenedRefund;
import dev.wonflow.refund.RefundMark;
import dev.wonflow.refund.RefundOutcome;
import dev.wonflow.refund.RefundRecords;
import dev.wonflow.refund.RefundRefusal;
import dev.wonflow.refund.RefundStatus;
import dev.wonflow.toss.TossCancel;
import dev.wonflow.wallet.Debited;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;

class RefundTest extends DatabaseTest {
  @Autowired RefundRecords refunds;
  private final String seller = aSeller();
  private final String other = aSeller();
  private final TestPayment payment = aPayment().with(seller, 10_000);
  private final TestPayment two = aPayment().with(seller, 7_000).with(other, 3_000);

  @Test
  void openRefundIsReservedAndHeldAndMovesNothingYet() {
    charge(payment);

    OpenedRefund opened = refunds.open(TestRefund.of(payment, 4_000).request());

    assertThat(opened.status()).isEqualTo(HELD);
    assertThat(opened.fresh()).isTrue();
    assertThat(opened.refundable()).isEqualTo(Money.krw(10_000));
    assertThat(wallet(seller)).isEqualTo("5819 3881");
    assertThat(order(payment, 1)).isEqualTo("0 4000");
    assertThat(gap(seller)).isZero();
  }

  @Test
  void fourThousandOfTenAreReversedAsTheContractSays() {
    charge(payment);
    TestRefund refund = TestRefund.of(payment, 4_000);
    refunds.open(refund.request());

    Posted posted = ledger.refund(refund.reversal(4_000));

    assertThat(
            rows(
                """
                select account, direction, amount from ledger_entry where journal_id = ? order by position
                """,
                posted.journalId()))
        .containsExactly(
            "seller-payable D 3881",
            "commission D 109",
            "vat-payable D 10",
            "toss-receivable C 4000");
  }

  @Test
  void partThenRestLeavesNothingAnywhere() {
    charge(payment);

    Debited first = refund(TestRefund.of(payment, 4_000), 4_000);
    Debited second = refund(TestRefund.ofTheRest(payment), 6_000);

    assertThat(first).isEqualTo(new Debited(PaymentStatus.PARTIALLY_CANCELED, Money.krw(6_000)));
    assertThat(second).isEqualTo(new Debited(PaymentStatus.CANCELED, Money.krw(0)));
    assertThat(wallet(seller)).isEqualTo("0 0");
    assertThat(accounts(payment)).containsOnly(0L);
    assertThat(order(payment, 1)).isEqualTo("10000 0");
    assertThat(
            rows(
                "select amount, balance_after from wallet_entry where seller_id = ? order by id",
                seller))
        .containsExactly("9700 9700", "-3881 5819", "-5819 0");
    assertThat(events(payment))
        .containsExactly("payment.done", "payment.partially_canceled", "payment.canceled");
  }

  @Test
  void everyStepMayBeRepeated() {
    charge(payment);
    TestRefund refund = TestRefund.of(payment, 4_000);
    refunds.open(refund.request());
    OpenedRefund again = refunds.open(refund.request());
    Posted first = ledger.refund(refund.reversal(4_000));
    Posted second = ledger.refund(refund.reversal(4_000));
    Debited debited = wallet.debit(refund.debit());

    assertThat(again.fresh()).isFalse();
    assertThat(second).isEqualTo(first);
    assertThat(wallet.debit(refund.debit())).isEqualTo(debited);
    assertThat(wallet(seller)).isEqualTo("5819 0");
    assertThat(events(payment)).containsExactly("payment.done", "payment.partially_canceled");
  }

  @Test
  void verifyLedgerAgreesAfterEveryStep() {
    charge(payment);
    TestRefund refund = TestRefund.of(payment, 4_000);

    refunds.open(refund.request());
    assertThat(breaksOfTheWallet()).isEmpty();
    ledger.refund(refund.reversal(4_000));
    assertThat(breaksOfTheWallet()).isEmpty();
    wallet.debit(refund.debit());
    assertThat(breaksOfTheWallet()).isEmpty();
    sql.sql("update wallet set held = 1 where seller_id = ?").param(seller).update();
    assertThat(breaksOfTheWallet()).hasSize(1);
    sql.sql("update wallet set held = 0 where seller_id = ?").param(seller).update();
  }

  private List<String> breaksOfTheWallet() {
    return new VerifyLedger(sql)
        .breaks().stream()
            .map(VerifyLedger.Break::row)
            .filter(row -> row.equals("wallet " + seller))
            .toList();
  }

  @Test
  void otherRequestUnderTheSameIdIsAConflict() {
    charge(payment);
    TestRefund refund = TestRefund.of(payment, 4_000);
    refunds.open(refund.request());

    assertConflict(() -> refunds.open(refund.request("another")));
  }

  @Test
  void otherAmountThanTheRefundsIsNotBooked() {
    charge(payment);
    TestRefund refund = TestRefund.of(payment, 4_000);
    refunds.open(refund.request());

    assertConflict(() -> ledger.refund(refund.reversal(4_001)));
    assertThat(number("select count(*) from journal where payment_id = ?", payment.id().value()))
        .isOne();
  }

  @Test
  void moreThanIsLeftIsRefusedAndTold() {
    charge(payment);
    refunds.open(TestRefund.of(payment, 6_000).request());

    OpenedRefund opened = refunds.open(TestRefund.of(payment, 4_001).request());

    assertThat(opened.status()).isEqualTo(REFUSED);
    assertThat(opened.failure()).isEqualTo(Failure.of(ErrorCode.REFUND_EXCEEDS_REMAINING));
    assertThat(wallet(seller)).isEqualTo("3879 5821");
    assertThat(events(payment)).containsExactly("payment.done", "refund.refused");
  }

  @Test
  void moreThanAnOrderIsRefusedAlthoughThePaymentHasIt() {
    charge(two);

    assertThat(refunds.open(TestRefund.ofOrder(two, 2, 3_001).request()).status())
        .isEqualTo(REFUSED);
    assertThat(refunds.open(TestRefund.ofOrder(two, 2, 3_000).request()).status()).isEqualTo(HELD);
  }

  @Test
  void paymentThatIsNotChargedIsNotRefunded() {
    payments.register(payment.request());

    OpenedRefund opened = refunds.open(TestRefund.of(payment, 4_000).request());

    assertThat(opened.failure()).isEqualTo(Failure.of(ErrorCode.PAYMENT_STATE_CONFLICT));
  }

  @Test
  void refusedRefundGivesEverythingFree() {
    charge(two);
    TestRefund refund = TestRefund.of(two, 5_000);
    refunds.open(refund.request());
    refunds.mark(new RefundMark(refund.id(), EXECUTING, null));
    Failure no = new Failure(ErrorCode.DECLINED, "REFUND_REJECTED", "no", null);

    RefundOutcome outcome = refunds.refuse(new RefundRefusal(refund.id(), no));
    RefundOutcome again = refunds.refuse(new RefundRefusal(refund.id(), no));

    assertThat(outcome).isEqualTo(new RefundOutcome(REFUSED, no)).isEqualTo(again);
    assertThat(wallet(seller)).isEqualTo("6790 0");
    assertThat(order(two, 1)).isEqualTo("0 0");
    assertThat(events(two)).containsExactly("payment.done", "refund.refused");
  }

  @Test
  void refundThatTossDidAfterAllIsNotRefused() {
    charge(payment);
    TestRefund refund = TestRefund.of(payment, 4_000);
    refunds.open(refund.request());
    ledger.refund(refund.reversal(4_000));

    RefundOutcome outcome =
        refunds.refuse(new RefundRefusal(refund.id(), Failure.of(ErrorCode.DECLINED)));

    assertThat(outcome.status()).isEqualTo(HELD);
    assertThat(wallet.debit(refund.debit()).remaining()).isEqualTo(Money.krw(6_000));
  }

  @Test
  void walletThatWasPaidOutBecomesNegative() {
    charge(payment);
    payOut(seller, 9_700);

    refund(TestRefund.ofTheRest(payment), 10_000);

    assertThat(wallet(seller)).isEqualTo("-9700 0");
  }

  @Test
  void cancelMadeAtTossIsAdoptedSplitAndBooked() {
    charge(two);
    TossCancel cancel = backOffice(1_001);

    Adopted adopted = refunds.adopt(new Adoption(two.id(), cancel));
    Adopted again = refunds.adopt(new Adoption(two.id(), cancel));
    book(adopted, cancel);

    assertThat(adopted.status()).isEqualTo(HELD);
    assertThat(again).isEqualTo(adopted);
    assertThat(refunds.adopt(new Adoption(two.id(), cancel)).status()).isEqualTo(DONE);
    assertThat(
            rows(
                "select amount from refund_order where refund_id = ? order by payment_order_id",
                adopted.refundId().value()))
        .containsExactly("701", "300");
    assertThat(rows("select source from refund where id = ?", adopted.refundId().value()))
        .containsExactly("TOSS");
    assertThat(gap(seller)).isZero();
  }

  @Test
  void ourOwnCancelIsAdoptedAsOurs() {
    charge(payment);
    TestRefund refund = TestRefund.of(payment, 4_000);
    refunds.open(refund.request());

    assertThat(refunds.adopt(new Adoption(payment.id(), refund.cancel(4_000))).refundId())
        .isEqualTo(refund.id());
    assertThat(refunds.adopt(new Adoption(payment.id(), refund.cancel(3_000))).refundId())
        .as("another amount is another's")
        .isNotEqualTo(refund.id());
  }

  @Test
  void cancelAtTossWaitsForTheRefundThatReservedItsRoom() {
    charge(payment);
    TestRefund refund = TestRefund.of(payment, 6_000);
    refunds.open(refund.request());
    TossCancel cancel = backOffice(5_000);

    assertThatThrownBy(() -> refunds.adopt(new Adoption(payment.id(), cancel)))
        .isInstanceOf(IllegalStateException.class);
    refunds.refuse(new RefundRefusal(refund.id(), Failure.of(ErrorCode.REFUND_EXCEEDS_REMAINING)));

    book(refunds.adopt(new Adoption(payment.id(), cancel)), cancel);
    assertThat(order(payment, 1)).isEqualTo("5000 0");
  }

  @Test
  void databaseItselfRefusesMoreThanTheOrder() {
    charge(payment);

    assertThatThrownBy(
            () ->
                sql.sql(
                        "update payment_order set reserved_amount = 10001 where payment_event_id = ?")
                    .param(payment.id().value())
                    .update())
        .isInstanceOf(DataIntegrityViolationException.class);
  }

  @Test
  void refundsAtOnceNeverExceedTheCharge() {
    charge(two);

    List<RefundStatus> statuses =
        AtOnce.times(
            16,
            i ->
                AtOnce.retrying(
                    () -> {
                      TestRefund refund = TestRefund.of(two, 3_000);
                      RefundStatus opened = refunds.open(refund.request()).status();
                      if (opened == HELD) {
                        ledger.refund(refund.reversal(3_000));
                        wallet.debit(refund.debit());
                      }
                      return opened;
                    }));

    assertThat(statuses).filteredOn(status -> status == HELD).hasSize(3);
    assertThat(refunded(two)).isEqualTo(9_000);
    assertThat(gap(seller)).isZero();
    assertThat(gap(other)).isZero();
  }

  /** Invariants of design §6 after each step; whatever the order, the last won leaves nothing. */
  @Test
  void randomSplitsMakeUpTheWhole() {
    long seed = System.nanoTime();
    System.out.println("randomSplitsMakeUpTheWhole: seed " + seed);
    Random random = new Random(seed);
    for (int round = 0; round < 12; round++) {
      TestPayment many = aPayment();
      int orders = 1 + random.nextInt(5);
      for (int n = 0; n < orders; n++) {
        many = many.with(random.nextBoolean() ? seller : other, 1 + random.nextInt(20_000));
      }
      many = many.with(seller, 100);
      charge(many);
      refundBitByBit(many, random, "seed " + seed);
    }
  }

  private void refundBitByBit(TestPayment many, Random random, String seed) {
    long left = many.amount().minor();
    List<TestRefund> open = new ArrayList<>();
    List<Long> amounts = new ArrayList<>();
    while (left > 0) {
      long won = random.nextInt(3) == 0 ? left : 1 + random.nextLong(left);
      TestRefund refund = TestRefund.of(many, won);
      assertThat(refunds.open(refund.request()).status()).as(seed).isEqualTo(HELD);
      assertGood(seed);
      if (random.nextInt(4) == 0) {
        refunds.refuse(new RefundRefusal(refund.id(), Failure.of(ErrorCode.DECLINED)));
      } else {
        open.add(refund);
        amounts.add(won);
        left -= won;
      }
      assertGood(seed);
    }
    while (!open.isEmpty()) { // booked in another order than opened
      int n = random.nextInt(open.size());
      ledger.refund(open.get(n).reversal(amounts.remove(n)));
      wallet.debit(open.remove(n).debit());
      assertGood(seed);
    }
    assertThat(accounts(many)).as(seed).containsOnly(0L);
    assertThat(refunded(many)).as(seed).isEqualTo(many.amount().minor());
  }

  private void assertGood(String seed) {
    assertThat(gap(seller)).as(seed).isZero();
    assertThat(gap(other)).as(seed).isZero();
  }

  private Debited refund(TestRefund refund, long won) {
    refunds.open(refund.request());
    ledger.refund(refund.reversal(won));
    return wallet.debit(refund.debit());
  }

  private void book(Adopted adopted, TossCancel cancel) {
    var id =
        new dev.wonflow.id.PaymentId(
            rows("select payment_event_id from refund where id = ?", adopted.refundId().value())
                .getFirst());
    Posted posted = ledger.refund(new dev.wonflow.ledger.Reversal(id, adopted.refundId(), cancel));
    wallet.debit(new dev.wonflow.wallet.Debit(id, adopted.refundId(), posted.journalKey()));
  }

  private void charge(TestPayment charged) {
    book(charged);
    wallet.credit(charged.credit());
  }

  private static TossCancel backOffice(long won) {
    return new TossCancel(
        "tx-" + UUID.randomUUID(),
        Money.krw(won),
        "상점관리자 취소",
        Instant.parse("2026-01-07T00:00:00Z"));
  }

  private String wallet(String of) {
    return rows("select balance, held from wallet where seller_id = ?", of).getFirst();
  }

  private String order(TestPayment of, int n) {
    return rows(
            "select refunded_amount, reserved_amount from payment_order where id = ?",
            of.id() + "-" + n)
        .getFirst();
  }

  private long refunded(TestPayment of) {
    return number("select refunded_amount from payment_event where id = ?", of.id().value());
  }

  private List<String> events(TestPayment of) {
    return rows("select type from event where payment_id = ? order by sequence", of.id().value());
  }

  /** What every account holds of a payment. */
  private List<Long> accounts(TestPayment of) {
    return sql.sql(
            """
            select sum(case direction when 'C' then e.amount else -e.amount end)
              from ledger_entry e join journal j on j.id = e.journal_id where j.payment_id = ?
             group by account, e.payment_order_id
            """)
        .param(of.id().value())
        .query(Long.class)
        .list();
  }

  /** Wallet and held less the seller's account; zero between the steps. */
  private long gap(String of) {
    return number(
        """
        select coalesce((select balance + held from wallet where seller_id = ?), 0)
             - coalesce((select sum(case direction when 'C' then amount else -amount end)
                           from ledger_entry where account = 'seller-payable' and seller_id = ?), 0)
        """,
        of,
        of);
  }
}
