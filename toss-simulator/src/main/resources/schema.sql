-- The simulator's memory: a file of its own, so that killing the shop's side never makes Toss forget.
create table if not exists remembered (
  name varchar(100) primary key,
  text varchar not null
);

-- The document is the whole payment; the columns are what is searched for.
create table if not exists payment (
  sequence bigint generated always as identity unique,
  payment_key varchar(200) primary key,
  merchant varchar(14) not null,
  order_id varchar(64) not null,
  status varchar(20) not null,
  deadline timestamp(9) with time zone,
  document varchar not null
);
create index if not exists payment_by_order on payment (order_id, sequence);
create index if not exists payment_by_deadline on payment (deadline);

-- Every movement of money, written once and never changed: the audit's totals are sums over it. No `in` in its
-- check: H2 would bind that to the session that made the table, and refuse all movements once the pool has ended it.
create table if not exists movement (
  sequence bigint generated always as identity unique,
  transaction_key varchar(64) primary key,
  kind varchar(20) not null check (regexp_like(kind, '^(APPROVAL|CANCEL|DEPOSIT_ERROR)$')),
  merchant varchar(14) not null,
  payment_key varchar(200) not null references payment (payment_key),
  order_id varchar(64) not null,
  status varchar(20) not null,
  amount bigint not null check (amount > 0),
  happened_at timestamp(9) with time zone not null
);
create index if not exists movement_by_time on movement (happened_at, sequence);
create index if not exists movement_by_payment on movement (payment_key);

create table if not exists idempotent_answer (
  scope char(64) primary key,
  status int not null,
  content_type varchar(100) not null,
  body varchar not null,
  trace_id varchar(100) not null,
  answered_at timestamp(9) with time zone not null
);

create table if not exists request_log (
  sequence bigint generated always as identity primary key,
  received_at timestamp(9) with time zone not null,
  method varchar(10) not null,
  path varchar(1000) not null,
  idempotency_key varchar(301),
  order_id varchar(100),
  body_hash char(64),
  outcome varchar(200) not null
);
create index if not exists request_by_order on request_log (order_id, sequence);

create table if not exists webhook (
  id bigint generated always as identity primary key,
  transmission_id varchar(64) not null,
  event varchar(40) not null,
  order_id varchar(100),
  body varchar not null,
  signing varchar(20) not null,
  state varchar(20) not null,
  retried int not null default 0,
  next_attempt_at timestamp(9) with time zone,
  created_at timestamp(9) with time zone not null
);
create index if not exists webhook_due on webhook (state, next_attempt_at);

create table if not exists webhook_attempt (
  sequence bigint generated always as identity primary key,
  webhook_id bigint not null references webhook (id),
  attempted_at timestamp(9) with time zone not null,
  outcome varchar(200) not null
);
create index if not exists attempt_by_webhook on webhook_attempt (webhook_id);

create table if not exists seller (
  sequence bigint generated always as identity unique,
  id varchar(35) primary key,
  merchant varchar(14) not null,
  ref_seller_id varchar(20) not null,
  deleted boolean not null default false,
  document varchar not null,
  unique (merchant, ref_seller_id)
);

-- One row each is locked while a balance is looked at and spent.
create table if not exists payout_account (
  merchant varchar(14) primary key,
  opening bigint not null
);

create table if not exists payout (
  sequence bigint generated always as identity unique,
  id varchar(35) primary key,
  merchant varchar(14) not null,
  ref_payout_id varchar(50) not null,
  destination varchar(35) not null references seller (id),
  status varchar(20) not null,
  amount bigint not null check (amount > 0),
  payout_date date not null,
  requested_at timestamp(9) with time zone not null,
  due_at timestamp(9) with time zone,
  document varchar not null
);
create index if not exists payout_by_reference on payout (ref_payout_id);
create index if not exists payout_by_due on payout (due_at);
