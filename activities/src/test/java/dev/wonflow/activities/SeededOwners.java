package dev.wonflow.activities;

import dev.wonflow.error.ErrorCode;
import dev.wonflow.id.Ids;
import dev.wonflow.id.PayoutId;
import dev.wonflow.id.SellerId;
import dev.wonflow.ledger.Reversal;
import dev.wonflow.money.Money;
import dev.wonflow.payment.Failure;
import dev.wonflow.payment.PaymentStatus;
import dev.wonflow.payout.PayoutEnd;
import dev.wonflow.payout.PayoutMark;
import dev.wonflow.payout.PayoutRecords;
import dev.wonflow.payout.PayoutRequest;
import dev.wonflow.payout.PayoutStatus;
import dev.wonflow.payout.PayoutWaits;
import dev.wonflow.refund.Adopted;
import dev.wonflow.refund.Adoption;
import dev.wonflow.refund.RefundRecords;
import dev.wonflow.toss.TossCancel;
import dev.wonflow.wallet.Debit;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The payments and payouts of a seeded day that have owners: left by the real activities where
 * their workflow stood still, and put right by the steps that their workflow would take.
 */
final class SeededOwners {
  private final DayTest day;
  private final RefundRecords refunds;
  private final PayoutRecords payouts;
  private final int each;
  final List<TestPayment> charged;
  final List<TestPayment> canceled;
  final List<TestPayment> halfway;
  final List<TestPayment> lost;
  final List<TestPayment> funding = new ArrayList<>();
  final List<PayoutId> paidOut = new ArrayList<>();
  final List<PayoutId> notPaid = new ArrayList<>();
  final List<PayoutId> inFlight = new ArrayList<>();
  final List<String> overdueSettlements = new ArrayList<>();

  SeededOwners(DayTest day, RefundRecords refunds, PayoutRecords payouts, int each) {
    this.day = day;
    this.refunds = refunds;
    this.payouts = payouts;
    this.each = each;
    this.charged = some(() -> day.registered(7_000));
    this.canceled = some(() -> day.done(9_000));
    this.halfway = some(() -> day.booked(8_000));
    this.lost = some(this::lostPayment);
    for (int n = 0; n < each; n++) {
      paidOut.add(sent(day.at(9)));
      notPaid.add(ended(sent(day.at(9)), PayoutStatus.COMPLETED));
      inFlight.add(sent(day.at(9).minusSeconds(2 * 86_400)));
    }
    overdue();
  }

  private List<TestPayment> some(Supplier<TestPayment> payment) {
    return Stream.generate(payment).limit(each).toList();
  }

  private TestPayment lostPayment() {
    TestPayment payment = day.registered(6_000);
    DayTest.owner(
        """
        update payment_event set requested_at = '%s', expires_at = '%s' where id = '%s'
        """
            .formatted(day.at(9), day.at(10), payment.id()));
    return payment;
  }

  /** Sent to Toss; where it is in time Toss has paid it, and shows it on the day. */
  private PayoutId sent(Instant at) {
    TestPayment sale = day.done(10_000);
    funding.add(sale);
    day.deliver(sale);
    String seller = sale.orders().getFirst().sellerId().value();
    DayTest.owner(
        """
        with kept as (
          insert into vault (id, content) values ('vlt_' || md5('%1$s'), decode(repeat('00', 40), 'hex')) returning id)
        insert into seller (id, client, ref_seller_id, vault_id, fingerprint, toss_seller_id, status, requested_at)
        select '%1$s', 'demo', '%2$s', id, 'print', 'toss_%1$s', 'APPROVED', now() from kept
        """
            .formatted(seller, Ids.refSeller("test", new SellerId(seller))));
    PayoutId id = Ids.payout("test", "demo", UUID.randomUUID().toString());
    payouts.open(
        new PayoutRequest(
            id,
            "demo",
            new SellerId(seller),
            Money.krw(5_000),
            "finance-1",
            "print",
            Money.krw(1_000_000),
            at,
            PayoutWaits.DEFAULT,
            null));
    payouts.mark(new PayoutMark(id, PayoutStatus.SENT, "FPA_" + id, null, at));
    return id;
  }

  private PayoutId ended(PayoutId id, PayoutStatus status) {
    Failure failure = status == PayoutStatus.FAILED ? Failure.of(ErrorCode.DECLINED) : null;
    payouts.end(new PayoutEnd(id, status, "FPA_" + id, failure, day.at(11)));
    return id;
  }

  /** Lines of three days before, none of them settled. */
  private void overdue() {
    DayTest.owner(
        """
        insert into reconciliation_run (date, number, key, workflow_id, trigger, provisional, compared_to, state, verdict, closed_at)
        values ('%1$s', 1, 'overdue-%1$s', 'w', 'HAND', false, now(), 'CLOSED', 'balanced', now())
        """
            .formatted(day.date.minusDays(3)));
    IntStream.range(0, each).forEach(n -> overdueSettlements.add("old-" + day.date + "-" + n));
    for (String key : overdueSettlements) {
      DayTest.owner(
          """
          insert into toss_transaction (date, transaction_key, kind, payment_key, order_id, status, transaction_at, amount, currency,
                                        journal_key, raw, first_run, seen_run)
          select date, '%1$s', 'APPROVAL', 'k-%1$s', 'o', 'DONE', date::timestamp at time zone 'Asia/Seoul' + interval '1 hour', 900,
                 'KRW', 'capture:k-%1$s', '{}', id, id
            from reconciliation_run where key = 'overdue-%2$s'
          """
              .formatted(key, day.date.minusDays(3)));
    }
  }

  /** What Toss's list of payouts would have said. */
  void showPaidOut(long run) {
    for (PayoutId id : paidOut) {
      DayTest.owner(
          """
          insert into toss_payout (id, ref_payout_id, status, amount, currency, payout_date, first_run, seen_run)
          values ('FPA_%1$s', '%1$s', 'COMPLETED', 5000, 'KRW', '%2$s', %3$d, %3$d)
          """
              .formatted(id, day.date, run));
    }
  }

  /** The steps that the workflows take when they are told to look at Toss. */
  void heal() {
    for (TestPayment payment : charged) {
      day.capture(payment);
      day.wallet.credit(payment.credit());
    }
    for (TestPayment payment : canceled) {
      var cancel = new TossCancel("back-" + payment.id(), Money.krw(500), "상점관리자 취소", day.at(10));
      Adopted refund = refunds.adopt(new Adoption(payment.id(), cancel));
      day.ledger.refund(new Reversal(payment.id(), refund.refundId(), cancel));
      day.wallet.debit(new Debit(payment.id(), refund.refundId(), "cancel:back-" + payment.id()));
    }
    halfway.forEach(payment -> day.wallet.credit(payment.credit()));
    lost.forEach(
        payment ->
            day.payments.close(
                payment.closing(PaymentStatus.EXPIRED, Failure.of(ErrorCode.SESSION_EXPIRED))));
    paidOut.forEach(id -> ended(id, PayoutStatus.COMPLETED));
    inFlight.forEach(id -> ended(id, PayoutStatus.FAILED));
  }
}
