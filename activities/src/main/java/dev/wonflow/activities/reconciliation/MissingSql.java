package dev.wonflow.activities.reconciliation;

/** The statements about payments that should be at their end and have no workflow. */
final class MissingSql {
  /** So late that its workflow, if there is one, has asked Toss more than once. */
  static final String SUSPECTS =
      """
      select p.id
        from payment_event p
        join reconciliation_run r on r.id = :run
       where p.status in ('IN_REVIEW', 'READY', 'EXECUTING', 'UNKNOWN', 'WAITING_FOR_DEPOSIT')
         and p.requested_at < r.compared_to
         and greatest(p.expires_at, p.deposit_due_at) < now() - interval '2 hours'
         and (p.status <> 'IN_REVIEW' or p.requested_at < now() - interval '26 hours')
         and not exists (select from toss_transaction t where t.date = r.date and t.order_id = p.id)
       order by p.requested_at, p.id
       limit 1000
      """;

  static final String FORGET = "delete from workflow_missing where run_id = :run";

  static final String KEEP =
      """
      insert into workflow_missing (run_id, payment_id) select :run, unnest(cast(:payments as text[]))
      """;

  /** In the columns of {@link ComparisonSql}. */
  static final String FOUND =
      """
      select 'WORKFLOW_MISSING', p.id, p.id, null, null, 0::bigint, null
        from workflow_missing m join payment_event p on p.id = m.payment_id
       where m.run_id = :run and p.status in ('IN_REVIEW', 'READY', 'EXECUTING', 'UNKNOWN', 'WAITING_FOR_DEPOSIT')
      """;

  private MissingSql() {}
}
