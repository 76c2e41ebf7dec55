package dev.wonflow.activities.wallet;

import dev.wonflow.activities.event.Event;
import dev.wonflow.activities.event.Events;
import dev.wonflow.activities.payment.BooksConflict;
import dev.wonflow.activities.payment.PaymentRow;
import dev.wonflow.activities.payment.PaymentRows;
import dev.wonflow.wallet.Credit;
import dev.wonflow.wallet.Credited;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Adds the sellers' shares of a charged payment to their wallets. */
@Component
class Credits {
  private final PaymentRows payments;
  private final Events events;
  private final JdbcClient jdbc;

  Credits(PaymentRows payments, Events events, JdbcClient jdbc) {
    this.payments = payments;
    this.events = events;
    this.jdbc = jdbc;
  }

  /**
   * Moves the shares of the credit's journal, where they have not moved yet, and marks their
   * orders. A statement and a transaction of its own, so that the rows that many payments share are
   * locked for no round trip.
   */
  void move(Credit credit) {
    if (moved(credit) == 0) {
      requireBooked(credit); // as after a try before, or where no seller has a share
    }
  }

  /** Tells everyone that the sellers have their shares. */
  @Transactional
  public Credited announce(Credit credit) {
    PaymentRow payment = payments.get(credit.paymentId());
    if (payment.isStanding(credit.journalKey()) && !payment.isDone()) {
      payment.credited();
      payments.flush();
      events.append(
          new Event(
              "payment.done",
              payment.client(),
              payment.id(),
              payment.id() + (payment.occurrence() > 1 ? ":" + payment.occurrence() : ""),
              DoneEvent.of(payment)));
    }
    return new Credited(payment.state().status(), payment.orders().size());
  }

  private void requireBooked(Credit credit) {
    boolean booked =
        jdbc.sql("select id from journal where key = :key and payment_id = :paymentId")
            .param("key", credit.journalKey())
            .param("paymentId", credit.paymentId().value())
            .query(Long.class)
            .optional()
            .isPresent();
    BooksConflict.unless(
        booked, credit.journalKey() + " is not in the books of " + credit.paymentId());
  }

  /**
   * The sellers' shares of a journal. Wallets are locked in seller order, so that two payments with
   * the same sellers never wait for each other in a ring; the key of an entry is what makes it the
   * only one. Who waits for a row is woken by each of its changes, so that a hot seller's credits
   * would keep each other awake: they queue in front of it, where only the next one is. What an
   * entry says is there afterwards includes what is held: a hold is no movement. Until an order is
   * delivered its share is pending. How many shares have moved.
   */
  private int moved(Credit credit) {
    return jdbc.sql(
            """
            with share as (
              select j.key || ':' || e.payment_order_id as key, e.seller_id, e.currency, e.journal_id, e.payment_order_id,
                     e.amount, e.position
                from journal j join ledger_entry e on e.journal_id = j.id
               where j.key = :key and j.payment_id = :paymentId and e.account = 'seller-payable' and e.direction = 'C'
                 and not exists (select from wallet_entry w where w.key = j.key || ':' || e.payment_order_id)
            ), turn as materialized (
              select count(pg_advisory_xact_lock('wallet'::regclass::oid::int, place)) as taken
                from (select distinct hashtext(seller_id) as place from share order by 1) places
            ), credited as (
              insert into wallet as w (seller_id, currency, balance)
              select seller_id, currency, sum(amount) from share cross join turn where taken > 0
               group by seller_id, currency order by seller_id, currency
              on conflict (seller_id, currency)
                do update set balance = w.balance + excluded.balance, version = w.version + 1
              returning seller_id, currency, balance + held as balance
            ), undelivered as (
              insert into pending_order as p (payment_order_id, seller_id, currency, amount)
              select s.payment_order_id, s.seller_id, s.currency, s.amount
                from share s join credited c using (seller_id, currency) join payment_order o on o.id = s.payment_order_id
               where o.delivered_at is null
              on conflict (payment_order_id) do update set amount = p.amount + excluded.amount
            ), marked as (
              update payment_order o set wallet_updated = true, version = o.version + 1
                from share s join credited c using (seller_id, currency) where o.id = s.payment_order_id
            )
            insert into wallet_entry (key, seller_id, currency, journal_id, payment_order_id, amount, balance_after)
            select s.key, s.seller_id, s.currency, s.journal_id, s.payment_order_id, s.amount,
                   c.balance - coalesce(sum(s.amount) over later, 0)
              from share s join credited c using (seller_id, currency)
            window later as (partition by s.seller_id, s.currency order by s.position
                             rows between 1 following and unbounded following)
             order by s.position
            """)
        .param("key", credit.journalKey())
        .param("paymentId", credit.paymentId().value())
        .update();
  }
}
