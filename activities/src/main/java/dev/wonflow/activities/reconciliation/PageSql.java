package dev.wonflow.activities.reconciliation;

/** The statements that store a page of lines, written as one JSON array. */
final class PageSql {
  private static final String LINES =
      """
      with line as (
        select distinct on (transaction_key, kind) *
          from jsonb_to_recordset(cast(:page as jsonb)) as l (transaction_key text, kind text, payment_key text, order_id text,
                 status text, transaction_at timestamptz, amount bigint, currency text, journal_key text, raw jsonb)
      )
      """;

  /** Lines that were stored with another content: Toss never changes what moved. */
  static final String CONTRADICTED =
      LINES
          + """
          select count(*)
            from line l join toss_transaction t
              on t.date = :date and t.transaction_key = l.transaction_key and t.kind = l.kind
           where (t.payment_key, t.order_id, t.transaction_at, t.amount) <> (l.payment_key, l.order_id, l.transaction_at, l.amount)
          """;

  /** Pages may overlap, and runs do: a line that is there is only marked as seen. */
  static final String STORE =
      LINES
          + """
          insert into toss_transaction (date, transaction_key, kind, payment_key, order_id, status, transaction_at, amount,
                                        currency, journal_key, raw, first_run, seen_run)
          select r.date, l.transaction_key, l.kind, l.payment_key, l.order_id, l.status, l.transaction_at, l.amount,
                 l.currency, l.journal_key, l.raw, r.id, r.id
            from line l join reconciliation_run r on r.id = :run
          on conflict (date, transaction_key, kind) do update set seen_run = excluded.seen_run
          """;

  private PageSql() {}
}
