-- What people decide about discrepancies. It holds for the amount that was decided about: another amount is open again.
alter table discrepancy
  add column amount         bigint not null default 0,
  add column assignee       text,
  add column decided_amount bigint,
  add column covered        bigint not null default 0,
  add column in_suspense    bigint not null default 0;

create table discrepancy_decision (
  id             text primary key,
  discrepancy_id text not null references discrepancy (id),
  kind           text not null check (kind in ('ACCEPT', 'ASSIGN', 'SUSPENSE', 'RELEASE')),
  actor          text not null,
  reason         text not null check (reason <> ''),
  assignee       text,
  account        text references account (code),
  seller_id      text,
  allowed        boolean not null,
  state          text not null,
  amount         bigint,
  journal_key    text references journal (key),
  decided_at     timestamptz not null default now(),
  check (journal_key is null or allowed)
);
create index discrepancy_decision_by_discrepancy on discrepancy_decision (discrepancy_id, decided_at);
create trigger append_only before update or delete or truncate on discrepancy_decision
  for each statement execute function refuse_change();

-- Finance signs one run of a day. From then on that run says what it said: the states of its discrepancies are kept
-- with the seal, and what changes later is a new run beside it.
create table reconciliation_seal (
  date      date primary key,
  run_id    bigint not null unique references reconciliation_run (id),
  signed_by text not null,
  reason    text not null check (reason <> ''),
  signed_at timestamptz not null default now()
);
create table sealed_discrepancy (
  run_id         bigint not null references reconciliation_run (id),
  discrepancy_id text not null references discrepancy (id),
  state          text not null,
  kind           text not null,
  assignee       text,
  primary key (run_id, discrepancy_id)
);
create trigger append_only before update or delete or truncate on reconciliation_seal
  for each statement execute function refuse_change();
create trigger append_only before update or delete or truncate on sealed_discrepancy
  for each statement execute function refuse_change();

create function refuse_unsealing() returns trigger language plpgsql as $$
begin
  if exists (select from reconciliation_seal where run_id = old.id) then
    raise exception 'The run is signed off' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger sealed before update on reconciliation_run for each row execute function refuse_unsealing();

create function refuse_late_sighting() returns trigger language plpgsql as $$
begin
  if exists (select from added join reconciliation_seal using (run_id)) then
    raise exception 'The run is signed off' using errcode = 'restrict_violation';
  end if;
  return null;
end $$;
create trigger sealed after insert on discrepancy_sighting referencing new table as added
  for each statement execute function refuse_late_sighting();
create trigger append_only before update or delete or truncate on discrepancy_sighting
  for each statement execute function refuse_change();

create or replace view discrepancy_view as
  select r.id as run_id, r.date, r.number as run, d.id as discrepancy_id, d.class, coalesce(z.kind, d.kind) as kind,
         coalesce(z.state, d.state) as state, d.key, d.payment_id,
         s.theirs, s.ours, s.difference, coalesce(l.difference, 0) as left_difference, d.opened_at,
         r.last_round > s.round and l.discrepancy_id is null as healed,
         case when z.run_id is null then d.assignee else z.assignee end as assignee, d.in_suspense
    from (select distinct on (run_id, discrepancy_id) * from discrepancy_sighting order by run_id, discrepancy_id, round) s
    join reconciliation_run r on r.id = s.run_id
    join discrepancy d on d.id = s.discrepancy_id
    left join sealed_discrepancy z on z.run_id = s.run_id and z.discrepancy_id = s.discrepancy_id
    left join discrepancy_sighting l on l.run_id = s.run_id and l.discrepancy_id = s.discrepancy_id and l.round = r.last_round;

create or replace view reconciliation_view as
  select r.id as run_id, r.date, r.number as run, r.workflow_id, r.trigger, r.provisional, r.compared_to, r.state, r.verdict,
         r.started_at, r.closed_at, r.lines, r.toss_total, r.books_total, r.toss_total - r.books_total as difference, r.missing,
         r.note, z.signed_by, z.signed_at
    from reconciliation_run r left join reconciliation_seal z on z.run_id = r.id;

create view discrepancy_decision_view as
  select discrepancy_id, kind, actor, reason, assignee, account, allowed, state, amount, journal_key, decided_at
    from discrepancy_decision;

grant select, insert on discrepancy_decision, reconciliation_seal, sealed_discrepancy to wonflow_worker;
grant select on discrepancy_decision_view to wonflow_api;
