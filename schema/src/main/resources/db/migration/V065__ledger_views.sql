-- The books as auditors, finance and sellers' statements read them.
create view account_view as
  select a.code as account, a.kind, 'KRW'::char(3) as currency,
         coalesce(sum(e.amount) filter (where e.direction = 'D'), 0)::bigint as debit,
         coalesce(sum(e.amount) filter (where e.direction = 'C'), 0)::bigint as credit
    from account a left join ledger_entry e on e.account = a.code and e.currency = 'KRW'
   group by a.code, a.kind;

create view journal_view as
  select j.id as journal_id, j.key, j.kind, j.payment_id, j.refund_id, j.payout_id, j.reverses,
         array(select r.id from journal r where r.reverses = j.id order by r.id limit 100) as reversed_by,
         j.occurred_at, j.posted_at, l.day, l.lane, l.number, encode(l.hash, 'hex') as hash
    from journal j left join journal_link l on l.journal_id = j.id;

create view ledger_entry_view as
  select e.journal_id, e.position, e.account, e.seller_id, e.direction, e.amount, e.currency, e.payment_order_id,
         j.key as journal_key, j.kind, j.payment_id, j.refund_id, j.payout_id, j.reverses, p.order_name,
         j.occurred_at, j.posted_at
    from ledger_entry e
    join journal j on j.id = e.journal_id
    left join payment_event p on p.id = j.payment_id;

create or replace view wallet_entry_view as
  select w.id, w.key, w.seller_id, w.currency, j.key as journal_key, j.kind, w.payment_order_id, w.amount, w.balance_after,
         w.created_at, w.journal_id, j.payment_id, j.refund_id, j.payout_id
    from wallet_entry w join journal j on j.id = w.journal_id;

grant select on account_view, journal_view, ledger_entry_view to wonflow_api;

create view account_name_view as select code as account, kind from account;
grant select on account_name_view to wonflow_api;
