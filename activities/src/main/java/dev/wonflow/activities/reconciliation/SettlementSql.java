package dev.wonflow.activities.reconciliation;

/** The statements that keep, compare and book the lines of Toss's settlements. */
final class SettlementSql {
  private static final String LINES =
      """
      with line as (
        select distinct on (transaction_key, kind) *
          from jsonb_to_recordset(cast(:page as jsonb)) as l (transaction_key text, kind text, payment_key text, order_id text,
                 currency text, amount bigint, fee bigint, fee_parts bigint, supply_amount bigint, vat bigint,
                 pay_out_amount bigint, sold_date date, paid_out_date date, raw jsonb)
      )
      """;

  /** Lines that were stored with another content: what was settled does not change. */
  static final String CONTRADICTED =
      LINES
          + """
          select count(*)
            from line l join settlement_line s using (transaction_key, kind)
           where (s.payment_key, s.amount, s.fee, s.vat, s.pay_out_amount, s.sold_date, s.paid_out_date)
              <> (l.payment_key, l.amount, l.fee, l.vat, l.pay_out_amount, l.sold_date, l.paid_out_date)
          """;

  /** Pages may overlap, and runs do: a line that is there is only marked as seen. */
  static final String STORE =
      LINES
          + """
          insert into settlement_line as s (transaction_key, kind, payment_key, order_id, currency, amount, fee, fee_parts,
                                       supply_amount, vat, pay_out_amount, sold_date, paid_out_date, raw, first_run, seen_run)
          select l.transaction_key, l.kind, l.payment_key, l.order_id, l.currency, l.amount, l.fee, l.fee_parts,
                 l.supply_amount, l.vat, l.pay_out_amount, l.sold_date, l.paid_out_date, l.raw, :run, :run
            from line l
          on conflict (transaction_key, kind) do update set seen_run = greatest(s.seen_run, excluded.seen_run)
          """;

  /**
   * What is odd about settlements, in the columns of {@link ComparisonSql}. Sums at Toss and in the
   * books are of movements, so none of it moves them apart.
   */
  static final String FOUND =
      """
      select case when t.transaction_key is null then 'SETTLED_NOT_CAPTURED'
                  when t.amount <> l.amount then 'AMOUNT_DIFFERS' else 'FEE_DIFFERS' end as class,
             'settlement:' || l.transaction_key || ':' || l.kind as key, p.id as payment_id,
             case when t.amount = l.amount then l.fee else l.amount end as theirs,
             case when t.amount = l.amount then l.amount - l.pay_out_amount else t.amount end as ours, 0::bigint as difference,
             null as kind
        from settlement_line l
        left join toss_transaction t on t.transaction_key = l.transaction_key and t.kind = l.kind
        left join payment_event p on p.id = l.order_id
       where l.sold_date = :date
         and (t.amount is distinct from l.amount or l.fee <> l.fee_parts or l.fee <> l.supply_amount + l.vat
              or l.pay_out_amount <> l.amount - l.fee)
      union all
      select 'SETTLEMENT_MISSING', 'settlement:' || t.transaction_key || ':' || t.kind, p.id, null, t.amount, 0, null
        from toss_transaction t
        left join payment_event p on p.id = t.order_id
       where t.date = cast(:date as date) - cast(:due as integer) and cast(:due as integer) > 0 and t.kind <> 'OTHER'
         and not exists (select from settlement_line l where l.transaction_key = t.transaction_key and l.kind = t.kind)
      """;

  /**
   * Goes on from a place among the lines that are not booked, by their index: at most :most are
   * looked at, whatever was booked before and whatever the statistics know. One journal a line; its
   * key is what keeps it from being booked twice. What is nothing is not booked.
   */
  private static final String BOOK =
      """
      with picked as materialized (
        select transaction_key, kind, DAY as day from settlement_line
         where not FLAG and DAY <= :date and (DAY, transaction_key, kind) > (cast(:day as date), :key, :kind)
         order by DAY, transaction_key, kind limit :most
      ), due as materialized (
        select s.transaction_key as line, s.kind as line_kind, s.id as line_id, PREFIX || s.key as key, s.payment_id, p.day, s.currency,
               ACCOUNTS as accounts, AMOUNTS as amounts, PART <> 0 as moves
          from picked p join settlement_due s on s.transaction_key = p.transaction_key and s.kind = p.kind
      ), open as materialized (
        select d.* from due d where d.moves and not exists (select from journal j where j.key = d.key)
      ), posted as (
        insert into journal (key, kind, settlement_line_id, payment_id, content_digest, occurred_at)
        select key, JOURNAL, line_id, payment_id, encode(sha256(convert_to(jsonb_build_array(JOURNAL, accounts, amounts)::text, 'UTF8')), 'hex'),
               day::timestamp at time zone 'Asia/Seoul'
          from open order by day, key
        returning id, key
      ), entries as (
        insert into ledger_entry (journal_id, position, account, direction, amount, currency)
        select p.id, row_number() over (partition by p.id order by e.n), e.account,
               case when e.amount > 0 then 'D' else 'C' end, abs(e.amount), o.currency
          from posted p
          join open o using (key)
         cross join lateral unnest(o.accounts, o.amounts) with ordinality as e (account, amount, n)
         where e.amount <> 0
      ), remembered as (
        update settlement_line l set FLAG = true from due d where l.transaction_key = d.line and l.kind = d.line_kind
      )
      select coalesce(max(day), :date) as day, coalesce((array_agg(transaction_key order by day desc, transaction_key desc, kind desc))[1], '') as key,
             coalesce((array_agg(kind order by day desc, transaction_key desc, kind desc))[1], '') as kind, count(*)::int as lines,
             (select count(*) from posted)::int as journals
        from picked
      """;

  /** The fee of each line, on the day it was sold. */
  static final String FEES =
      BOOK.replace("DAY", "sold_date")
          .replace("FLAG", "fee_booked")
          .replace("PREFIX", "'fee:'")
          .replace("JOURNAL", "'SETTLEMENT_FEE'")
          .replace("ACCOUNTS", "array['toss-fee', 'vat-receivable', 'toss-receivable']")
          .replace("AMOUNTS", "array[s.supply_amount, s.vat, -s.fee]")
          .replace("PART", "s.fee");

  /** The rest of each line, on the day it is paid out. */
  static final String RESTS =
      BOOK.replace("DAY", "paid_out_date")
          .replace("FLAG", "rest_booked")
          .replace("PREFIX", "'settled:'")
          .replace("JOURNAL", "'SETTLEMENT'")
          .replace("ACCOUNTS", "array[:account, 'toss-receivable']")
          .replace("AMOUNTS", "array[s.pay_out_amount, -s.pay_out_amount]")
          .replace("PART", "s.pay_out_amount");

  private SettlementSql() {}
}
