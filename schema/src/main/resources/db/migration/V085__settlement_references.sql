-- A journal of a settlement names its line, as those of refunds and payouts name theirs. Rows without one keep
-- their digests.
alter table settlement_line add column id bigint generated always as identity unique;
alter table journal
  add column settlement_line_id bigint references settlement_line (id),
  add constraint settlement_names_its_line check (
    settlement_line_id is not null or split_part(key, ':', 1) not in ('fee', 'settled')) not valid;

create or replace view journal_row as
  select id as journal_id, 0 as position, 'journal ' || id as name,
         sha256(convert_to((jsonb_build_array(id, key, kind, payment_id, content_digest,
             to_char(occurred_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US'),
             to_char(posted_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US'))
           || case when coalesce(reverses::text, refund_id, payout_id) is null then '[]'::jsonb
                   else jsonb_build_array(reverses, refund_id, payout_id) end
           || case when settlement_line_id is null then '[]'::jsonb
                   else jsonb_build_array('settlement', settlement_line_id) end)::text, 'UTF8')) as digest
    from journal
  union all
  select journal_id, position, 'ledger_entry ' || id || ' of journal ' || journal_id,
         sha256(convert_to(jsonb_build_array(id, journal_id, position, account, seller_id, direction, amount, currency,
           payment_order_id)::text, 'UTF8'))
    from ledger_entry;

create or replace view journal_view as
  select j.id as journal_id, j.key, j.kind, j.payment_id, j.refund_id, j.payout_id, j.reverses,
         array(select r.id from journal r where r.reverses = j.id order by r.id limit 100) as reversed_by,
         j.occurred_at, j.posted_at, l.day, l.lane, l.number, encode(l.hash, 'hex') as hash,
         s.transaction_key as settlement_line
    from journal j
    left join journal_link l on l.journal_id = j.id
    left join settlement_line s on s.id = j.settlement_line_id;

create or replace view ledger_entry_view as
  select e.journal_id, e.position, e.account, e.seller_id, e.direction, e.amount, e.currency, e.payment_order_id,
         j.key as journal_key, j.kind, j.payment_id, j.refund_id, j.payout_id, j.reverses, p.order_name,
         j.occurred_at, j.posted_at, s.transaction_key as settlement_line
    from ledger_entry e
    join journal j on j.id = e.journal_id
    left join payment_event p on p.id = j.payment_id
    left join settlement_line s on s.id = j.settlement_line_id;
