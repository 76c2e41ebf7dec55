package dev.wonflow.activities.reconciliation;

import dev.wonflow.reconciliation.DiscrepancyClass;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** The comparison itself. Both sides are keyed by the journal that books the movement. */
final class ComparisonSql {
  private static final String KINDS =
      Arrays.stream(DiscrepancyClass.values())
          .map(c -> "('%s', '%s')".formatted(c, c.kind().name().toLowerCase(Locale.ROOT)))
          .collect(Collectors.joining(", "));

  /**
   * A movement that is equal on both sides is a row of {@code odd} only where its payment is not at
   * its end. The n-th approval of one payment belongs to the n-th capture, and the n-th deposit
   * taken back, which carries the key of its approval, to the n-th deposit error; only deposits
   * have more than one, maybe days apart.
   *
   * <p>Both sides are joined once, by a full join, which is never done row by row: of a day that
   * was read a moment ago the database's statistics know nothing.
   */
  static final String FIND =
      """
      with kinds (class, kind) as (values KINDS),
      line as (
        select t.*, a.date is not null as taken_back,
               case when t.raw ->> 'method' <> '가상계좌' or t.kind = 'CANCEL' and a.date is null then 0
                    else (select count(*) from toss_transaction p
                           where p.payment_key = t.payment_key and p.kind = t.kind and p.date < t.date
                             and (p.kind = 'APPROVAL' or exists (select from toss_transaction b
                                   where b.transaction_key = p.transaction_key and b.kind = 'APPROVAL'))) end as earlier
          from toss_transaction t
          left join toss_transaction a on t.kind = 'CANCEL' and a.kind = 'APPROVAL' and a.transaction_key = t.transaction_key
         where t.date = :date and t.transaction_at < :to
      ), toss as materialized (
        select transaction_key, order_id, amount, n,
               case when taken_back then 'deposit-error:' || payment_key || ':' || n
                    else journal_key || case when n > 1 then ':' || n else '' end end as key
          from (select l.*, earlier + row_number() over (
                         partition by case when kind = 'CANCEL' and not taken_back then journal_key else kind || payment_key end
                         order by transaction_at, transaction_key, kind) as n
                  from line l) l
      ), booked as materialized (
        select key, payment_id, amount from booked_movement where occurred_at >= :from and occurred_at < :to
      ), odd as materialized (
        select coalesce(t.transaction_key, b.key) as id, coalesce(t.key, b.key) as key, t.n,
               coalesce(b.payment_id, t.order_id) as payment_id, t.order_id, t.amount as theirs, b.amount as ours
          from toss t full join booked b on b.key = t.key
         where t.amount is distinct from b.amount
            or t.amount > 0 and t.n = 1 and exists (
                 select from payment_event p where p.id = t.order_id and p.status in ('IN_REVIEW', 'READY', 'EXECUTING', 'UNKNOWN'))
      ), classed as (
        select o.*, case
            when theirs is not null and ours is not null then 'AMOUNT_DIFFERS'
            when theirs = 0 then 'UNKNOWN_LINE'
            when ours is null and exists (select from booked_movement m where m.key = o.key) then 'WRONG_DATE'
            when theirs is null and exists (select from toss_transaction t where t.journal_key = o.key) then 'WRONG_DATE'
            when theirs > 0 and n > 1 then 'DUPLICATE_LINE'
            when theirs > 0 then 'CAPTURED_NOT_BOOKED'
            when theirs < 0 then 'CANCEL_UNKNOWN_TO_US'
            when ours > 0 then 'BOOKED_NOT_CAPTURED'
            else 'CANCEL_UNKNOWN_AT_TOSS' end as class
          from odd o
         where theirs is distinct from ours
      ), found as (
        select case when c.class = 'CAPTURED_NOT_BOOKED' and p.is_payment_done then 'DONE_WITHOUT_ENTRIES' else c.class end as class,
               c.id as key, p.id as payment_id, theirs, ours, coalesce(theirs, 0) - coalesce(ours, 0) as difference,
               case when c.class not in ('CAPTURED_NOT_BOOKED', 'CANCEL_UNKNOWN_TO_US') then null
                    when p.is_payment_done and c.class = 'CAPTURED_NOT_BOOKED' then 'manual'
                    when p.id is null then 'unknown'
                    when c.class = 'CANCEL_UNKNOWN_TO_US' then
                      case when p.status not in ('DONE', 'PARTIALLY_CANCELED') or p.payment_key is null then 'manual' end
                    when p.status in ('DONE', 'PARTIALLY_CANCELED', 'CANCELED', 'FAILED', 'EXPIRED') then 'manual' end as kind
          from classed c left join payment_event p on p.id = c.payment_id
        union all
        select 'PAYMENT_NOT_FINAL', order_id, order_id, theirs, ours, 0, null from odd where theirs = ours
        union all
        OF_SETTLEMENTS
        union all
        OF_PAYOUTS
        union all
        OF_MISSING
        union all
        OF_BANK
        union all
        select class, key, null, theirs, ours, 0, null
          from jsonb_to_recordset(cast(:breaks as jsonb)) as broken (class text, key text, theirs bigint, ours bigint)
      ), named as materialized (
        select 'dis_' || substr(encode(sha256(convert_to(f.class || ':' || f.key, 'UTF8')), 'hex'), 1, 32) as id,
               f.class, f.key, coalesce(f.kind, k.kind) as kind, f.payment_id, f.theirs, f.ours, f.difference
          from found f join kinds k on k.class = f.class
      ), kept as (
        insert into discrepancy as d (id, class, key, kind, date, payment_id, amount)
        select id, class, key, kind, :date, payment_id, coalesce(theirs, 0) - coalesce(ours, 0) from named
        on conflict (id) do update
          set kind = excluded.kind, amount = excluded.amount, healed_at = null,
              state = case when d.state = 'HEALED' or d.state <> 'OPEN' and d.decided_amount <> excluded.amount then 'OPEN'
                           else d.state end
      )
      insert into discrepancy_sighting (run_id, round, discrepancy_id, theirs, ours, difference)
      select :run, :round, id, theirs, ours, difference from named
      on conflict (run_id, round, discrepancy_id) do nothing
      """
          .replace("KINDS", KINDS)
          .replace("OF_SETTLEMENTS", SettlementSql.FOUND)
          .replace("OF_PAYOUTS", PayoutSql.FOUND)
          .replace("OF_MISSING", MissingSql.FOUND)
          .replace("OF_BANK", BankSql.FOUND);

  /** Both sums are of the snapshot that was compared. */
  static final String TOTALS =
      """
      update reconciliation_run
         set last_round = :round, alive_at = now(),
             lines = (select count(*) from toss_transaction where date = :date),
             toss_total = coalesce((select sum(amount) from toss_transaction where date = :date and transaction_at < :to), 0),
             books_total = coalesce((select sum(amount) from booked_movement where occurred_at >= :from and occurred_at < :to), 0)
       where id = :run
      """;

  /** What is not found any more is healed, whoever did it. */
  static final String GONE =
      """
      update discrepancy d set state = 'HEALED', healed_at = now()
        from reconciliation_run r
       where r.id = :run and d.state = 'OPEN'
         and (d.date = r.date or exists (select from discrepancy_sighting s where s.run_id = r.id and s.discrepancy_id = d.id))
         and not exists (select from discrepancy_sighting s
                          where s.run_id = r.id and s.round = r.last_round and s.discrepancy_id = d.id)
      """;

  /**
   * What a run that was opened later has seen is not gone: runs of several dates read the same
   * lines.
   */
  static final String FOUND =
      """
      select count(s.discrepancy_id) as found,
             count(*) filter (where d.kind = 'automatable' and d.state = 'OPEN') as healable,
             (select count(*) from toss_transaction t
               where t.date = :date and t.transaction_at < :to and t.seen_run < :run)
             + (select count(*) from settlement_line l where l.sold_date = :date and l.seen_run < :run)
             + (select count(*) from toss_payout p where p.payout_date = :date and p.seen_run < :run) as vanished
        from reconciliation_run r
        left join discrepancy_sighting s on s.run_id = r.id and s.round = r.last_round
        left join discrepancy d on d.id = s.discrepancy_id
       where r.id = :run
      """;

  private ComparisonSql() {}
}
