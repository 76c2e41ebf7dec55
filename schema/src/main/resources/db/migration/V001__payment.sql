-- What a shop asks for: one payment with its orders. The ids are derived from the request's
-- Idempotency-Key, so the primary key is what makes a repeated request harmless.
create table payment_event (
  id                 text primary key check (id ~ '^[A-Za-z0-9_-]{6,64}$'),
  order_id           text not null unique check (order_id = id),
  client             text not null,
  buyer_id           text not null,
  order_name         text not null check (char_length(order_name) <= 100),
  amount             bigint not null check (amount between 100 and 1000000000),
  currency           char(3) not null check (currency = 'KRW'),
  status             text not null check (status in ('IN_REVIEW', 'READY', 'EXECUTING', 'UNKNOWN', 'WAITING_FOR_DEPOSIT', 'DONE',
                       'PARTIALLY_CANCELED', 'CANCELED', 'FAILED', 'EXPIRED')),
  fingerprint        text not null,
  return_url         text,
  payment_key        text unique,
  method             text,
  is_payment_done    boolean not null default false,
  refunded_amount    bigint not null default 0 check (refunded_amount between 0 and amount),
  failure_code       text,
  failure_toss_code  text,
  failure_message    text,
  failure_retry_at   timestamptz,
  deposit_bank_code  text,
  deposit_account    text,
  deposit_due_at     timestamptz,
  secret_digest      text,
  requested_at       timestamptz not null,
  expires_at         timestamptz not null,
  approved_at        timestamptz,
  updated_at         timestamptz not null default now(),
  version            integer not null default 0,
  check (not is_payment_done or (payment_key is not null and approved_at is not null)),
  check (status not in ('DONE', 'PARTIALLY_CANCELED') or is_payment_done)
);
create index payment_event_by_time on payment_event (requested_at desc, id);

-- One item, owed to one seller; the id is also the key of its wallet entries.
create table payment_order (
  id                   text primary key,
  payment_event_id     text not null references payment_event (id),
  position             integer not null check (position between 1 and 100),
  seller_id            text not null check (seller_id ~ '^[A-Za-z0-9_-]{1,64}$'),
  buyer_id             text not null,
  amount               bigint not null check (amount > 0),
  currency             char(3) not null check (currency = 'KRW'),
  description          text not null check (char_length(description) <= 200),
  payment_order_status text not null default 'NOT_STARTED'
                         check (payment_order_status in ('NOT_STARTED', 'EXECUTING', 'SUCCESS', 'FAILURE', 'UNKNOWN')),
  ledger_updated       boolean not null default false,
  wallet_updated       boolean not null default false,
  refunded_amount      bigint not null default 0 check (refunded_amount between 0 and amount),
  delivered_at         timestamptz,
  version              integer not null default 0,
  unique (payment_event_id, position),
  check (ledger_updated or not wallet_updated)
);
