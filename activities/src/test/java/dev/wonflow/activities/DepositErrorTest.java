package dev.wonflow.activities;

import static dev.wonflow.activities.TestPayment.aPayment;
import static dev.wonflow.activities.TestPayment.aSeller;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wonflow.activities.ledger.VerifyLedger;
import dev.wonflow.ledger.Capture;
import dev.wonflow.ledger.DepositError;
import dev.wonflow.ledger.Posted;
import dev.wonflow.ledger.TakenBack;
import dev.wonflow.payment.PaymentRequest;
import dev.wonflow.payment.PaymentState;
import dev.wonflow.payment.PaymentStatus;
import dev.wonflow.payment.Waits;
import dev.wonflow.refund.FollowUpRequest;
import dev.wonflow.refund.RefundRecords;
import dev.wonflow.refund.Standing;
import dev.wonflow.wallet.Credit;
import dev.wonflow.wallet.Credited;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A bank takes back what was deposited, booked and credited. */
class DepositErrorTest extends DatabaseTest {
  private static final Instant SEEN = Instant.parse("2026-01-08T00:00:00Z");
  private static final Instant AGAIN = Instant.parse("2026-01-09T00:00:00Z");
  private static final TakenBack TAKEN = new TakenBack(true);
  private static final TakenBack LOOK_AGAIN = new TakenBack(false);
  @Autowired RefundRecords refunds;
  private final String seller = aSeller();
  private final String other = aSeller();
  private final TestPayment payment =
      aPayment().with(seller, 7_000).with(other, 3_000).with(seller, 33);

  @Test
  void booksWalletsAndPaymentAreAsBeforeTheDeposit() {
    charge();

    ledger.takeBack(error(1));

    assertThat(sums()).containsOnly(0L);
    assertThat(wallet(seller)).isEqualTo("0 0");
    assertThat(wallet(other)).isEqualTo("0 0");
    assertThat(
            rows(
                "select status, is_payment_done, approved_at from payment_event where id = ?",
                payment.id().value()))
        .containsExactly("WAITING_FOR_DEPOSIT f null");
    assertThat(
            rows(
                "select ledger_updated, wallet_updated from payment_order where payment_event_id = ?",
                payment.id().value()))
        .containsOnly("f f");
    assertThat(events()).containsExactly("payment.done", "payment.deposit_reversed");
    assertThat(breaks()).isEmpty();
  }

  @Test
  void secondDepositIsBookedCreditedAndToldAgain() {
    charge();
    ledger.takeBack(error(1));

    Posted posted = ledger.capture(capture(2));
    assertThat(breaks()).as("booked, not yet credited").isEmpty();
    wallet.credit(new Credit(payment.id(), posted.journalKey()));

    assertThat(posted.journalKey()).isEqualTo("capture:" + payment.key() + ":2");
    assertThat(wallet(other)).isEqualTo("2910 0");
    assertThat(status()).isEqualTo("DONE");
    ledger.takeBack(error(2));
    assertThat(events())
        .containsExactly(
            "payment.done", "payment.deposit_reversed", "payment.done", "payment.deposit_reversed");
    assertThat(sums()).containsOnly(0L);
    assertThat(breaks()).isEmpty();
  }

  @Test
  void repetitionsOfEarlierStepsChangeNothing() {
    charge();
    ledger.takeBack(error(1));
    assertThat(wallet.credit(payment.credit()))
        .as("of what was taken back")
        .isEqualTo(new Credited(PaymentStatus.WAITING_FOR_DEPOSIT, 3));
    Posted second = ledger.capture(capture(2));
    wallet.credit(new Credit(payment.id(), second.journalKey()));

    assertThat(ledger.takeBack(error(1))).as("a reset follow-up").isEqualTo(TAKEN);
    ledger.capture(payment.capture());
    wallet.credit(payment.credit());

    assertThat(status()).isEqualTo("DONE");
    assertThat(wallet(other)).isEqualTo("2910 0");
    assertThat(number("select count(*) from journal where payment_id = ?", payment.id().value()))
        .isEqualTo(3);
    assertThat(breaks()).isEmpty();
  }

  @Test
  void onlyTheDepositThatStandsIsTakenBackAndOnlyTheNextOneIsBooked() {
    charge();

    assertThat(ledger.takeBack(error(2))).isEqualTo(LOOK_AGAIN);
    assertThat(ledger.takeBack(error(1))).isEqualTo(TAKEN);
    assertConflict(() -> ledger.capture(capture(3)));

    assertThat(sums()).containsOnly(0L);
  }

  @Test
  void refundedDepositIsNotTakenBack() {
    charge();
    TestRefund refund = TestRefund.of(payment, 1_000);
    refunds.open(refund.request());

    assertThat(ledger.takeBack(error(1))).as("a refund is under way").isEqualTo(LOOK_AGAIN);
    ledger.refund(refund.reversal(1_000));
    wallet.debit(refund.debit());

    assertThat(ledger.takeBack(error(1))).isEqualTo(LOOK_AGAIN);
    assertThat(status()).isEqualTo("PARTIALLY_CANCELED");
  }

  @Test
  void walletThatWasPaidOutBecomesNegative() {
    charge();
    payOut(other, 2_910);

    ledger.takeBack(error(1));

    assertThat(wallet(other)).isEqualTo("-2910 0");
    assertThat(breaks()).isEmpty();
  }

  @Test
  void atOnceItIsTakenBackOnce() {
    charge();

    List<TakenBack> taken = AtOnce.times(8, i -> AtOnce.retrying(() -> ledger.takeBack(error(1))));

    assertThat(taken).containsOnly(TAKEN);
    assertThat(sums()).containsOnly(0L);
  }

  @Test
  void newRunGoesOnWhereThePaymentStands() {
    charge();
    var question = new FollowUpRequest(payment.id(), payment.key(), Waits.DEFAULT);
    assertThat(refunds.standing(question))
        .isEqualTo(new Standing(PaymentStatus.DONE, true, 0, TestPayment.APPROVED_AT));
    ledger.takeBack(error(1));

    PaymentRequest again = refunds.requested(question);

    assertThat(refunds.standing(question))
        .isEqualTo(new Standing(PaymentStatus.WAITING_FOR_DEPOSIT, false, 1, null));
    assertThat(again.orders()).isEqualTo(payment.orders());
    assertThat(payments.register(again))
        .isEqualTo(new PaymentState(PaymentStatus.WAITING_FOR_DEPOSIT, payment.key(), null, 1));
  }

  private void charge() {
    book(payment);
    wallet.credit(payment.credit());
  }

  private DepositError error(int occurrence) {
    return new DepositError(payment.id(), payment.key(), occurrence, SEEN);
  }

  private Capture capture(int occurrence) {
    return new Capture(
        payment.id(), payment.key(), payment.amount(), occurrence, AGAIN, "가상계좌", "digest");
  }

  private String status() {
    return rows("select status from payment_event where id = ?", payment.id().value()).getFirst();
  }

  private String wallet(String of) {
    return rows("select balance, held from wallet where seller_id = ?", of).getFirst();
  }

  private List<String> events() {
    return rows(
        "select type from event where payment_id = ? order by sequence", payment.id().value());
  }

  private List<String> breaks() {
    return new VerifyLedger(sql)
        .breaks().stream()
            .map(VerifyLedger.Break::row)
            .filter(row -> row.contains(seller) || row.contains(payment.id().value()))
            .toList();
  }

  /** What every account holds of every order. */
  private List<Long> sums() {
    return sql.sql(
            """
            select sum(case direction when 'C' then e.amount else -e.amount end)
              from ledger_entry e join journal j on j.id = e.journal_id where j.payment_id = ?
             group by account, e.payment_order_id
            """)
        .param(payment.id().value())
        .query(Long.class)
        .list();
  }
}
