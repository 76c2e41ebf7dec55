-- What is booked of each settled line: the next batch is found by an index, however many lines came before.
alter table settlement_line
  add column fee_booked  boolean not null default false,
  add column rest_booked boolean not null default false;
-- In the order of the batches; the indexes of a day alone would have it sorted for each batch anew.
drop index settlement_line_by_sold_date;
drop index settlement_line_by_paid_out_date;
create index settlement_line_by_sold_date on settlement_line (sold_date, transaction_key, kind);
create index settlement_line_by_paid_out_date on settlement_line (paid_out_date, transaction_key, kind);
create index settlement_line_fee_due on settlement_line (sold_date, transaction_key, kind) where not fee_booked;
create index settlement_line_rest_due on settlement_line (paid_out_date, transaction_key, kind) where not rest_booked;

-- The view of V046 with the new columns.
drop view settlement_due;
create view settlement_due as
  select l.*, j.payment_id, t.date as moved_on,
         l.transaction_key || case when l.kind = 'CANCEL' and exists (select from toss_transaction a
                where a.transaction_key = l.transaction_key and a.kind = 'APPROVAL') then ':2' else '' end as key
    from settlement_line l
    join toss_transaction t on t.transaction_key = l.transaction_key and t.kind = l.kind and t.amount = l.amount
    join lateral (select payment_id from journal
                   where key = t.journal_key or t.kind = 'CANCEL' and key = 'deposit-error:' || t.payment_key || ':1'
                   limit 1) j on true
   where l.fee = l.fee_parts and l.fee = l.supply_amount + l.vat and l.pay_out_amount = l.amount - l.fee;
grant select on settlement_due to wonflow_worker;
