package dev.wonflow.activities.wallet;

/** How sellers' shares get into their wallets. */
final class CreditSql {
  /**
   * Moves the sellers' shares of some journals (`keys` and their `payments`) and returns the keys
   * of those that have moved now. Wallets are locked in seller order, so that two payments with the
   * same sellers never wait for each other in a ring; the key of an entry is what makes it the only
   * one. Who waits for a row is woken by each of its changes, so that a hot seller's credits would
   * keep each other awake: they queue in front of it, where only the next one is. What an entry
   * says is there afterwards includes what is held: a hold is no movement. Until an order is
   * delivered its share is pending.
   */
  static final String MOVE =
      """
      with share as (
        select j.key || ':' || e.payment_order_id as key, e.seller_id, e.currency, e.journal_id,
               e.payment_order_id, e.amount, e.position, j.key as journal_key
          from unnest(:keys, :payments) as credit (key, payment_id)
               join journal j on j.key = credit.key and j.payment_id = credit.payment_id
               join ledger_entry e on e.journal_id = j.id
         where e.account = 'seller-payable' and e.direction = 'C'
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
          from share s join credited c using (seller_id, currency)
               join payment_order o on o.id = s.payment_order_id
         where o.delivered_at is null
        on conflict (payment_order_id) do update set amount = p.amount + excluded.amount
      ), marked as (
        update payment_order o set wallet_updated = true, version = o.version + 1
          from share s join credited c using (seller_id, currency) where o.id = s.payment_order_id
      ), entry as (
        insert into wallet_entry (key, seller_id, currency, journal_id, payment_order_id, amount, balance_after)
        select s.key, s.seller_id, s.currency, s.journal_id, s.payment_order_id, s.amount,
               c.balance - coalesce(sum(s.amount) over later, 0)
          from share s join credited c using (seller_id, currency)
        window later as (partition by s.seller_id, s.currency order by s.journal_id, s.position
                         rows between 1 following and unbounded following)
         order by s.journal_id, s.position
        returning journal_id
      )
      select journal_key from share join entry using (journal_id)
      """;

  private CreditSql() {}
}
