-- Limits of the risk check before a payment is executed; finance changes them, the worker reads them.
create table risk_limit (
  name       text primary key check (name in ('payment-amount', 'buyer-day-amount', 'buyer-payments', 'buyer-payments-minutes')),
  value      bigint not null check (value > 0),
  verdict    text not null check (verdict in ('REVIEW', 'DENY')),
  changed_at timestamptz not null default now()
);
insert into risk_limit (name, value, verdict) values
  ('payment-amount', 5000000, 'REVIEW'),
  ('buyer-day-amount', 10000000, 'REVIEW'),
  ('buyer-payments', 10, 'DENY'),
  ('buyer-payments-minutes', 10, 'DENY');

create table blocked_buyer (
  buyer_id   text primary key,
  reason     text not null,
  blocked_at timestamptz not null default now()
);

create index payment_event_by_buyer on payment_event (client, buyer_id, requested_at desc);

grant select on risk_limit, blocked_buyer to wonflow_worker;
