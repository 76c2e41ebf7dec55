package dev.wonflow.activities.reconciliation;

/** The statement that stores a page of lines, written as one JSON array. */
final class PageSql {
  /**
   * Pages may overlap, and runs do: a line that is there is only marked as seen. One that was
   * stored with another content is counted: Toss never changes what moved. Those before are looked
   * up one by one, by their key: the statistics know nothing of a day that is being read, and a
   * join over all of it grows with each page.
   */
  static final String STORE =
      """
      with line as materialized (
        select distinct on (transaction_key, kind) *
          from jsonb_to_recordset(cast(:page as jsonb)) as l (transaction_key text, kind text, payment_key text, order_id text,
                 status text, transaction_at timestamptz, amount bigint, currency text, journal_key text, raw jsonb)
      ), other as (
        select l.transaction_key
          from line l
         cross join lateral (select * from toss_transaction t
                              where t.date = :date and t.transaction_key = l.transaction_key and t.kind = l.kind limit 1) t
         where (t.payment_key, t.order_id, t.transaction_at, t.amount) <> (l.payment_key, l.order_id, l.transaction_at, l.amount)
      ), stored as (
        insert into toss_transaction (date, transaction_key, kind, payment_key, order_id, status, transaction_at, amount,
                                      currency, journal_key, raw, first_run, seen_run)
        select r.date, l.transaction_key, l.kind, l.payment_key, l.order_id, l.status, l.transaction_at, l.amount,
               l.currency, l.journal_key, l.raw, r.id, r.id
          from line l join reconciliation_run r on r.id = :run
        on conflict (date, transaction_key, kind) do update set seen_run = excluded.seen_run
        returning transaction_key
      )
      select (select count(*) from stored) as lines, (select count(*) from other) as contradicted
      """;

  private PageSql() {}
}
