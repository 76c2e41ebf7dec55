package dev.wonflow.activities;

import static dev.wonflow.activities.TestPayment.aPayment;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wonflow.reconciliation.Comparing;
import dev.wonflow.reconciliation.RunEnd;
import dev.wonflow.reconciliation.RunReference;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is odd about Toss's settlements. */
class SettlementDifferenceTest extends SettlementStory {
  @Test
  void cancelThatNobodyMadeIsShownAndNotBooked() {
    TestPayment sale = captured(34_000);
    long run = runOver(cancelLine(sale));

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
    long run =
        runOver(
            line(whole, 10_000, 330, 330, 300, 30),
            line(parts, 20_000, 660, 659, 600, 60),
            line(vat, 30_000, 990, 990, 900, 91),
            line(rest, 40_000, 1_320, 1_320, 1_200, 120)
                .replace("\"payOutAmount\":38680", "\"payOutAmount\":38681"),
            line(amount, 49_999, 1_650, 1_650, 1_500, 150),
            line(aPayment(), 70_000, 2_310, 2_310, 2_100, 210));

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
    long sold = runOver(line(settled, 13_000, 330, 330, 300, 30));
    assertThat(reconciliation.compare(new Comparing(sold, 1)).found()).isZero();
    reconciliation.close(new RunEnd(sold, null, null));

    long due = open(date.plusDays(3));
    reconciliation.compare(new Comparing(due, 1));

    assertThat(discrepancies(due))
        .containsExactly(
            "SETTLEMENT_MISSING settlement:tx-" + unsettled.id() + ":APPROVAL null 12000");
  }

  @Test
  void feeOtherThanAgreedIsShownWithWhatIsAgreed() {
    String method = "카드 " + date;
    agreed(method, 240, 0, date.minusDays(400));
    agreed(method, 253, 0, date);
    agreed(method, 0, 0, date.plusDays(1));
    TestPayment right = captured(34_000);
    TestPayment rounded = captured(33_990);
    TestPayment dear = captured(34_010);
    long run =
        runOver(
            line(right, 34_000, 860, 860, 782, 78).replace("카드", method),
            line(rounded, 33_990, 860, 860, 782, 78).replace("카드", method),
            line(dear, 34_010, 862, 862, 784, 78).replace("카드", method));

    reconciliation.compare(new Comparing(run, 1));

    assertThat(discrepancies(run))
        .containsExactly("FEE_DIFFERS settlement:tx-" + dear.id() + ":APPROVAL 862 860");
    settlements.book(new RunReference(run));
    assertThat(entries("fee:tx-" + dear.id())).as("Toss has kept it").hasSize(3);
  }

  @Test
  void wonOfAChargeArePartOfWhatIsAgreedAndNotOfItsCancel() {
    String method = "가상계좌 " + date;
    agreed(method, 100, 440, date);
    TestPayment sale = captured(34_000);
    TestPayment dear = captured(34_000);
    canceled(sale);
    long run =
        runOver(
            line(sale, 34_000, 780, 780, 709, 71).replace("카드", method),
            line(dear, 34_000, 860, 860, 782, 78).replace("카드", method),
            cancelLine(sale).replace("카드", method));

    reconciliation.compare(new Comparing(run, 1));

    assertThat(discrepancies(run))
        .containsExactly("FEE_DIFFERS settlement:tx-" + dear.id() + ":APPROVAL 860 780");
  }

  private static void agreed(String method, int basisPoints, long won, LocalDate from) {
    asOwner()
        .sql("insert into agreed_fee (method, basis_points, won, valid_from) values (?, ?, ?, ?)")
        .params(method, basisPoints, won, from)
        .update();
  }
}
