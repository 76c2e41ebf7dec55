-- Each line of Toss's settlements, once: what Toss keeps of a movement and when it pays us the rest.
create table settlement_line (
  transaction_key text not null,
  kind            text not null check (kind in ('APPROVAL', 'CANCEL')),
  payment_key     text not null,
  order_id        text not null,
  currency        char(3) not null check (currency = 'KRW'),
  amount          bigint not null,
  fee             bigint not null,
  fee_parts       bigint not null,
  supply_amount   bigint not null,
  vat             bigint not null,
  pay_out_amount  bigint not null,
  sold_date       date not null,
  paid_out_date   date not null,
  raw             jsonb not null,
  first_run       bigint not null references reconciliation_run (id),
  seen_run        bigint not null references reconciliation_run (id),
  primary key (transaction_key, kind)
);
create index settlement_line_by_sold_date on settlement_line (sold_date);
create index settlement_line_by_paid_out_date on settlement_line (paid_out_date);
create index toss_transaction_by_key on toss_transaction (transaction_key, kind);
create index toss_transaction_by_payment_key on toss_transaction (payment_key);

-- A line can be booked if its parts add up and it settles a movement that the books have with the same amount.
-- A deposit that was taken back carries the key of its approval: its journals are the second of that key.
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

grant select, insert, update on settlement_line to wonflow_worker;
grant select on settlement_due to wonflow_worker;
