package dev.wonflow.activities.reconciliation;

/** The statements that end a run. */
final class RunSql {
  /**
   * Green only if everything was read, the sides are equal and nothing is open. A difference of the
   * totals that the discrepancies do not explain to the won is open too.
   */
  static final String CLOSE =
      """
      with last as (
        select s.difference, d.state
          from reconciliation_run r
          join discrepancy_sighting s on s.run_id = r.id and s.round = r.last_round
          join discrepancy d on d.id = s.discrepancy_id
         where r.id = :run
      )
      update reconciliation_run r
         set state = 'CLOSED', closed_at = now(), missing = :missing, note = :note,
             verdict = case
               when cast(:missing as text) is not null then 'incomplete'
               when exists (select from last where state = 'OPEN') then 'open'
               when toss_total - books_total <> coalesce((select sum(difference) from last), 0) then 'open'
               when exists (select from discrepancy_sighting s where s.run_id = r.id) then 'healed'
               else 'balanced' end
       where id = :run and state = 'RUNNING'
      """;

  static final String TELL =
      """
      insert into event (key, type, data)
      select 'reconciliation.closed:' || date || ':' || number, 'reconciliation.closed',
             jsonb_build_object('date', date, 'run', number, 'verdict', verdict, 'provisional', provisional,
               'tossTotal', jsonb_build_object('amount', toss_total::text, 'currency', 'KRW'),
               'booksTotal', jsonb_build_object('amount', books_total::text, 'currency', 'KRW'))
        from reconciliation_run where id = :run
      """;

  static final String OUTCOME =
      """
      select r.date, r.number, r.verdict, r.toss_total, r.books_total,
             (select count(*) from discrepancy_sighting s join discrepancy d on d.id = s.discrepancy_id
               where s.run_id = r.id and s.round = r.last_round and d.state = 'OPEN') as open
        from reconciliation_run r where r.id = :run
      """;

  private RunSql() {}
}
