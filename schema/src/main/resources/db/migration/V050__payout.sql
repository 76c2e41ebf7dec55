-- Sellers as Toss knows them. Names, numbers and accounts lie in the vault; here is only the end of an account's number.
create table seller (
  id             text primary key check (id ~ '^[A-Za-z0-9_-]{1,64}$'),
  client         text not null,
  ref_seller_id  text not null unique check (ref_seller_id ~ '^[a-z2-7]{20}$'),
  vault_id       text not null references vault (id),
  fingerprint    text not null,
  toss_seller_id text unique,
  status         text check (status in ('APPROVAL_REQUIRED', 'PARTIALLY_APPROVED', 'KYC_REQUIRED', 'APPROVED', 'UNKNOWN')),
  toss_code      text,
  requested_at   timestamptz not null,
  updated_at     timestamptz not null default now(),
  check ((toss_seller_id is null) = (status is null)),
  check (toss_code is null or status is null)
);

-- One payment to a seller. Its money leaves the wallet by the journal payout-hold in the transaction that writes
-- the row, and comes back by payout-back. No foreign key to seller: a refused payout may name one that is not known.
create table payout (
  id                text primary key check (id ~ '^out_[a-z2-7]{32}$'),
  client            text not null,
  seller_id         text not null,
  amount            bigint not null check (amount between 1 and 999999999),
  currency          char(3) not null check (currency = 'KRW'),
  status            text not null check (status in ('HELD', 'WAITING_FOR_APPROVAL', 'SCHEDULED', 'SENT', 'UNKNOWN', 'COMPLETED',
                      'REFUSED', 'CANCELED', 'FAILED', 'RETURNED')),
  fingerprint       text not null,
  requested_by      text not null,
  approved_by       text check (approved_by <> requested_by),
  toss_seller_id    text,
  toss_payout_id    text unique,
  scheduled_for     timestamptz,
  failure_code      text,
  failure_toss_code text,
  failure_message   text,
  requested_at      timestamptz not null,
  updated_at        timestamptz not null default now(),
  check (status not in ('SENT', 'COMPLETED') or toss_payout_id is not null),
  check (status = 'REFUSED' or toss_seller_id is not null),
  check ((failure_code is null) = (failure_message is null))
);
create index payout_by_seller on payout (seller_id, requested_at desc);
create index payout_by_time on payout (requested_at desc, id);

create view seller_view as
  select id as seller_id, client, ref_seller_id, fingerprint, status, toss_code, requested_at from seller;
create view payout_view as
  select id as payout_id, client, seller_id, amount, currency, status, fingerprint, requested_by, approved_by, scheduled_for,
         toss_payout_id, failure_code, failure_toss_code, failure_message, requested_at
    from payout;

grant select, insert, update on seller, payout to wonflow_worker;
grant select on seller_view, payout_view to wonflow_api;
