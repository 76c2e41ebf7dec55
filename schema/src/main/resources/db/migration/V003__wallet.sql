-- What each seller is owed: the twin of the seller's seller-payable account.
create table wallet (
  seller_id text not null,
  currency  char(3) not null check (currency = 'KRW'),
  balance   bigint not null default 0,
  held      bigint not null default 0 check (held >= 0),
  pending   bigint not null default 0 check (pending >= 0),
  version   integer not null default 0,
  primary key (seller_id, currency)
);

-- Every movement of a wallet, and the journal that it follows.
create table wallet_entry (
  id               bigint generated always as identity primary key,
  key              text not null unique,
  seller_id        text not null,
  currency         char(3) not null,
  journal_id       bigint not null references journal (id),
  payment_order_id text references payment_order (id),
  amount           bigint not null,
  balance_after    bigint not null,
  created_at       timestamptz not null default now(),
  foreign key (seller_id, currency) references wallet (seller_id, currency)
);
create index wallet_entry_by_seller on wallet_entry (seller_id, id);
