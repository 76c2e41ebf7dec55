package dev.wonflow.activities;

import static dev.wonflow.activities.TestPayment.aPayment;
import static dev.wonflow.activities.TestPayment.aSeller;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wonflow.activities.ledger.Transfer;
import dev.wonflow.activities.ledger.VerifyLedger;
import dev.wonflow.error.ErrorCode;
import dev.wonflow.ledger.Capture;
import dev.wonflow.ledger.DepositError;
import dev.wonflow.money.Money;
import dev.wonflow.payment.Failure;
import dev.wonflow.payout.Delivery;
import dev.wonflow.payout.Released;
import dev.wonflow.refund.RefundRecords;
import dev.wonflow.refund.RefundRefusal;
import dev.wonflow.wallet.Credit;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;

/** What is pending of a wallet, and when it becomes available. */
class DeliveryTest extends DatabaseTest {
  private static final Instant AT = Instant.parse("2026-01-06T01:00:00Z");
  @Autowired RefundRecords refunds;
  private final String seller = aSeller();
  private final TestPayment payment = aPayment().with(seller, 10_000);
  private List<VerifyLedger.Break> brokenByOthers = List.of();

  @BeforeEach
  void look() {
    brokenByOthers = new VerifyLedger(sql).breaks();
  }

  @AfterEach
  void booksAreWhole() {
    assertThat(new VerifyLedger(sql).breaks()).isEqualTo(brokenByOthers);
  }

  @Test
  void creditIsPendingUntilTheFirstReportOfItsDelivery() {
    charge(payment);
    assertThat(wallet()).isEqualTo("9700 0 9700");

    assertThat(deliveries.deliver(report(AT)).at()).isEqualTo(AT);
    assertThat(deliveries.deliver(report(AT.plusSeconds(60))).at()).isEqualTo(AT);

    assertThat(wallet()).isEqualTo("9700 0 0");
  }

  @Test
  void orderThatIsNotCreditedIsNotDelivered() {
    book(payment);

    assertThat(deliveries.deliver(report(AT)).at()).isNull();
  }

  @Test
  void whatIsDueIsReleasedWithoutAReport() {
    TestPayment young = aPayment().with(seller, 1_000);
    charge(payment);
    charge(young);
    sql.sql(
            "update pending_order set since = now() - interval '7 days' where payment_order_id like"
                + " ?")
        .param(payment.id() + "-%")
        .update();

    Released released = deliveries.releaseDue();

    assertThat(released.orders()).isPositive();
    assertThat(wallet()).isEqualTo("10670 0 970");
    assertThat(deliveries.releaseDue()).isEqualTo(new Released(0, false));
  }

  @Test
  void cancelOfAnUndeliveredOrderTakesFromPending() {
    TestPayment delivered = aPayment().with(seller, 1_000);
    charge(payment);
    charge(delivered);
    deliver(delivered);
    TestRefund refund = TestRefund.of(payment, 4_000);

    refunds.open(refund.request());
    assertThat(wallet()).isEqualTo("6789 3881 5819");
    ledger.refund(refund.reversal(4_000));
    wallet.debit(refund.debit());
    assertThat(wallet()).isEqualTo("6789 0 5819");
    deliver(payment);

    assertThat(wallet()).isEqualTo("6789 0 0");
  }

  @Test
  void refusedCancelGivesBackToPendingOrWhereDeliveredToAvailable() {
    charge(payment);
    TestRefund first = TestRefund.of(payment, 4_000);
    refunds.open(first.request());
    refuse(first);
    assertThat(wallet()).isEqualTo("9700 0 9700");

    TestRefund second = TestRefund.of(payment, 4_000);
    refunds.open(second.request());
    deliver(payment);
    assertThat(wallet()).isEqualTo("5819 3881 0");
    refuse(second);

    assertThat(wallet()).isEqualTo("9700 0 0");
  }

  @Test
  void holdsThatTogetherRoundUpLeaveNothingBehind() {
    charge(payment);
    TestRefund first = TestRefund.of(payment, 3_333);
    TestRefund second = TestRefund.of(payment, 6_667);
    refunds.open(first.request());
    sql.sql("update wallet set balance = balance + 10 where seller_id = ?").param(seller).update();
    refunds.open(second.request());
    sql.sql("update wallet set balance = balance - 10 where seller_id = ?").param(seller).update();

    ledger.refund(first.reversal(3_333));
    wallet.debit(first.debit());
    ledger.refund(second.reversal(6_667));
    wallet.debit(second.debit());

    assertThat(wallet()).isEqualTo("0 0 0");
  }

  @Test
  void depositThatTheBankTakesBackIsNoLongerPending() {
    charge(payment);
    ledger.takeBack(new DepositError(payment.id(), payment.key(), 1, AT));
    assertThat(wallet()).isEqualTo("0 0 0");

    var again = ledger.capture(secondDeposit());
    wallet.credit(new Credit(payment.id(), again.journalKey()));

    assertThat(wallet()).isEqualTo("9700 0 9700");
  }

  @Test
  void databaseRefusesAPayoutOfPendingMoneyWhateverAProgramTries() {
    charge(payment);
    Transfer hold =
        new Transfer(
            "payout-hold:" + UUID.randomUUID(),
            "PAYOUT_HOLD",
            "seller-payable",
            "payout-in-transit",
            seller,
            Money.krw(1),
            AT);

    assertThatThrownBy(() -> transactions.executeWithoutResult(status -> transfers.book(hold)))
        .isInstanceOf(DataIntegrityViolationException.class)
        .hasMessageContaining("more than is available");
    assertThat(wallet()).isEqualTo("9700 0 9700");
  }

  private void charge(TestPayment charged) {
    book(charged);
    wallet.credit(charged.credit());
  }

  private Capture secondDeposit() {
    return new Capture(
        payment.id(),
        payment.key(),
        payment.amount(),
        2,
        TestPayment.APPROVED_AT,
        "가상계좌",
        "digest-of-secret");
  }

  private Delivery report(Instant at) {
    return new Delivery(payment.orders().getFirst().paymentOrderId(), at);
  }

  private void refuse(TestRefund refund) {
    refunds.refuse(new RefundRefusal(refund.id(), Failure.of(ErrorCode.DECLINED)));
  }

  private String wallet() {
    return rows("select balance, held, pending from wallet where seller_id = ?", seller).getFirst();
  }
}
