package dev.wonflow.activities;

import dev.wonflow.error.ErrorCode;
import dev.wonflow.ledger.Reversal;
import dev.wonflow.money.Money;
import dev.wonflow.payment.Failure;
import dev.wonflow.payment.PaymentStatus;
import dev.wonflow.payout.PayoutRecords;
import dev.wonflow.payout.PayoutStatus;
import dev.wonflow.refund.Adopted;
import dev.wonflow.refund.Adoption;
import dev.wonflow.refund.RefundRecords;
import dev.wonflow.toss.TossCancel;
import dev.wonflow.wallet.Debit;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
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
  final List<SentPayout> paidOut = new ArrayList<>();
  final List<SentPayout> notPaid = new ArrayList<>();
  final List<SentPayout> inFlight = new ArrayList<>();
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
      notPaid.add(sent(day.at(9)));
      notPaid.getLast().ended(day, payouts, PayoutStatus.COMPLETED);
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
  private SentPayout sent(Instant at) {
    SentPayout payout = SentPayout.of(day, payouts, 5_000, at);
    funding.add(payout.sale());
    return payout;
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
    paidOut.forEach(payout -> payout.shown(day, run));
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
    paidOut.forEach(payout -> payout.ended(day, payouts, PayoutStatus.COMPLETED));
    inFlight.forEach(payout -> payout.ended(day, payouts, PayoutStatus.FAILED));
  }
}
