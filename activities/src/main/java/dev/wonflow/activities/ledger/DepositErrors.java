package dev.wonflow.activities.ledger;

import dev.wonflow.activities.event.Amount;
import dev.wonflow.activities.event.Event;
import dev.wonflow.activities.event.Events;
import dev.wonflow.activities.payment.BooksConflict;
import dev.wonflow.activities.payment.PaymentTurns;
import dev.wonflow.activities.payment.PaymentTurns.Turn;
import dev.wonflow.id.Ids;
import dev.wonflow.ledger.DepositError;
import dev.wonflow.ledger.TakenBack;
import dev.wonflow.money.Money;
import java.time.ZoneOffset;
import java.util.Currency;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Books that the bank took a deposit back: journal, wallets, payment and event in one. */
@Component
class DepositErrors {
  private final Journals journals;
  private final PaymentTurns turns;
  private final Events events;
  private final JdbcClient jdbc;

  DepositErrors(Journals journals, PaymentTurns turns, Events events, JdbcClient jdbc) {
    this.journals = journals;
    this.turns = turns;
    this.events = events;
    this.jdbc = jdbc;
  }

  /** What receivers learn. */
  private record ReversedEvent(Amount amount, String paymentKey, String deposit) {}

  TakenBack post(DepositError error) {
    Turn payment = turns.take(error.paymentId());
    boolean known = journals.find(error.journalKey()).isPresent();
    if (!known && standsAlone(payment, error)) {
      reverse(payment, error);
    }
    return new TakenBack(known || standsAlone(payment, error));
  }

  private static boolean standsAlone(Turn payment, DepositError error) {
    return payment.charged()
        && payment.reversed() + 1 == error.occurrence()
        && payment.refunded() == 0
        && payment.reserved() == 0;
  }

  private void reverse(Turn payment, DepositError error) {
    long charge =
        journals
            .find(error.captureKey())
            .orElseThrow(() -> BooksConflict.of(error.captureKey() + " is not in the books"))
            .journalId();
    long journal = journal(payment, error);
    entries(journal, charge);
    reopen(payment, error);
    tell(payment, error);
    wallets(journal); // last, so that the rows that many payments share are locked shortly
  }

  private long journal(Turn payment, DepositError error) {
    return jdbc.sql(
            """
            insert into journal (key, kind, payment_id, content_digest, occurred_at)
            values (:key, 'DEPOSIT_ERROR', :payment, :digest, :at) returning id
            """)
        .param("key", error.journalKey())
        .param("payment", payment.id())
        .param("digest", Ids.fingerprint(error.journalKey()))
        .param("at", error.seenAt().atOffset(ZoneOffset.UTC))
        .query(Long.class)
        .single();
  }

  /** The capture the other way round. */
  private void entries(long journal, long charge) {
    jdbc.sql(
            """
            insert into ledger_entry (journal_id, position, account, seller_id, direction, amount, currency, payment_order_id)
            select :journal, position, account, seller_id, case direction when 'D' then 'C' else 'D' end, amount, currency,
                   payment_order_id
              from ledger_entry where journal_id = :charge order by position
            """)
        .param("journal", journal)
        .param("charge", charge)
        .update();
  }

  private void reopen(Turn payment, DepositError error) {
    jdbc.sql(
            """
            update payment_event
               set status = 'WAITING_FOR_DEPOSIT', is_payment_done = false, approved_at = null,
                   deposits_reversed = :occurrence, updated_at = now(), version = version + 1
             where id = :id
            """)
        .param("occurrence", error.occurrence())
        .param("id", payment.id())
        .update();
    jdbc.sql(
            """
            update payment_order
               set payment_order_status = 'EXECUTING', ledger_updated = false, wallet_updated = false, version = version + 1
             where payment_event_id = :id
            """)
        .param("id", payment.id())
        .update();
  }

  private void tell(Turn payment, DepositError error) {
    Money amount = new Money(Currency.getInstance(payment.currency()), payment.amount());
    String deposit = String.valueOf(error.occurrence());
    events.append(
        new Event(
            "payment.deposit_reversed",
            payment.client(),
            payment.id(),
            payment.id() + ":" + deposit,
            new ReversedEvent(Amount.of(amount), error.paymentKey().value(), deposit)));
  }

  /** Wallets are locked in seller order; what was paid out already makes one negative. */
  private void wallets(long journal) {
    jdbc.sql(
            """
            select w.seller_id from wallet w
             where (w.seller_id, w.currency) in (
               select seller_id, currency from ledger_entry where journal_id = :journal and seller_id is not null)
             order by w.seller_id, w.currency
               for update -- in one order, so that flows never wait for each other in a ring
            """)
        .param("journal", journal)
        .query(String.class)
        .list();
    jdbc.sql(
            """
            with share as (
              select j.key || ':' || e.payment_order_id as key, e.seller_id, e.currency, e.journal_id, e.payment_order_id,
                     -e.amount as amount, e.position
                from journal j join ledger_entry e on e.journal_id = j.id
               where j.id = :journal and e.account = 'seller-payable'
            ), debited as (
              update wallet w set balance = w.balance + s.amount, version = w.version + 1
                from (select seller_id, currency, sum(amount) as amount from share group by seller_id, currency) s
               where w.seller_id = s.seller_id and w.currency = s.currency
              returning w.seller_id, w.currency, w.balance + w.held as total
            )
            insert into wallet_entry (key, seller_id, currency, journal_id, payment_order_id, amount, balance_after)
            select s.key, s.seller_id, s.currency, s.journal_id, s.payment_order_id, s.amount,
                   d.total - coalesce(sum(s.amount) over later, 0)
              from share s join debited d using (seller_id, currency)
            window later as (partition by s.seller_id, s.currency order by s.position
                             rows between 1 following and unbounded following)
             order by s.position
            """)
        .param("journal", journal)
        .update();
    jdbc.sql(
            """
            delete from pending_order
             where payment_order_id in (select payment_order_id from ledger_entry where journal_id = :journal)
            """)
        .param("journal", journal)
        .update();
  }
}
