-- What a person handed in, as it was read; the api-server only inserts.
create table bank_upload (
  id          text primary key check (id ~ '^upl_[a-z2-7]{32}$'),
  kind        text not null check (kind = 'BANK_STATEMENT'),
  lines       jsonb not null,
  person      text not null,
  uploaded_at timestamptz not null default now()
);
create trigger append_only before update or delete or truncate on bank_upload
  for each statement execute function refuse_change();

-- The days that a statement says everything about.
create table bank_statement (
  upload_id   text primary key references bank_upload (id),
  from_date   date not null,
  to_date     date not null check (to_date >= from_date),
  imported_at timestamptz not null default now()
);

-- Each line of the bank once: statements may overlap. The n-th line of a day with one amount and text is the same
-- line in every statement.
create table bank_line (
  id        text primary key,
  date      date not null,
  amount    bigint not null check (amount <> 0),
  text      text not null,
  upload_id text not null references bank_upload (id)
);
create index bank_line_by_date on bank_line (date);
create trigger append_only before update or delete or truncate on bank_line
  for each statement execute function refuse_change();

-- What Toss pays out on a day against what the bank got: one line of just that amount, or all lines together.
create view bank_day as
  select d.date, coalesce(e.expected, 0)::bigint as expected, coalesce(a.arrived, 0)::bigint as arrived, a.lines,
         (select min(l.id) from bank_line l where l.date = d.date and l.amount = e.expected) as hit,
         exists (select from bank_statement s where d.date between s.from_date and s.to_date) as covered
    from (select paid_out_date as date from settlement_line union select date from bank_line) d
    left join lateral (select sum(pay_out_amount) as expected from settlement_line s where s.paid_out_date = d.date) e on true
    left join lateral (select sum(amount) as arrived, count(*) as lines from bank_line l where l.date = d.date) a on true;

create view bank_line_view as
  select l.date, l.id as line_id, l.amount, l.text,
         case when d.expected = d.arrived or l.id = d.hit then 'matched' else 'extra' end as state
    from bank_line l join bank_day d on d.date = l.date;
create view bank_day_view as
  select date, expected, arrived,
         case when expected = arrived or hit is not null then 'matched' when not covered then 'no statement'
              when expected = 0 then 'extra' else 'missing' end as state
    from bank_day;

grant select on bank_upload, bank_day to wonflow_worker;
grant select, insert on bank_statement, bank_line to wonflow_worker;
grant insert on bank_upload to wonflow_api;
grant select on bank_line_view, bank_day_view to wonflow_api;
