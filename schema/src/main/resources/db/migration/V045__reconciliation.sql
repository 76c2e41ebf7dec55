-- The daily proof that Toss and the books say the same. Every run of a date keeps what it found; a
-- discrepancy has one id over all runs, so that what a person decided about it stays.
create table reconciliation_run (
  id          bigint generated always as identity primary key,
  date        date not null,
  number      integer not null check (number > 0),
  key         text not null unique,
  workflow_id text not null,
  trigger     text not null check (trigger in ('SCHEDULE', 'HAND')),
  provisional boolean not null,
  compared_to timestamptz not null,
  state       text not null default 'RUNNING' check (state in ('RUNNING', 'CLOSED')),
  verdict     text check (verdict in ('balanced', 'healed', 'open', 'incomplete')),
  started_at  timestamptz not null default now(),
  alive_at    timestamptz not null default now(),
  closed_at   timestamptz,
  last_round  integer not null default 0,
  lines       bigint not null default 0,
  toss_total  bigint not null default 0,
  books_total bigint not null default 0,
  missing     text,
  note        text,
  unique (date, number),
  check ((state = 'CLOSED') = (verdict is not null)),
  check ((state = 'CLOSED') = (closed_at is not null)),
  check (verdict <> 'balanced' or toss_total = books_total)
);
create unique index reconciliation_run_one_at_a_time on reconciliation_run (date) where state = 'RUNNING';

-- Each line of Toss's transactions, once. A deposit that was taken back carries the key of its
-- approval, so the kind is part of the key.
create table toss_transaction (
  date            date not null,
  transaction_key text not null,
  kind            text not null check (kind in ('APPROVAL', 'CANCEL', 'OTHER')),
  payment_key     text not null,
  order_id        text not null,
  status          text not null,
  transaction_at  timestamptz not null,
  amount          bigint not null,
  currency        char(3) not null check (currency = 'KRW'),
  journal_key     text not null,
  raw             jsonb not null,
  first_run       bigint not null references reconciliation_run (id),
  seen_run        bigint not null references reconciliation_run (id),
  primary key (date, transaction_key, kind),
  check ((transaction_at at time zone 'Asia/Seoul')::date = date),
  check (case kind when 'APPROVAL' then amount > 0 when 'CANCEL' then amount < 0 else amount = 0 end)
);
create index toss_transaction_by_journal_key on toss_transaction (journal_key);

create table discrepancy (
  id         text primary key check (id ~ '^dis_[0-9a-f]{32}$'),
  class      text not null check (class ~ '^[A-Z_]+$'),
  key        text not null,
  kind       text not null check (kind in ('automatable', 'manual', 'unknown')),
  state      text not null default 'OPEN' check (state in ('OPEN', 'HEALED', 'ACCEPTED', 'IN_SUSPENSE', 'RESOLVED')),
  date       date not null,
  payment_id text,
  opened_at  timestamptz not null default now(),
  healed_at  timestamptz,
  unique (class, key)
);
create index discrepancy_open on discrepancy (date) where state = 'OPEN';

-- What one comparison of a run found: both sides, and by how much it moves the totals apart.
create table discrepancy_sighting (
  run_id         bigint not null references reconciliation_run (id),
  round          integer not null check (round > 0),
  discrepancy_id text not null references discrepancy (id),
  theirs         bigint,
  ours           bigint,
  difference     bigint not null,
  primary key (run_id, round, discrepancy_id)
);

-- What the books say that Toss moved, by the key that both sides agree on.
create view booked_movement as
  select j.key, j.payment_id, j.occurred_at, m.amount
    from journal j
   cross join lateral (select sum(case e.direction when 'D' then e.amount else -e.amount end)::bigint as amount
                         from ledger_entry e where e.journal_id = j.id and e.account = 'toss-receivable') m
   where j.key like 'capture:%' or j.key like 'cancel:%' or j.key like 'deposit-error:%';
create index journal_by_time on journal (occurred_at);

-- The first sighting of each discrepancy in each run, and whether it was gone in the last round.
create view discrepancy_view as
  select r.id as run_id, r.date, r.number as run, d.id as discrepancy_id, d.class, d.kind, d.state, d.key, d.payment_id,
         s.theirs, s.ours, s.difference, coalesce(l.difference, 0) as left_difference, d.opened_at,
         r.last_round > s.round and l.discrepancy_id is null as healed
    from (select distinct on (run_id, discrepancy_id) * from discrepancy_sighting order by run_id, discrepancy_id, round) s
    join reconciliation_run r on r.id = s.run_id
    join discrepancy d on d.id = s.discrepancy_id
    left join discrepancy_sighting l on l.run_id = s.run_id and l.discrepancy_id = s.discrepancy_id and l.round = r.last_round;

create view reconciliation_view as
  select id as run_id, date, number as run, workflow_id, trigger, provisional, compared_to, state, verdict, started_at, closed_at,
         lines, toss_total, books_total, toss_total - books_total as difference, missing, note
    from reconciliation_run;

grant select, insert, update on reconciliation_run, toss_transaction, discrepancy to wonflow_worker;
grant select, insert on discrepancy_sighting to wonflow_worker;
grant select on booked_movement to wonflow_worker;
grant select on reconciliation_view, discrepancy_view to wonflow_api;
