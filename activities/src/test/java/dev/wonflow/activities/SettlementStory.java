package dev.wonflow.activities;

import dev.wonflow.ledger.Reversal;
import dev.wonflow.reconciliation.Opening;
import dev.wonflow.reconciliation.Reading;
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
import org.springframework.beans.factory.annotation.Autowired;

/** Lines of settlements as Toss writes them; each test has dates of its own. */
abstract class SettlementStory extends DayTest {
  @Autowired RefundRecords refunds;

  SettlementsRead read(long run) {
    return settlements.read(new SettlementReading(run, SettlementPlace.START));
  }

  /** A run that has read the day's payments and these lines sold. */
  long runOver(String... sold) {
    toss.answered();
    long run = open(date);
    reconciliation.read(new Reading(run, null));
    settled(String.join(",", sold), "[]");
    read(run);
    return run;
  }

  /** A page of lines sold, then one of lines paid out, each with its end. */
  void settled(String sold, String paidOut) {
    toss.answer(200, "[" + sold + "]");
    toss.end();
    if (!paidOut.equals("[]")) {
      toss.answer(200, paidOut);
    }
    toss.end();
  }

  String line(TestPayment payment, long amount, long fee, long parts, long supply, long vat) {
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

  String cancelLine(TestPayment sale) {
    return line(sale, -34_000, -860, -860, -782, -78)
        .replace("\"tx-", "\"back-")
        .replace("\"cancel\":null", "\"cancel\":{}");
  }

  TestPayment captured(long won) {
    TestPayment payment = done(won);
    approved(payment);
    return payment;
  }

  /** All of it, by somebody at Toss; ours found out. */
  void canceled(TestPayment sale) {
    var cancel = new TossCancel("back-" + sale.id(), sale.amount(), "상점관리자 취소", at(10));
    Adopted refund = refunds.adopt(new Adoption(sale.id(), cancel));
    ledger.refund(new Reversal(sale.id(), refund.refundId(), cancel));
    toss.cancel("back-" + sale.id(), sale.key().value(), sale.id().value(), sale.amount().minor());
  }

  long open(LocalDate day) {
    return reconciliation
        .open(new Opening(day, day + ":settled", "reconciliation-" + day, Trigger.HAND))
        .runId();
  }

  List<String> entries(String key) {
    return rows(
        """
        select e.position, e.account, e.direction, e.amount
          from ledger_entry e join journal j on j.id = e.journal_id where j.key = ? order by e.position
        """,
        key);
  }

  List<String> discrepancies(long run) {
    return rows(
        """
        select class, key, theirs, ours
          from discrepancy_sighting s join discrepancy d on d.id = s.discrepancy_id where run_id = ?
        """,
        run);
  }
}
