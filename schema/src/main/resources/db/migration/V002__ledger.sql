-- The double-entry books. A journal is one business fact under one key; its entries balance.
create table account (
  code text primary key,
  kind text not null check (kind in ('ASSET', 'LIABILITY', 'REVENUE', 'EXPENSE'))
);
insert into account (code, kind) values
  ('toss-receivable', 'ASSET'),
  ('toss-balance', 'ASSET'),
  ('bank', 'ASSET'),
  ('vat-receivable', 'ASSET'),
  ('seller-payable', 'LIABILITY'),
  ('payout-in-transit', 'LIABILITY'),
  ('vat-payable', 'LIABILITY'),
  ('suspense', 'LIABILITY'),
  ('commission', 'REVENUE'),
  ('toss-fee', 'EXPENSE');

create table journal (
  id             bigint generated always as identity primary key,
  key            text not null unique check (char_length(key) between 3 and 300),
  kind           text not null,
  payment_id     text references payment_event (id),
  content_digest text not null,
  occurred_at    timestamptz not null,
  posted_at      timestamptz not null default now()
);
create index journal_by_payment on journal (payment_id);

-- seller_id stands exactly on seller-payable: that account exists once per seller.
create table ledger_entry (
  id               bigint generated always as identity primary key,
  journal_id       bigint not null references journal (id),
  position         integer not null check (position > 0),
  account          text not null references account (code),
  seller_id        text,
  direction        char(1) not null check (direction in ('D', 'C')),
  amount           bigint not null check (amount > 0),
  currency         char(3) not null check (currency = 'KRW'),
  payment_order_id text references payment_order (id),
  unique (journal_id, position),
  check ((account = 'seller-payable') = (seller_id is not null))
);
create index ledger_entry_by_seller on ledger_entry (seller_id, id) where seller_id is not null;

-- Commission in basis points, VAT included; the row without a seller holds for all others.
create table commission_rate (
  id           bigint generated always as identity primary key,
  seller_id    text,
  basis_points integer not null check (basis_points between 0 and 10000),
  valid_from   timestamptz not null,
  unique nulls not distinct (seller_id, valid_from)
);
insert into commission_rate (seller_id, basis_points, valid_from) values (null, 300, '-infinity');
