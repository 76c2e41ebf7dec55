package dev.wonflow.activities;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wonflow.ledger.Reversal;
import dev.wonflow.money.Money;
import dev.wonflow.reconciliation.ReconciliationVerdict;
import dev.wonflow.refund.Adopted;
import dev.wonflow.refund.Adoption;
import dev.wonflow.refund.RefundRecords;
import dev.wonflow.toss.TossCancel;
import dev.wonflow.wallet.Debit;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What only our books say, and books that somebody falsified, as a run finds them. */
class BrokenBooksTest extends ReconciliationStory {
  @Autowired private RefundRecords refunds;

  @Test
  void cancelThatTossDoesNotShowIsFound() {
    TestPayment sold = done(10_000);
    approved(sold);
    var cancel = new TossCancel("back-" + sold.id(), Money.krw(4_000), "상점관리자 취소", at(11));
    Adopted refund = refunds.adopt(new Adoption(sold.id(), cancel));
    ledger.refund(new Reversal(sold.id(), refund.refundId(), cancel));
    wallet.debit(new Debit(sold.id(), refund.refundId(), "cancel:back-" + sold.id()));
    toss.answered();
    long run = open("cancel");

    readAndCompare(run);

    assertThat(discrepancies(run))
        .containsExactly(
            "CANCEL_UNKNOWN_AT_TOSS manual cancel:back-" + sold.id() + " null -4000 4000");
    assertThat(closed(run).verdict()).isEqualTo(ReconciliationVerdict.OPEN);
  }

  /** Of a day long ago: the books are proved as a whole, whatever day is run. */
  @Test
  void rowThatWasChangedInOlderBooksIsFoundAsUnbalancedAndAsABrokenChain() {
    TestPayment sold = done(10_000);
    long journal =
        number(
            "select id from journal where payment_id = ? and kind = 'CAPTURE'", sold.id().value());
    long entry =
        number(
            "select id from ledger_entry where journal_id = ? and account = 'commission'", journal);
    date = date.plusDays(5);
    toss.end();
    long run = open("books");
    falsify(entry, 1);
    try {
      readAndCompare(run);
    } finally {
      falsify(entry, -1);
    }

    assertThat(discrepancies(run))
        .containsExactlyInAnyOrder(
            "JOURNAL_UNBALANCED manual journal " + journal + ": does not balance null null 0",
            "LEDGER_CHAIN_BROKEN unknown ledger_entry "
                + entry
                + " of journal "
                + journal
                + ": changed null null 0");
    assertThat(closed(run).verdict()).isEqualTo(ReconciliationVerdict.OPEN);
  }

  private static void falsify(long entry, int won) {
    owner("alter table ledger_entry disable trigger user");
    owner("update ledger_entry set amount = amount + %d where id = %d".formatted(won, entry));
    owner("alter table ledger_entry enable trigger user");
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
