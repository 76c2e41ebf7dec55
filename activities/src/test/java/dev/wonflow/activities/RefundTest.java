package dev.wonflow.activities;

import static dev.wonflow.refund.RefundStatus.EXECUTING;
import static dev.wonflow.refund.RefundStatus.HELD;
import static dev.wonflow.refund.RefundStatus.REFUSED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wonflow.activities.ledger.VerifyLedger;
import dev.wonflow.error.ErrorCode;
import dev.wonflow.ledger.Posted;
import dev.wonflow.money.Money;
import dev.wonflow.payment.Failure;
import dev.wonflow.payment.PaymentStatus;
import dev.wonflow.refund.OpenedRefund;
import dev.wonflow.refund.RefundMark;
import dev.wonflow.refund.RefundOutcome;
import dev.wonflow.refund.RefundRefusal;
import dev.wonflow.wallet.Debited;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A refund from the hold to the debit. */
class RefundTest extends RefundStory {
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

  private List<String> breaksOfTheWallet() {
    return new VerifyLedger(sql)
        .breaks().stream()
            .map(VerifyLedger.Break::row)
            .filter(row -> row.equals("wallet " + seller))
            .toList();
  }

  private List<String> events(TestPayment of) {
    return rows("select type from event where payment_id = ? order by sequence", of.id().value());
  }
}
