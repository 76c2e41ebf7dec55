package dev.wonflow.activities.ledger;

/** The questions of {@link VerifyLedger}; each answers with {@code row} and {@code what}. */
final class VerifySql {
  /**
   * Each row of a journal against the digest that was taken at its commit. Journal by journal; only
   * of those that differ are the rows laid side by side.
   */
  static final String ROWS =
      """
      with odd as materialized (
        select coalesce(j.id, l.journal_id) as journal_id
          from journal j full join journal_link l on l.journal_id = j.id
         where l.rows is distinct from (select array_agg(r.digest order by r.position) from journal_row r where r.journal_id = j.id)
      ), sealed as (
        select o.journal_id, (n - 1)::int as position, r.digest
          from odd o join journal_link l on l.journal_id = o.journal_id, unnest(l.rows) with ordinality as r (digest, n)
      ), written as (
        select r.* from odd o cross join lateral (select * from journal_row b where b.journal_id = o.journal_id offset 0) r
      )
      select coalesce(b.name, 'row ' || s.position || ' of journal ' || s.journal_id) as row,
             case when b.digest is null then 'missing' when s.digest is null then 'never sealed' else 'changed' end as what
        from sealed s full join written b on b.journal_id = s.journal_id and b.position = s.position
       where s.digest is distinct from b.digest
       order by coalesce(b.journal_id, s.journal_id), coalesce(b.position, s.position)
      """;

  /** Each link against the one before in its lane of the day. */
  static final String CHAIN =
      """
      select 'journal_link ' || l.journal_id as row, 'does not follow the link before it on ' || l.day as what
        from journal_link l
        left join journal_link b on b.day = l.day and b.lane = l.lane and b.number = l.number - 1
        left join journal j on j.id = l.journal_id
       where l.hash <> link_hash(l.day, l.lane, b.hash, l.rows)
          or l.number > 1 and b.hash is null
          or l.day is distinct from (j.posted_at at time zone 'Asia/Seoul')::date
       order by l.day, l.lane, l.number
      """;

  static final String SUMS =
      """
      select 'journal ' || j.id as row, 'does not balance' as what
        from journal j left join ledger_entry e on e.journal_id = j.id
       group by j.id, e.currency
      having sum(case direction when 'D' then amount else -amount end) is distinct from 0
       order by j.id
      """;

  /**
   * What takes something back against what it takes it from: never more, never of another payment.
   */
  static final String REVERSALS =
      """
      with back as (
        select j.reverses as journal_id, e.account, e.currency, e.payment_order_id, max(j.id) as last,
               sum(case e.direction when 'C' then e.amount else -e.amount end) as amount
          from journal j join ledger_entry e on e.journal_id = j.id
         where j.reverses is not null and e.account <> 'seller-payable' -- it takes the fractions of the others
         group by j.reverses, e.account, e.currency, e.payment_order_id
      ), original as (
        select e.journal_id, e.account, e.currency, e.payment_order_id,
               sum(case e.direction when 'D' then e.amount else -e.amount end) as amount
          from ledger_entry e where e.journal_id in (select journal_id from back)
         group by e.journal_id, e.account, e.currency, e.payment_order_id
      )
      select 'journal ' || b.last as row, 'takes back more than journal ' || b.journal_id || ' booked' as what
        from back b left join original o
          on o.journal_id = b.journal_id and o.account = b.account and o.currency = b.currency
         and o.payment_order_id is not distinct from b.payment_order_id
       where b.amount * coalesce(o.amount, 0) < 0 or abs(b.amount) > abs(coalesce(o.amount, 0))
      union
      select 'journal ' || j.id, 'takes back journal ' || o.id || ', which is about something else'
        from journal j join journal o on o.id = j.reverses
       where j.payment_id is distinct from o.payment_id or j.payout_id is distinct from o.payout_id
       order by 1
      """;

  /** What an order says about the books against its charge there, less what was reversed. */
  static final String ORDERS =
      """
      with charged as (
        select payment_order_id, sum(case direction when 'D' then amount else -amount end) as amount
          from ledger_entry where account = 'toss-receivable' and payment_order_id is not null
         group by payment_order_id
      )
      select 'payment_order ' || o.id as row,
             case when o.ledger_updated then 'booked, but not in the books' else 'in the books, but not booked' end as what
        from payment_order o left join charged c on c.payment_order_id = o.id
       where case when o.ledger_updated then c.amount is null else c.amount <> 0 end
       order by o.id
      """;

  /** Each movement of a wallet against the journal that it follows and the movement before. */
  static final String WALLET_ENTRIES =
      """
      with payable as (
        select j.id as journal_id, j.key, e.seller_id, e.currency, e.payment_order_id,
               sum(case direction when 'C' then e.amount else -e.amount end) as amount
          from journal j join ledger_entry e on e.journal_id = j.id
         where e.account = 'seller-payable'
         group by j.id, e.seller_id, e.currency, e.payment_order_id
      ), moved as (
        select w.*, lag(balance_after, 1, 0::bigint) over (partition by seller_id, currency order by id) as before
          from wallet_entry w
      )
      select 'wallet_entry ' || m.id as row, 'is not what its journal says' as what
        from moved m left join payable p
          on p.journal_id = m.journal_id and p.seller_id = m.seller_id and p.currency = m.currency
         and p.payment_order_id is not distinct from m.payment_order_id
       where m.amount is distinct from p.amount
          or m.key is distinct from p.key || coalesce(':' || p.payment_order_id, '')
          or m.balance_after <> m.before + m.amount
       order by m.id
      """;

  /**
   * Each wallet, with what is held of it, against its seller-payable account; what is booked and
   * not yet credited, or given back and not yet debited, is on its way.
   */
  static final String WALLETS =
      """
      with payable as (
        select e.seller_id, e.currency, sum(case direction when 'C' then e.amount else -e.amount end) as owed,
               coalesce(sum(case direction when 'C' then e.amount else -e.amount end)
                          filter (where j.kind in ('CAPTURE', 'DEPOSIT_ERROR') and o.ledger_updated and not o.wallet_updated), 0)
               + coalesce(sum(case direction when 'C' then e.amount else -e.amount end)
                            filter (where r.status <> 'DONE'), 0) as under_way
          from ledger_entry e
          join journal j on j.id = e.journal_id
          left join payment_order o on o.id = e.payment_order_id
          left join refund r on j.key = 'cancel:' || r.transaction_key
         where e.account = 'seller-payable'
         group by e.seller_id, e.currency
      ), moved as (
        select seller_id, currency, sum(amount) as amount from wallet_entry group by seller_id, currency
      )
      select 'wallet ' || seller_id as row, 'is not what the books owe the seller' as what
        from wallet w full join payable p using (seller_id, currency) left join moved m using (seller_id, currency)
       where coalesce(w.balance + w.held, 0) + coalesce(p.under_way, 0) <> coalesce(p.owed, 0)
          or coalesce(w.balance + w.held, 0) <> coalesce(m.amount, 0)
       order by seller_id
      """;

  /** What is pending of a wallet against its orders that are not delivered. */
  static final String PENDING =
      """
      with undelivered as (
        select p.seller_id, p.currency, sum(greatest(p.amount, 0)) as amount
          from pending_order p group by p.seller_id, p.currency
      )
      select 'wallet ' || seller_id as row, 'has another amount pending than its orders' as what
        from wallet w left join undelivered u using (seller_id, currency)
       where w.pending <> coalesce(u.amount, 0)
      union all
      select 'wallet ' || p.seller_id, 'has order ' || o.id || ' pending, which is delivered or not credited'
        from pending_order p join payment_order o on o.id = p.payment_order_id
       where o.delivered_at is not null or not o.wallet_updated
       order by 1
      """;

  static final String HEADS =
      """
      select day || ' ' || sum(number) || ' ' || encode(sha256(string_agg(hash, ''::bytea order by lane)), 'hex')
        from (select distinct on (day, lane) day, lane, number, hash
                from journal_link order by day, lane, number desc) ends
       group by day
       order by day
      """;

  private VerifySql() {}
}
