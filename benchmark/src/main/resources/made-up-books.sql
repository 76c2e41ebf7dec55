-- Books as days of payments leave them, made set by set, in one transaction. Every second payment was
-- paid, the others expired. Ids grow with the time and are spread over all that real ones can be, so
-- that the next real payment finds its place anywhere in an index. No trigger fires: what triggers
-- would refuse, verify-ledger would find, and what they would fill in is filled in here, the chains too.
set local session_replication_role = replica

set local work_mem = '256MB'

create temp view sale as
select n, id, 'grown' || lpad(n::text, 20, '0') as payment_key, 'buyer-' || id as buyer_id,
       'seller-' || n * 7919 % 10000 as seller_id, amount, amount * 3 / 100 as fee, amount * 3 / 100 / 11 as vat,
       at, n % 2 = 1 as paid, :journal + (n + 1) / 2 as journal_id
  from generate_series(1, :payments::bigint) n
 cross join lateral (
       select n << 25 / (:payments + 1) as place, 1000 * (10 + n % 90) as amount,
              (current_date - :days)::timestamp at time zone 'Asia/Seoul'
                + (n - 0.5) / :payments * :days * interval '1 day' as at) made
 cross join lateral (select '234567abcdefghijklmnopqrstuvwxyz' as digits) base32
 cross join lateral (
       select 'pay_' || substr(digits, 1 + (place >> 20)::int, 1) || substr(digits, 1 + (place >> 15 & 31)::int, 1)
              || substr(digits, 1 + (place >> 10 & 31)::int, 1) || substr(digits, 1 + (place >> 5 & 31)::int, 1)
              || substr(digits, 1 + (place & 31)::int, 1) || lpad(n::text, 27, '0') as id) named

insert into payment_event (id, order_id, client, buyer_id, order_name, amount, currency, status, fingerprint, payment_key,
                           method, is_payment_done, failure_code, requested_at, expires_at, approved_at, updated_at, version)
select id, id, 'demo', buyer_id, 'Green tea', amount, 'KRW', case when paid then 'DONE' else 'EXPIRED' end,
       encode(sha256(id::bytea), 'hex'), case when paid then payment_key end, case when paid then '카드' end, paid,
       case when not paid then 'SESSION_EXPIRED' end, at, at + interval '30 minutes', case when paid then at end, at, 3
  from sale

insert into payment_order (id, payment_event_id, position, seller_id, buyer_id, amount, currency, description,
                           payment_order_status, ledger_updated, wallet_updated, delivered_at, version)
select id || '-1', id, 1, seller_id, buyer_id, amount, 'KRW', '100 g', case when paid then 'SUCCESS' else 'FAILURE' end,
       paid, paid, case when paid then at + interval '1 day' end, 3
  from sale

insert into journal (id, key, kind, payment_id, content_digest, occurred_at, posted_at) overriding system value
select journal_id, 'capture:' || payment_key, 'CAPTURE', id, encode(sha256(payment_key::bytea), 'hex'), at, at
  from sale where paid

select setval(pg_get_serial_sequence('journal', 'id'), max(id)) from journal

insert into ledger_entry (journal_id, position, account, seller_id, direction, amount, currency, payment_order_id)
select journal_id, position, account, case account when 'seller-payable' then seller_id end,
       case position when 1 then 'D' else 'C' end, part, 'KRW', id || '-1'
  from sale
 cross join lateral (values (1, 'toss-receivable', amount), (2, 'seller-payable', amount - fee),
                            (3, 'commission', fee - vat), (4, 'vat-payable', vat)) entry (position, account, part)
 where paid

analyze journal, ledger_entry

create function pg_temp.next_link(previous bytea, day date, lane smallint, rows bytea[]) returns bytea language sql stable
return link_hash(day, lane, previous, rows)

create aggregate pg_temp.chained(date, smallint, bytea[]) (sfunc = pg_temp.next_link, stype = bytea)

insert into journal_link (journal_id, day, lane, number, rows, hash)
select journal_id, day, lane, row_number() over chain, rows, pg_temp.chained(day, lane, rows) over chain
  from (select id as journal_id, (posted_at at time zone 'Asia/Seoul')::date as day, (id % 16)::smallint as lane,
               array(select digest from journal_row r where r.journal_id = j.id order by r.position) as rows
          from journal j where id > :journal) link
window chain as (partition by day, lane order by journal_id)

insert into wallet_entry (key, seller_id, currency, journal_id, payment_order_id, amount, balance_after, created_at)
select 'capture:' || payment_key || ':' || id || '-1', s.seller_id, 'KRW', journal_id, id || '-1', amount - fee,
       coalesce(w.balance + w.held, 0) + sum(amount - fee) over (partition by s.seller_id order by n), at
  from sale s left join wallet w on w.seller_id = s.seller_id
 where paid
 order by n

insert into wallet as w (seller_id, currency, balance)
select seller_id, 'KRW', sum(amount - fee) from sale where paid group by seller_id
    on conflict (seller_id, currency) do update set balance = w.balance + excluded.balance

insert into event (key, type, client, payment_id, occurred_at, data)
select type || ':' || id, type, 'demo', id, at,
       jsonb_build_object('amount', jsonb_build_object('amount', amount::text, 'currency', 'KRW'), 'paymentKey', payment_key)
  from (select *, case when paid then 'payment.done' else 'payment.expired' end as type from sale) told

insert into webhook_receipt (received_at, event_type, payment_id, body_digest, outcome)
select at, 'PAYMENT_STATUS_CHANGED', id, encode(sha256(id::bytea), 'hex'), 'NOTHING_NEW' from sale where paid
