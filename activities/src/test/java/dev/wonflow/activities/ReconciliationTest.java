package dev.wonflow.activities;

import static dev.wonflow.activities.TestPayment.aPayment;
import static dev.wonflow.activities.TestPayment.aSeller;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wonflow.error.ErrorCode;
import dev.wonflow.money.Money;
import dev.wonflow.payment.Failure;
import dev.wonflow.payment.PaymentRequest;
import dev.wonflow.payment.PaymentStatus;
import dev.wonflow.reconciliation.Comparing;
import dev.wonflow.reconciliation.Comparison;
import dev.wonflow.reconciliation.ReconciliationOutcome;
import dev.wonflow.reconciliation.ReconciliationVerdict;
import dev.wonflow.reconciliation.Remedies;
import dev.wonflow.reconciliation.Remedy;
import dev.wonflow.reconciliation.RunEnd;
import dev.wonflow.reconciliation.RunReference;
import dev.wonflow.refund.FollowUpRequest;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a run finds and heals. */
class ReconciliationTest extends ReconciliationStory {
  @Test
  void exactlyTheSeededDifferencesAreFoundAndExplainTheTotals() {
    for (int n = 0; n < 3; n++) {
      TestPayment equal = done(10_000);
      toss.approval("equal-" + equal.id(), equal.key().value(), equal.id().value(), 10_000);
    }
    TestPayment ready = registered(7_000);
    toss.approval("tx-ready", "key-ready", ready.id().value(), 7_000);
    TestPayment ended = registered(1_100);
    payments.close(ended.closing(PaymentStatus.FAILED, Failure.of(ErrorCode.DECLINED)));
    toss.approval("tx-ended", "key-ended", ended.id().value(), 1_100);
    toss.approval("tx-stranger", "key-stranger", "somebody-elses-order", 900);
    TestPayment notAtToss = done(3_000);
    TestPayment differs = done(12_000);
    toss.approval("tx-differs", differs.key().value(), differs.id().value(), 11_000);
    toss.approval("tx-again", differs.key().value(), differs.id().value(), 12_000);
    toss.cancel("tx-cancel", differs.key().value(), differs.id().value(), 500);
    TestPayment late = registered(2_000);
    capture(late, date.plusDays(1).atStartOfDay(SEOUL).toInstant());
    wallet.credit(late.credit());
    toss.approval("tx-late", late.key().value(), late.id().value(), 2_000);
    TestPayment halfway = registered(4_000);
    capture(halfway);
    toss.approval("tx-halfway", halfway.key().value(), halfway.id().value(), 4_000);
    toss.line("tx-odd", "key-odd", "order-odd", "SOMETHING_NEW", 77).answered();

    long run = open("first");
    Comparison found = readAndCompare(run);

    assertThat(discrepancies(run))
        .containsExactlyInAnyOrder(
            "CAPTURED_NOT_BOOKED automatable tx-ready 7000 null 7000",
            "CAPTURED_NOT_BOOKED manual tx-ended 1100 null 1100",
            "CAPTURED_NOT_BOOKED unknown tx-stranger 900 null 900",
            "BOOKED_NOT_CAPTURED manual capture:" + notAtToss.key() + " null 3000 -3000",
            "AMOUNT_DIFFERS manual tx-differs 11000 12000 -1000",
            "DUPLICATE_LINE manual tx-again 12000 null 12000",
            "CANCEL_UNKNOWN_TO_US automatable tx-cancel -500 null -500",
            "WRONG_DATE manual tx-late 2000 null 2000",
            "PAYMENT_NOT_FINAL automatable " + halfway.id() + " 4000 4000 0",
            "UNKNOWN_LINE unknown tx-odd 0 null 0");
    assertThat(found.healable()).isEqualTo(3);
    ReconciliationOutcome outcome = closed(run);
    assertThat(outcome.verdict()).isEqualTo(ReconciliationVerdict.OPEN);
    assertThat(outcome.difference()).isEqualTo(outcome.tossTotal().minus(outcome.booksTotal()));
    assertThat(outcome.difference().minor())
        .isEqualTo(
            number("select sum(difference) from discrepancy_sighting where run_id = ?", run));
  }

  @Test
  void emptyDayIsBalancedAndToldOnce() {
    toss.end();
    long run = open("empty");

    assertThat(readAndCompare(run)).isEqualTo(new Comparison(0, 0, 0));
    closed(run);
    ReconciliationOutcome again = reconciliation.close(new RunEnd(run, "too late", null));

    assertThat(again.verdict()).isEqualTo(ReconciliationVerdict.BALANCED);
    assertThat(
            number(
                "select count(*) from event where key = ?", "reconciliation.closed:" + date + ":1"))
        .isOne();
  }

  @Test
  void whatItsOwnerBookedIsHealedAndTheNextRunIsBalanced() {
    TestPayment charged = registered(7_000);
    toss.approval("tx-" + charged.id(), charged.key().value(), charged.id().value(), 7_000);
    toss.answered();
    long first = open("first");
    assertThat(readAndCompare(first).healable()).isOne();
    assertThat(reconciliation.remedies(new RunReference(first)).payments())
        .containsExactly(new Remedy(charged.id(), null));
    assertThat(reconciliation.unhealed(new RunReference(first)).count()).isOne();

    capture(charged);
    wallet.credit(charged.credit());
    assertThat(reconciliation.unhealed(new RunReference(first)).count()).isZero();
    reconciliation.compare(new Comparing(first, 2));

    assertThat(closed(first).verdict()).isEqualTo(ReconciliationVerdict.HEALED);
    assertThat(rows("select state from discrepancy where payment_id = ?", charged.id().value()))
        .containsExactly("HEALED");
    toss.answered();
    long second = open("second");
    assertThat(readAndCompare(second).found()).isZero();
    ReconciliationOutcome outcome = closed(second);
    assertThat(outcome.verdict()).isEqualTo(ReconciliationVerdict.BALANCED);
    assertThat(outcome.run()).isEqualTo(2);
  }

  @Test
  void cancelBehindOurBackIsForTheFollowUp() {
    TestPayment sold = done(10_000);
    toss.approval("tx-" + sold.id(), sold.key().value(), sold.id().value(), 10_000);
    toss.cancel("back-" + sold.id(), sold.key().value(), sold.id().value(), 4_000).answered();
    long run = open("back-office");

    assertThat(readAndCompare(run).healable()).isOne();

    Remedies remedies = reconciliation.remedies(new RunReference(run));
    assertThat(remedies.amount()).isEqualTo(Money.krw(4_000));
    assertThat(remedies.payments())
        .extracting(Remedy::followUp)
        .extracting(FollowUpRequest::paymentKey)
        .containsExactly(sold.key());
    assertThat(reconciliation.unhealed(new RunReference(run)).count()).isOne();
    closed(run);
  }

  @Test
  void walletThatIsNotWhatTheBooksOweIsFoundWithBothSides() {
    String seller = aSeller();
    TestPayment payment = aPayment().with(seller, 10_000);
    book(payment);
    wallet.credit(payment.credit());
    toss.end();
    long run = open("wallet");
    owner("update wallet set balance = balance + 1 where seller_id = '" + seller + "'");
    try {
      readAndCompare(run);
    } finally {
      owner("update wallet set balance = balance - 1 where seller_id = '" + seller + "'");
    }

    assertThat(discrepancies(run))
        .hasSize(1)
        .first()
        .asString()
        .startsWith("WALLET_DIFFERS_FROM_LEDGER manual wallet " + seller)
        .endsWith(" 9701 9700 0");
  }

  @Test
  void storedRequestStartsTheSamePayment() {
    TestPayment payment = registered(7_000);

    PaymentRequest stored = reconciliation.storedRequest(new Remedy(payment.id(), null));

    assertThat(stored).isEqualTo(payment.request());
    assertThat(payments.register(stored).status()).isEqualTo(PaymentStatus.READY);
  }

  private List<String> discrepancies(long run) {
    return rows(
        """
        select class, kind, key, theirs, ours, difference
          from discrepancy_sighting s join discrepancy d on d.id = s.discrepancy_id where run_id = ?
        """,
        run);
  }
}
