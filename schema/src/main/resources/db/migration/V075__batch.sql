-- What finance uploaded, line by line as it came. The api-server writes it once; the worker makes a batch of it.
create table upload (
  id          text primary key check (id ~ '^bat_[a-z2-7]{32}$'),
  client      text not null,
  uploaded_by text not null,
  fingerprint text not null,
  uploaded_at timestamptz not null default now()
);
create table upload_line (
  upload_id text not null references upload (id),
  line      integer not null check (line between 1 and 1000000),
  seller_id text not null check (char_length(seller_id) <= 100),
  amount    text not null check (char_length(amount) <= 100),
  primary key (upload_id, line)
);
create trigger append_only before update or delete or truncate on upload
  for each statement execute function refuse_change();
create trigger append_only before update or delete or truncate on upload_line
  for each statement execute function refuse_change();

-- Payouts to many sellers that were asked for at once.
create table batch (
  id           text primary key check (id ~ '^bat_[a-z2-7]{32}$'),
  client       text not null,
  source       text not null check (source in ('CSV', 'ALL_AVAILABLE')),
  status       text not null default 'RUNNING' check (status in ('RUNNING', 'PAUSED', 'CANCELED', 'DONE')),
  fingerprint  text not null,
  requested_by text not null,
  requested_at timestamptz not null,
  ended_at     timestamptz,
  check ((ended_at is null) = (status in ('RUNNING', 'PAUSED')))
);
create index batch_by_time on batch (requested_at desc, id);

-- One line and what became of it: GONE has a payout, whose own row says the rest. A seller is paid once per batch.
create table batch_item (
  batch_id     text not null references batch (id),
  line         integer not null,
  seller_id    text not null,
  amount       bigint check (amount between 1 and 999999999),
  state        text not null check (state in ('WAITING', 'GONE', 'REFUSED', 'CANCELED')),
  payout_id    text unique check (payout_id ~ '^out_[a-z2-7]{32}$'),
  failure_code text,
  primary key (batch_id, line),
  check ((state = 'GONE') = (payout_id is not null)),
  check ((state = 'REFUSED') = (failure_code is not null)),
  check ((state = 'REFUSED') = (amount is null))
);
create unique index batch_item_once_a_seller on batch_item (batch_id, seller_id) where amount is not null;
create index batch_item_waiting on batch_item (batch_id, line) where state = 'WAITING';

create view upload_view as select id as batch_id, fingerprint from upload;
create view batch_view as
  select id as batch_id, client, source, status, fingerprint, requested_by, requested_at, ended_at from batch;
create view batch_item_view as
  select i.batch_id, i.line, i.seller_id, i.amount, i.payout_id,
         case i.state when 'GONE' then coalesce(p.status, 'REQUESTED') else i.state end as status,
         coalesce(i.failure_code, p.failure_code) as failure_code, p.failure_toss_code, p.failure_message
    from batch_item i left join payout p on p.id = i.payout_id;

grant insert on upload, upload_line to wonflow_api;
grant select on upload, upload_line to wonflow_worker;
grant select, insert, update on batch, batch_item to wonflow_worker;
grant select on upload_view, batch_view, batch_item_view to wonflow_api;
