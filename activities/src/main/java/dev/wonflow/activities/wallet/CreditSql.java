package dev.wonflow.activities.wallet;

/** How sellers' shares get into their wallets, and payments become DONE by it. */
final class CreditSql {
  /**
   * Moves the sellers' shares of some journals (`keys` and their `payments`), where they have not
   * moved yet. A payment whose standing charge that is (its key is the {@linkplain
   * dev.wonflow.ledger.Capture#journalKey() capture's}) becomes DONE, and its receivers are told;
   * what is said of a charge that was taken back changes no payment. Returns each key that is in
   * the books, with its payment's status afterwards and how many orders that has.
   *
   * <p>Payments are locked before wallets, as everywhere, and wallets in seller order, so that two
   * payments with the same sellers never wait for each other in a ring; the key of an entry is what
   * makes it the only one. Who waits for a row is woken by each of its changes, so that a hot
   * seller's credits would keep each other awake: they queue in front of it, where only the next
   * one is. What an entry says is there afterwards includes what is held: a hold is no movement.
   * Until an order is delivered its share is pending.
   */
  static final String CREDIT =
      """
      with credit as (
        select j.key, j.id as journal_id, p.id as payment_id, p.status, p.id || deposit as subject,
               not p.is_payment_done and j.key = 'capture:' || p.payment_key || deposit as stands
          from unnest(:keys, :payments) as asked (key, payment_id)
               join journal j on j.key = asked.key and j.payment_id = asked.payment_id
               join payment_event p on p.id = j.payment_id
               cross join lateral (select coalesce(':' || nullif(p.deposits_reversed, 0) + 1, '')) as nth (deposit)
         order by p.id for update of p
      ), done as (
        update payment_event p
           set status = 'DONE', is_payment_done = true, updated_at = now(), version = p.version + 1
          from credit c where p.id = c.payment_id and c.stands
        returning p.id, c.subject, p.client, p.amount, p.currency, p.payment_key
      ), told as (
        insert into event (key, type, client, payment_id, data)
        select 'payment.done:' || subject, 'payment.done', client, id, jsonb_build_object(
                 'amount', jsonb_build_object('amount', amount::text, 'currency', currency),
                 'paymentKey', payment_key,
                 'orders', (
                   select jsonb_agg(jsonb_build_object(
                            'paymentOrderId', o.id, 'sellerId', o.seller_id,
                            'amount', jsonb_build_object('amount', o.amount::text, 'currency', o.currency)) order by o.position)
                     from payment_order o where o.payment_event_id = done.id))
          from done
      ), share as (
        select c.key || ':' || e.payment_order_id as key, e.seller_id, e.currency, e.journal_id,
               e.payment_order_id, e.amount, e.position
          from credit c join ledger_entry e on e.journal_id = c.journal_id
         where e.account = 'seller-payable' and e.direction = 'C'
           and not exists (select from wallet_entry w where w.key = c.key || ':' || e.payment_order_id)
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
      ), entry as (
        insert into wallet_entry (key, seller_id, currency, journal_id, payment_order_id, amount, balance_after)
        select s.key, s.seller_id, s.currency, s.journal_id, s.payment_order_id, s.amount,
               c.balance - coalesce(sum(s.amount) over later, 0)
          from share s join credited c using (seller_id, currency)
        window later as (partition by s.seller_id, s.currency order by s.journal_id, s.position
                         rows between 1 following and unbounded following)
         order by s.journal_id, s.position
      ), marked as (
        update payment_order o set wallet_updated = true, version = o.version + 1
          from done where o.payment_event_id = done.id
      )
      select c.key, c.payment_id, case when done.id is null then c.status else 'DONE' end as status,
             (select count(*) from payment_order o where o.payment_event_id = c.payment_id) as orders
        from credit c left join done on done.id = c.payment_id
      """;

  private CreditSql() {}
}
