package dev.wonflow.activities.wallet;

import dev.wonflow.activities.event.Event;
import dev.wonflow.activities.event.Events;
import dev.wonflow.activities.payment.BooksConflict;
import dev.wonflow.activities.payment.PaymentTurns;
import dev.wonflow.activities.payment.PaymentTurns.Turn;
import dev.wonflow.activities.refund.RefundEvent;
import dev.wonflow.activities.refund.RefundRows;
import dev.wonflow.activities.refund.RefundRows.Row;
import dev.wonflow.money.Money;
import dev.wonflow.payment.PaymentStatus;
import dev.wonflow.refund.RefundStatus;
import dev.wonflow.wallet.Debit;
import dev.wonflow.wallet.Debited;
import java.util.Currency;
import java.util.Locale;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Takes the sellers' shares of a refund out of what was held for it. */
@Component
class Debits {
  private final PaymentTurns turns;
  private final RefundRows refunds;
  private final Events events;
  private final JdbcClient jdbc;

  Debits(PaymentTurns turns, RefundRows refunds, Events events, JdbcClient jdbc) {
    this.turns = turns;
    this.refunds = refunds;
    this.events = events;
    this.jdbc = jdbc;
  }

  Debited debit(Debit debit) {
    Turn payment = turns.take(debit.paymentId());
    Row refund = refunds.get(debit.refundId());
    BooksConflict.unless(
        debit.journalKey().equals("cancel:" + refund.transactionKey())
            && refund.paymentId().equals(payment.id()),
        debit.journalKey() + " is not the journal of " + debit.refundId());
    if (refund.status() == RefundStatus.DONE) {
      return answer(payment, PaymentStatus.valueOf(payment.status()), payment.refunded());
    }
    long refunded = payment.refunded() + refund.amount();
    PaymentStatus status =
        refunded == payment.amount() ? PaymentStatus.CANCELED : PaymentStatus.PARTIALLY_CANCELED;
    close(payment, refund, status);
    tell(payment, refund, status, refunded);
    move(debit); // last, so that the rows that many payments share are locked shortly
    return answer(payment, status, refunded);
  }

  private void close(Turn payment, Row refund, PaymentStatus status) {
    jdbc.sql(
            """
            update payment_order o
               set refunded_amount = o.refunded_amount + r.amount, reserved_amount = o.reserved_amount - r.amount,
                   version = o.version + 1
              from refund_order r
             where r.refund_id = :refund and o.id = r.payment_order_id
            """)
        .param("refund", refund.id())
        .update();
    jdbc.sql(
            """
            update payment_event
               set refunded_amount = refunded_amount + :amount, status = :status, updated_at = now(),
                   version = version + 1
             where id = :id
            """)
        .param("amount", refund.amount())
        .param("status", status.name())
        .param("id", payment.id())
        .update();
    refunds.done(refund.id());
  }

  private void tell(Turn payment, Row refund, PaymentStatus status, long refunded) {
    String type = "payment." + status.name().toLowerCase(Locale.ROOT);
    Money remaining = money(payment, payment.amount() - refunded);
    events.append(
        new Event(
            type,
            payment.client(),
            payment.id(),
            refund.id(),
            RefundEvent.done(refund, refunds.parts(refund.id()), remaining)));
  }

  private static Debited answer(Turn payment, PaymentStatus status, long refunded) {
    return new Debited(status, money(payment, payment.amount() - refunded));
  }

  private static Money money(Turn payment, long minor) {
    return new Money(Currency.getInstance(payment.currency()), minor);
  }

  /** Wallets are locked in seller order; what was held too much goes back into the balance. */
  private void move(Debit debit) {
    jdbc.sql(
            """
            select w.seller_id from wallet w
             where (w.seller_id, w.currency) in (
               select o.seller_id, o.currency from refund_order r join payment_order o on o.id = r.payment_order_id
                where r.refund_id = :refund)
             order by w.seller_id, w.currency
               for update -- in one order, so that refunds never wait for each other in a ring
            """)
        .param("refund", debit.refundId().value())
        .query(String.class)
        .list();
    jdbc.sql(
            """
            with share as (
              select o.id as payment_order_id, o.seller_id, o.currency, o.position, r.held, j.id as journal_id, j.key,
                     sum(case e.direction when 'C' then e.amount else -e.amount end) as amount
                from refund_order r
                join payment_order o on o.id = r.payment_order_id
                join journal j on j.key = :journal
                left join ledger_entry e
                  on e.journal_id = j.id and e.payment_order_id = o.id and e.account = 'seller-payable'
               where r.refund_id = :refund
               group by o.id, o.seller_id, o.currency, o.position, r.held, j.id, j.key
            ), debited as (
              update wallet w
                 set balance = w.balance + s.held + s.amount, held = w.held - s.held, version = w.version + 1
                from (select seller_id, currency, sum(held) as held, coalesce(sum(amount), 0) as amount
                        from share group by seller_id, currency) s
               where w.seller_id = s.seller_id and w.currency = s.currency
              returning w.seller_id, w.currency, w.balance + w.held as total
            )
            insert into wallet_entry (key, seller_id, currency, journal_id, payment_order_id, amount, balance_after)
            select s.key || ':' || s.payment_order_id, s.seller_id, s.currency, s.journal_id, s.payment_order_id, s.amount,
                   d.total - coalesce(sum(s.amount) over later, 0)
              from share s join debited d using (seller_id, currency)
             where s.amount is not null
            window later as (partition by s.seller_id, s.currency order by s.position
                             rows between 1 following and unbounded following)
             order by s.position
            """)
        .param("journal", debit.journalKey())
        .param("refund", debit.refundId().value())
        .update();
    undelivered(debit);
  }

  /** Of what is not delivered, what was held too much is pending again. */
  private void undelivered(Debit debit) {
    jdbc.sql(
            """
            with share as (
              select e.payment_order_id, sum(case e.direction when 'C' then e.amount else -e.amount end) as amount
                from journal j join ledger_entry e on e.journal_id = j.id and e.account = 'seller-payable'
               where j.key = :journal
               group by e.payment_order_id
            )
            update pending_order p set amount = p.amount + r.held + coalesce(s.amount, 0)
              from refund_order r left join share s using (payment_order_id)
             where r.refund_id = :refund and p.payment_order_id = r.payment_order_id
            """)
        .param("journal", debit.journalKey())
        .param("refund", debit.refundId().value())
        .update();
  }
}
