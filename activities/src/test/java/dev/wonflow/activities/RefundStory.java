package dev.wonflow.activities;

import static dev.wonflow.activities.TestPayment.aPayment;
import static dev.wonflow.activities.TestPayment.aSeller;

import dev.wonflow.ledger.Posted;
import dev.wonflow.refund.Adopted;
import dev.wonflow.refund.RefundRecords;
import dev.wonflow.toss.TossCancel;
import dev.wonflow.wallet.Debited;
import java.util.List;
import org.springframework.beans.factory.annotation.Autowired;

/** Refunds of two payments, on the database. */
abstract class RefundStory extends DatabaseTest {
  @Autowired RefundRecords refunds;
  final String seller = aSeller();
  final String other = aSeller();
  final TestPayment payment = aPayment().with(seller, 10_000);
  final TestPayment two = aPayment().with(seller, 7_000).with(other, 3_000);

  Debited refund(TestRefund refund, long won) {
    refunds.open(refund.request());
    ledger.refund(refund.reversal(won));
    return wallet.debit(refund.debit());
  }

  void book(Adopted adopted, TossCancel cancel) {
    var id =
        new dev.wonflow.id.PaymentId(
            rows("select payment_event_id from refund where id = ?", adopted.refundId().value())
                .getFirst());
    Posted posted = ledger.refund(new dev.wonflow.ledger.Reversal(id, adopted.refundId(), cancel));
    wallet.debit(new dev.wonflow.wallet.Debit(id, adopted.refundId(), posted.journalKey()));
  }

  void charge(TestPayment charged) {
    book(charged);
    wallet.credit(charged.credit());
  }

  String wallet(String of) {
    return rows("select balance, held from wallet where seller_id = ?", of).getFirst();
  }

  String order(TestPayment of, int n) {
    return rows(
            "select refunded_amount, reserved_amount from payment_order where id = ?",
            of.id() + "-" + n)
        .getFirst();
  }

  /** What every account holds of a payment. */
  List<Long> accounts(TestPayment of) {
    return sql.sql(
            """
            select sum(case direction when 'C' then e.amount else -e.amount end)
              from ledger_entry e join journal j on j.id = e.journal_id where j.payment_id = ?
             group by account, e.payment_order_id
            """)
        .param(of.id().value())
        .query(Long.class)
        .list();
  }

  /** Wallet and held less the seller's account; zero between the steps. */
  long gap(String of) {
    return number(
        """
        select coalesce((select balance + held from wallet where seller_id = ?), 0)
             - coalesce((select sum(case direction when 'C' then amount else -amount end)
                           from ledger_entry where account = 'seller-payable' and seller_id = ?), 0)
        """,
        of,
        of);
  }
}
