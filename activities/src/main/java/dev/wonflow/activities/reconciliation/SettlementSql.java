package dev.wonflow.activities.reconciliation;

/** The statements that keep, compare and book the lines of Toss's settlements. */
final class SettlementSql {
  /**
   * Pages may overlap, and runs do: a line that is there is only marked as seen. One that was
   * stored with another content is counted: what was settled does not change.
   */
  static final String STORE =
      """
      with line as materialized (
        select distinct on (transaction_key, kind) *
          from jsonb_to_recordset(cast(:page as jsonb)) as l (transaction_key text, kind text, payment_key text, order_id text,
                 currency text, amount bigint, fee bigint, fee_parts bigint, supply_amount bigint, vat bigint,
                 pay_out_amount bigint, sold_date date, paid_out_date date, raw jsonb)
      ), other as (
        select l.transaction_key
          from line l
         cross join lateral (select * from settlement_line s
                              where s.transaction_key = l.transaction_key and s.kind = l.kind limit 1) s
         where (s.payment_key, s.amount, s.fee, s.vat, s.pay_out_amount, s.sold_date, s.paid_out_date)
            <> (l.payment_key, l.amount, l.fee, l.vat, l.pay_out_amount, l.sold_date, l.paid_out_date)
      ), stored as (
        insert into settlement_line as s (transaction_key, kind, payment_key, order_id, currency, amount, fee, fee_parts,
                                     supply_amount, vat, pay_out_amount, sold_date, paid_out_date, raw, first_run, seen_run)
        select l.transaction_key, l.kind, l.payment_key, l.order_id, l.currency, l.amount, l.fee, l.fee_parts,
               l.supply_amount, l.vat, l.pay_out_amount, l.sold_date, l.paid_out_date, l.raw, :run, :run
          from line l
        on conflict (transaction_key, kind) do update set seen_run = greatest(s.seen_run, excluded.seen_run)
        returning s.transaction_key
      )
      select (select count(*) from stored) as lines, (select count(*) from other) as contradicted
      """;

  /**
   * What is odd about settlements, in the columns of {@link ComparisonSql}. Sums at Toss and in the
   * books are of movements, so none of it moves them apart. A fee may be a won off what is agreed:
   * how Toss rounds is not known. The won of a charge do not come back with a part of it, so of
   * cancels only a rate without them is compared.
   */
  static final String FOUND =
      """
      select case when t.transaction_key is null then 'SETTLED_NOT_CAPTURED'
                  when t.amount <> l.amount then 'AMOUNT_DIFFERS' else 'FEE_DIFFERS' end as class,
             'settlement:' || l.transaction_key || ':' || l.kind as key, p.id as payment_id,
             case when t.amount is distinct from l.amount then l.amount when l.disagreed then l.base else l.fee end as theirs,
             case when t.amount is distinct from l.amount then t.amount when l.disagreed then l.agreed
                  else l.amount - l.pay_out_amount end as ours,
             0::bigint as difference, null as kind
        from (select s.*, f.base, g.agreed, coalesce(abs(f.base - g.agreed) > 1, false) as disagreed
                from settlement_line s
                left join lateral (
                  select sum((fee #>> '{}')::numeric)::bigint as base
                    from jsonb_path_query(s.raw, '$.fees[*] ? (@.type == "BASE").fee') as part (fee)) f on true
                left join lateral (
                  select s.amount * a.basis_points / 10000 + a.won as agreed from agreed_fee a
                   where a.method = s.raw ->> 'method' and a.valid_from <= s.sold_date and (s.kind = 'APPROVAL' or a.won = 0)
                   order by a.valid_from desc limit 1) g on true
               where s.sold_date = :date) l
        left join toss_transaction t on t.transaction_key = l.transaction_key and t.kind = l.kind
        left join payment_event p on p.id = l.order_id
       where t.amount is distinct from l.amount or l.fee <> l.fee_parts or l.fee <> l.supply_amount + l.vat
          or l.pay_out_amount <> l.amount - l.fee or l.disagreed
      union all
      select 'SETTLEMENT_MISSING', 'settlement:' || t.transaction_key || ':' || t.kind, p.id, null, t.amount, 0, null
        from toss_transaction t
        left join payment_event p on p.id = t.order_id
       where t.date = cast(:date as date) - cast(:due as integer) and cast(:due as integer) > 0 and t.kind <> 'OTHER'
         and not exists (select from settlement_line l where l.transaction_key = t.transaction_key and l.kind = t.kind)
      """;

  /**
   * What is due becomes journals, one each; its key is what keeps it from being booked twice. What
   * is nothing is not booked.
   */
  private static final String BOOKED =
      """
      , open as materialized (
        select d.* from due d where d.moves and not exists (select from journal j where j.key = d.journal_key)
      ), posted as (
        insert into journal (key, kind, settlement_line_id, payment_id, content_digest, occurred_at)
        select journal_key, journal_kind, line_id, payment_id,
               encode(sha256(convert_to(jsonb_build_array(journal_kind, accounts, amounts)::text, 'UTF8')), 'hex'),
               day::timestamp at time zone 'Asia/Seoul'
          from open order by day, journal_key
        returning id, key
      ), entries as (
        insert into ledger_entry (journal_id, position, account, direction, amount, currency)
        select p.id, row_number() over (partition by p.id order by e.n), e.account,
               case when e.amount > 0 then 'D' else 'C' end, abs(e.amount), o.currency
          from posted p
          join open o on o.journal_key = p.key
         cross join lateral unnest(o.accounts, o.amounts) with ordinality as e (account, amount, n)
         where e.amount <> 0
      )
      select coalesce(max(day), :date) as day, coalesce((array_agg(transaction_key order by day desc, transaction_key desc, kind desc))[1], '') as key,
             coalesce((array_agg(kind order by day desc, transaction_key desc, kind desc))[1], '') as kind, count(*)::int as lines,
             (select count(*) from posted)::int as journals
        from picked
      """;

  /**
   * The fee of each line, on the day it was sold. Goes on from a place among the lines that are not
   * booked, by their index: at most :most are looked at, whatever was booked before and whatever
   * the statistics know.
   */
  static final String FEES =
      """
      with picked as materialized (
        select transaction_key, kind, sold_date as day from settlement_line
         where not fee_booked and sold_date <= :date
           and (sold_date, transaction_key, kind) > (cast(:day as date), :key, :kind)
         order by sold_date, transaction_key, kind limit :most
      ), due as materialized (
        select s.transaction_key, s.kind, s.id as line_id, s.payment_id, s.currency, p.day,
               'fee:' || s.key as journal_key, 'SETTLEMENT_FEE' as journal_kind, s.fee <> 0 as moves,
               array['toss-fee', 'vat-receivable', 'toss-receivable'] as accounts, array[s.supply_amount, s.vat, -s.fee] as amounts
          from picked p join settlement_due s on s.transaction_key = p.transaction_key and s.kind = p.kind
      ), remembered as (
        update settlement_line l set fee_booked = true
          from due d where l.transaction_key = d.transaction_key and l.kind = d.kind
      )
      """
          + BOOKED;

  /** The rest of each line, on the day it is paid out; from place to place likewise. */
  static final String RESTS =
      """
      with picked as materialized (
        select transaction_key, kind, paid_out_date as day from settlement_line
         where not rest_booked and paid_out_date <= :date
           and (paid_out_date, transaction_key, kind) > (cast(:day as date), :key, :kind)
         order by paid_out_date, transaction_key, kind limit :most
      ), due as materialized (
        select s.transaction_key, s.kind, s.id as line_id, s.payment_id, s.currency, p.day,
               'settled:' || s.key as journal_key, 'SETTLEMENT' as journal_kind, s.pay_out_amount <> 0 as moves,
               array[:account, 'toss-receivable'] as accounts, array[s.pay_out_amount, -s.pay_out_amount] as amounts
          from picked p join settlement_due s on s.transaction_key = p.transaction_key and s.kind = p.kind
      ), remembered as (
        update settlement_line l set rest_booked = true
          from due d where l.transaction_key = d.transaction_key and l.kind = d.kind
      )
      """
          + BOOKED;

  private SettlementSql() {}
}
