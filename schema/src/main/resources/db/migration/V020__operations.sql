-- The inbox: payments that need a person. One open case per payment; closed ones stay as history.
create table operator_case (
  id              bigint generated always as identity primary key,
  payment_id      text not null references payment_event (id),
  code            text not null,
  state           text not null default 'OPEN' check (state in ('OPEN', 'CLOSED')),
  since           timestamptz not null,
  last_error      text not null,
  next_attempt_at timestamptz,
  may_do          text[] not null,
  closed_at       timestamptz,
  check ((state = 'CLOSED') = (closed_at is not null))
);
create unique index operator_case_open on operator_case (payment_id) where state = 'OPEN';
create index operator_case_by_age on operator_case (since, id) where state = 'OPEN';

-- Who told what to which payment, why, and what became of it. Nobody changes a line, not even the owner.
create table audit (
  id         bigint generated always as identity primary key,
  key        text not null unique,
  at         timestamptz not null default now(),
  actor      text not null,
  role       text,
  action     text not null,
  subject    text not null,
  reason     text not null,
  evidence   text,
  allowed    boolean not null,
  state      text
);
create index audit_by_subject on audit (subject, id);

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only: % is refused', tg_table_name, tg_op using errcode = 'restrict_violation';
end $$;
create trigger audit_append_only before update or delete on audit for each row execute function refuse_change();
create trigger audit_no_truncate before truncate on audit for each statement execute function refuse_change();

create view operator_case_view as
  select c.id, c.payment_id, e.client, c.code, e.amount, e.currency, c.since, c.last_error, c.next_attempt_at, c.may_do
    from operator_case c join payment_event e on e.id = c.payment_id
   where c.state = 'OPEN';
create view audit_view as
  select id, at, actor, role, action, subject, reason, evidence, allowed, state from audit;

grant select, insert, update on operator_case to wonflow_worker;
grant select, insert on audit to wonflow_worker;
grant insert on audit to wonflow_api;
grant select on operator_case_view, audit_view to wonflow_api;
