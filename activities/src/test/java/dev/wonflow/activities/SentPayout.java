package dev.wonflow.activities;

import dev.wonflow.error.ErrorCode;
import dev.wonflow.id.Ids;
import dev.wonflow.id.PayoutId;
import dev.wonflow.id.SellerId;
import dev.wonflow.money.Money;
import dev.wonflow.payment.Failure;
import dev.wonflow.payout.PayoutEnd;
import dev.wonflow.payout.PayoutMark;
import dev.wonflow.payout.PayoutRecords;
import dev.wonflow.payout.PayoutRequest;
import dev.wonflow.payout.PayoutStatus;
import dev.wonflow.payout.PayoutWaits;
import java.time.Instant;
import java.util.UUID;

/** A payout that went to Toss, of half of what its seller sold for. */
record SentPayout(PayoutId id, TestPayment sale, long won) {
  static SentPayout of(DayTest day, PayoutRecords payouts, long won, Instant at) {
    TestPayment sale = day.done(2 * won);
    day.deliver(sale);
    SellerId seller = sale.orders().getFirst().sellerId();
    TestSeller.approve(day.sql, DatabaseTest.DATABASE, seller.value(), "APPROVED");
    PayoutId id = Ids.payout("test", "demo", UUID.randomUUID().toString());
    payouts.open(
        new PayoutRequest(
            id,
            "demo",
            seller,
            Money.krw(won),
            "finance-1",
            "print",
            Money.krw(1_000_000),
            at,
            PayoutWaits.DEFAULT,
            null));
    payouts.mark(new PayoutMark(id, PayoutStatus.SENT, tossId(id), null, at));
    return new SentPayout(id, sale, won);
  }

  static String tossId(PayoutId id) {
    return "FPA_" + id;
  }

  /** As Toss's list would have said to a run, paid on the day of the test. */
  void shown(DayTest day, long run) {
    DayTest.owner(
        """
        insert into toss_payout (id, ref_payout_id, status, amount, currency, payout_date, first_run, seen_run)
        values ('%1$s', '%2$s', 'COMPLETED', %3$d, 'KRW', '%4$s', %5$d, %5$d)
        """
            .formatted(tossId(id), id, won, day.date, run));
  }

  void ended(DayTest day, PayoutRecords payouts, PayoutStatus status) {
    Failure failure = status == PayoutStatus.FAILED ? Failure.of(ErrorCode.DECLINED) : null;
    payouts.end(new PayoutEnd(id, status, tossId(id), failure, day.at(11)));
  }
}
