-- Giving money back. What is asked for is stored and reserved before Toss is asked, so that refunds at
-- once never exceed the charge: refunded and reserved together stay within each order's amount.
alter table payment_order
  add column reserved_amount bigint not null default 0 check (reserved_amount >= 0),
  add constraint payment_order_refunds_within_amount check (refunded_amount + reserved_amount <= amount);

-- Account numbers and names of people, as cipher text; everything else carries the row's id only.
create table vault (
  id         text primary key check (id ~ '^vlt_[0-9a-f]{32}$'),
  content    bytea not null check (octet_length(content) between 29 and 4096),
  created_at timestamptz not null default now()
);

create table refund (
  id                text primary key check (id ~ '^ref_[a-z2-7]{32}$'),
  payment_event_id  text not null references payment_event (id),
  client            text not null,
  fingerprint       text not null,
  source            text not null check (source in ('API', 'TOSS', 'OPERATOR')),
  reason            text not null check (char_length(reason) <= 200),
  amount            bigint not null check (amount >= 0),
  currency          char(3) not null check (currency = 'KRW'),
  status            text not null check (status in ('HELD', 'EXECUTING', 'UNKNOWN', 'WAITING', 'DONE', 'REFUSED')),
  refund_account    text references vault (id),
  transaction_key   text unique,
  failure_code      text,
  failure_toss_code text,
  failure_message   text,
  failure_retry_at  timestamptz,
  requested_at      timestamptz not null,
  canceled_at       timestamptz,
  updated_at        timestamptz not null default now(),
  check (status <> 'DONE' or (transaction_key is not null and canceled_at is not null)),
  check ((status in ('REFUSED', 'WAITING')) = (failure_code is not null)),
  check (amount > 0 or status = 'REFUSED')
);
create index refund_by_payment on refund (payment_event_id, requested_at);

-- How a refund is split, and what of the seller's share waits in the wallet's held column for it.
create table refund_order (
  refund_id        text not null references refund (id),
  payment_order_id text not null references payment_order (id),
  amount           bigint not null check (amount > 0),
  held             bigint not null check (held between 0 and amount),
  primary key (refund_id, payment_order_id)
);
create index refund_order_by_order on refund_order (payment_order_id);
create trigger refund_order_append_only before update or delete or truncate on refund_order
  for each statement execute function refuse_change();
create trigger vault_append_only before update or delete or truncate on vault
  for each statement execute function refuse_change();

create view refund_view as
  select id as refund_id, payment_event_id as payment_id, client, fingerprint, source, reason, amount, currency, status,
         failure_code, failure_toss_code, failure_message, failure_retry_at, requested_at, canceled_at
    from refund;
create view refund_order_view as
  select r.refund_id, r.payment_order_id, f.payment_event_id as payment_id, o.position, r.amount, o.currency
    from refund_order r
    join refund f on f.id = r.refund_id
    join payment_order o on o.id = r.payment_order_id;

grant select, insert, update on refund to wonflow_worker;
grant select, insert on refund_order to wonflow_worker;
grant select on vault to wonflow_worker;
grant insert on vault to wonflow_api;
grant select on refund_view, refund_order_view to wonflow_api;
