package dev.wonflow.activities;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wonflow.reconciliation.Comparing;
import dev.wonflow.reconciliation.Reading;
import dev.wonflow.reconciliation.RunEnd;
import dev.wonflow.reconciliation.RunReference;
import dev.wonflow.reconciliation.SettlementPlace;
import dev.wonflow.reconciliation.SettlementsRead;
import org.junit.jupiter.api.Test;

/** What Toss pays out, by HTTP, against the books in PostgreSQL; each test has dates of its own. */
class SettlementTest extends SettlementStory {
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
    canceled(sale);
    long run = runOver(cancelLine(sale));

    settlements.book(new RunReference(run));
    settlements.book(new RunReference(open(date.plusDays(5))));

    assertThat(entries("fee:back-" + sale.id()))
        .containsExactly("1 toss-fee C 782", "2 vat-receivable C 78", "3 toss-receivable D 860");
    assertThat(entries("settled:back-" + sale.id()))
        .containsExactly("1 bank C 33140", "2 toss-receivable D 33140");
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
}
