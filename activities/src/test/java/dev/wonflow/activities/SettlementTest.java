package dev.wonflow.activities;

import static dev.wonflow.activities.TestPayment.aPayment;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wonflow.ledger.Reversal;
import dev.wonflow.money.Money;
import dev.wonflow.reconciliation.Comparing;
import dev.wonflow.reconciliation.Opening;
import dev.wonflow.reconciliation.Reading;
import dev.wonflow.reconciliation.RunEnd;
import dev.wonflow.reconciliation.RunReference;
import dev.wonflow.reconciliation.SettlementPlace;
import dev.wonflow.reconciliation.SettlementReading;
import dev.wonflow.reconciliation.SettlementsRead;
import dev.wonflow.reconciliation.Trigger;
import dev.wonflow.refund.Adopted;
import dev.wonflow.refund.Adoption;
import dev.wonflow.refund.RefundRecords;
import dev.wonflow.toss.TossCancel;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What Toss pays out, by HTTP, against the books in PostgreSQL; each test has dates of its own. */
class SettlementTest extends DayTest {
  @Autowired RefundRecords refunds;

  @Test
  void feeIsBookedWhenSoldAndTheRestWhenPaidOut() {
    TestPayment sale = captured(34_000);
    toss.answered();
    long sold = open(date);
    reconciliation.read(new Reading(sold, null));
    settled(line(sale, 34_000, 860, 860, 782, 78), "[]");
    assertThat(read(sold).lines()).isOne();
    assertThat(reconciliation.compare(new Comparing(sold, 1)).found()).isZero();

    assertThat(settlements.book(new RunReference(sold)).journals()).isPositive();
    assertThat(settlements.book(new RunReference(sold)).journals()).as("once").isZero();

    assertThat(entries("fee:tx-" + sale.id()))
        .containsExactly("1 toss-fee D 782", "2 vat-receivable D 78", "3 toss-receivable C 860");
    assertThat(
            rows(
                """
                select l.transaction_key, l.kind from journal j join settlement_line l on l.id = j.settlement_line_id
                 where j.key = ?
                """,
                "fee:tx-" + sale.id()))
        .containsExactly("tx-" + sale.id() + " APPROVAL");
    assertThat(entries("settled:tx-" + sale.id())).isEmpty();
    reconciliation.close(new RunEnd(sold, null, null));

    long paid = open(date.plusDays(5));
    settlements.book(new RunReference(paid));
    assertThat(entries("settled:tx-" + sale.id()))
        .containsExactly("1 bank D 33140", "2 toss-receivable C 33140");
  }

  @Test
  void cancelGivesItsFeeBack() {
    TestPayment sale = captured(34_000);
    var cancel = new TossCancel("back-" + sale.id(), Money.krw(34_000), "상점관리자 취소", at(10));
    Adopted refund = refunds.adopt(new Adoption(sale.id(), cancel));
    ledger.refund(new Reversal(sale.id(), refund.refundId(), cancel));
    toss.cancel("back-" + sale.id(), sale.key().value(), sale.id().value(), 34_000).answered();
    long run = open(date);
    reconciliation.read(new Reading(run, null));
    settled(cancelLine(sale, "back-"), "[]");
    read(run);

    settlements.book(new RunReference(run));
    settlements.book(new RunReference(open(date.plusDays(5))));

    assertThat(entries("fee:back-" + sale.id()))
        .containsExactly("1 toss-fee C 782", "2 vat-receivable C 78", "3 toss-receivable D 860");
    assertThat(entries("settled:back-" + sale.id()))
        .containsExactly("1 bank C 33140", "2 toss-receivable D 33140");
  }

  @Test
  void cancelThatNobodyMadeIsShownAndNotBooked() {
    TestPayment sale = captured(34_000);
    toss.answered();
    long run = open(date);
    reconciliation.read(new Reading(run, null));
    settled(cancelLine(sale, "back-"), "[]");
    read(run);

    reconciliation.compare(new Comparing(run, 1));
    settlements.book(new RunReference(run));

    assertThat(discrepancies(run))
        .containsExactly(
            "SETTLED_NOT_CAPTURED settlement:back-" + sale.id() + ":CANCEL -34000 null");
    assertThat(entries("fee:back-" + sale.id())).isEmpty();
  }

  @Test
  void whatDoesNotAddUpIsShownAndNotBooked() {
    TestPayment whole = captured(10_000);
    TestPayment parts = captured(20_000);
    TestPayment vat = captured(30_000);
    TestPayment rest = captured(40_000);
    TestPayment amount = captured(50_000);
    toss.answered();
    long run = open(date);
    reconciliation.read(new Reading(run, null));
    settled(
        String.join(
            ",",
            line(whole, 10_000, 330, 330, 300, 30),
            line(parts, 20_000, 660, 659, 600, 60),
            line(vat, 30_000, 990, 990, 900, 91),
            line(rest, 40_000, 1_320, 1_320, 1_200, 120)
                .replace("\"payOutAmount\":38680", "\"payOutAmount\":38681"),
            line(amount, 49_999, 1_650, 1_650, 1_500, 150),
            line(aPayment(), 70_000, 2_310, 2_310, 2_100, 210)),
        "[]");
    read(run);

    reconciliation.compare(new Comparing(run, 1));

    assertThat(discrepancies(run))
        .hasSize(5)
        .contains(
            "FEE_DIFFERS settlement:tx-" + parts.id() + ":APPROVAL 660 660",
            "FEE_DIFFERS settlement:tx-" + vat.id() + ":APPROVAL 990 990",
            "FEE_DIFFERS settlement:tx-" + rest.id() + ":APPROVAL 1320 1319",
            "AMOUNT_DIFFERS settlement:tx-" + amount.id() + ":APPROVAL 49999 50000")
        .filteredOn(found -> found.startsWith("SETTLED_NOT_CAPTURED"))
        .hasSize(1);
    settlements.book(new RunReference(run));
    assertThat(entries("fee:tx-" + whole.id())).hasSize(3);
    for (TestPayment odd : List.of(parts, vat, rest, amount)) {
      assertThat(entries("fee:tx-" + odd.id())).isEmpty();
    }
  }

  @Test
  void movementThatIsNotSettledInTimeIsMissed() {
    TestPayment unsettled = captured(12_000);
    TestPayment settled = captured(13_000);
    toss.answered();
    long sold = open(date);
    reconciliation.read(new Reading(sold, null));
    settled(line(settled, 13_000, 330, 330, 300, 30), "[]");
    read(sold);
    assertThat(reconciliation.compare(new Comparing(sold, 1)).found()).isZero();
    reconciliation.close(new RunEnd(sold, null, null));

    long due = open(date.plusDays(3));
    reconciliation.compare(new Comparing(due, 1));

    assertThat(discrepancies(due))
        .containsExactly(
            "SETTLEMENT_MISSING settlement:tx-" + unsettled.id() + ":APPROVAL null 12000");
  }

  @Test
  void linesOfPagesThatOverlapAreStoredOnceAndChangedOnesTold() {
    TestPayment first = captured(10_000);
    TestPayment second = captured(20_000);
    long run = open(date);
    String a = line(first, 10_000, 330, 330, 300, 30);
    String b = line(second, 20_000, 660, 660, 600, 60);
    toss.answer(200, "[" + a + "," + b + "]");
    settled(b, "[" + a + "]");

    SettlementsRead read = read(run);

    assertThat(read).isEqualTo(new SettlementsRead(new SettlementPlace(true, 2), 4, 0, true));
    assertThat(number("select count(*) from settlement_line where sold_date = ?", date))
        .isEqualTo(2);
    settled(line(first, 10_000, 440, 440, 400, 40), "[]");
    assertThat(read(run).contradicted()).isOne();
  }

  @Test
  void runsOfTwoDatesReadTheSameLineAndNeitherMissesIt() {
    TestPayment sale = captured(34_000);
    long sold = open(date);
    long paid = open(date.plusDays(5));
    String line = line(sale, 34_000, 860, 860, 782, 78);
    settled(line, "[]");
    read(sold);
    settled(line, "[]");
    read(paid);

    assertThat(reconciliation.compare(new Comparing(sold, 1)).vanished()).isZero();
  }

  private SettlementsRead read(long run) {
    return settlements.read(new SettlementReading(run, SettlementPlace.START));
  }

  /** A page of lines sold, then one of lines paid out, each with its end. */
  private void settled(String sold, String paidOut) {
    toss.answer(200, "[" + sold + "]");
    toss.end();
    if (!paidOut.equals("[]")) {
      toss.answer(200, paidOut);
    }
    toss.end();
  }

  private String line(
      TestPayment payment, long amount, long fee, long parts, long supply, long vat) {
    return """
    {"mId":"m","paymentKey":"%s","transactionKey":"tx-%s","orderId":"%s","currency":"KRW","method":"카드",
     "amount":%d,"interestFee":0,"fees":[{"type":"BASE","fee":%d}],"fee":%d,"supplyAmount":%d,"vat":%d,
     "payOutAmount":%d,"approvedAt":"%sT10:00:00+09:00","soldDate":"%s","paidOutDate":"%s","cancel":null}\
    """
        .formatted(
            payment.key(),
            payment.id(),
            payment.id(),
            amount,
            parts,
            fee,
            supply,
            vat,
            amount - fee,
            date,
            date,
            date.plusDays(5));
  }

  private String cancelLine(TestPayment sale, String prefix) {
    return line(sale, -34_000, -860, -860, -782, -78)
        .replace("\"tx-", "\"" + prefix)
        .replace("\"cancel\":null", "\"cancel\":{}");
  }

  private TestPayment captured(long won) {
    TestPayment payment = done(won);
    approved(payment);
    return payment;
  }

  private long open(LocalDate day) {
    return reconciliation
        .open(new Opening(day, day + ":settled", "reconciliation-" + day, Trigger.HAND))
        .runId();
  }

  private List<String> entries(String key) {
    return rows(
        """
        select e.position, e.account, e.direction, e.amount
          from ledger_entry e join journal j on j.id = e.journal_id where j.key = ? order by e.position
        """,
        key);
  }

  private List<String> discrepancies(long run) {
    return rows(
        """
        select class, key, theirs, ours
          from discrepancy_sighting s join discrepancy d on d.id = s.discrepancy_id where run_id = ?
        """,
        run);
  }
}
