package dev.wonflow.activities.reconciliation;

/** The statements that keep and compare payouts. */
final class PayoutSql {
  /**
   * The oldest day from which Toss's list concerns the date; null where we never asked for a
   * payout. Two days more, for clocks and for payouts that somebody asked for past us.
   */
  static final String SINCE =
      """
      select least(cast(:date as date), (
               select min((p.requested_at at time zone 'Asia/Seoul')::date) from payout p
                where p.requested_at < :to
                  and (p.status in ('SCHEDULED', 'SENT', 'UNKNOWN')
                       or exists (select from journal j where j.key = 'payout-done:' || p.id
                                     and j.occurred_at >= :from and j.occurred_at < :to)))) - 2
       where exists (select from payout)
      """;

  /** How it stands changes until it has ended: the last word counts. */
  static final String STORE =
      """
      insert into toss_payout as p (id, ref_payout_id, status, amount, currency, payout_date, first_run, seen_run)
      select distinct on (l.id) l.id, l.ref_payout_id, l.status, l.amount, l.currency, l.payout_date, :run, :run
        from jsonb_to_recordset(cast(:page as jsonb))
          as l (id text, ref_payout_id text, status text, amount bigint, currency text, payout_date date)
      on conflict (id) do update
        set status = excluded.status, payout_date = excluded.payout_date, seen_run = greatest(p.seen_run, excluded.seen_run)
      """;

  /**
   * In the columns of {@link ComparisonSql}. The totals of a day are of buyers' money: no payout
   * moves them apart.
   */
  static final String FOUND =
      """
      select case when exists (select from toss_payout e where e.ref_payout_id = t.ref_payout_id and e.status = 'COMPLETED'
                                  and (e.payout_date, e.id) < (t.payout_date, t.id)) then 'DUPLICATE_LINE'
                  when p.amount <> t.amount then 'AMOUNT_DIFFERS' else 'PAYOUT_NOT_BOOKED' end as class,
             'payout:' || case when p.id is null or exists (select from toss_payout e where e.ref_payout_id = t.ref_payout_id
                                  and e.status = 'COMPLETED' and (e.payout_date, e.id) < (t.payout_date, t.id)) then t.id else p.id end,
             null, t.amount, case when p.amount <> t.amount then p.amount end, 0::bigint,
             case when p.id is null then 'unknown'
                  when p.status not in ('HELD', 'WAITING_FOR_APPROVAL', 'SCHEDULED', 'SENT', 'UNKNOWN') then 'manual' end
        from toss_payout t left join payout p on p.id = t.ref_payout_id
       where t.payout_date = :date and t.status = 'COMPLETED'
         and (p.amount is distinct from t.amount
              or not exists (select from journal j where j.key = 'payout-done:' || t.ref_payout_id)
              or exists (select from toss_payout e where e.ref_payout_id = t.ref_payout_id and e.status = 'COMPLETED'
                            and (e.payout_date, e.id) < (t.payout_date, t.id)))
      union all
      select 'BOOKED_PAYOUT_NOT_PAID', 'payout:' || p.id, null, null, p.amount, 0, null
        from journal j join payout p on j.key = 'payout-done:' || p.id
       where j.occurred_at >= :from and j.occurred_at < :to
         and not exists (select from toss_payout t where t.ref_payout_id = p.id and t.status = 'COMPLETED')
      union all
      select 'PAYOUT_OVERDUE', 'payout:' || p.id, null, null, p.amount, 0, null
        from payout p
       where p.status in ('SCHEDULED', 'SENT', 'UNKNOWN')
         and coalesce(p.scheduled_for, p.requested_at) < cast(:to as timestamptz) - make_interval(secs => :overdue)
         and not exists (select from toss_payout t where t.ref_payout_id = p.id and t.status = 'COMPLETED')
      """;

  private PayoutSql() {}
}
