-- When a bank or card company is closed, as somebody has told wonflow: the checkout page warns, a refund waits for the
-- end. Toss's own answer has the last word. Either daily in Korean time, or once; a change needs no deployment.
create table maintenance_window (
  id        bigint generated always as identity primary key,
  kind      text not null check (kind in ('BANK', 'CARD')),
  code      text check (code ~ '^[0-9A-Z]{2}$'),           -- Toss's two characters; null: all of the kind
  name_ko   text not null check (length(name_ko) between 1 and 100),
  name_en   text not null check (length(name_en) between 1 and 100),
  starts    time,                                          -- daily, inclusive
  ends      time,                                          -- exclusive; the next day where it is not later
  weekday   smallint check (weekday between 1 and 7),      -- on which it starts, 1 = Monday; null: every day
  starts_at timestamptz,                                   -- once
  ends_at   timestamptz,
  check (num_nonnulls(starts, ends) in (0, 2) and num_nonnulls(starts_at, ends_at) in (0, 2)),
  check ((starts is null) <> (starts_at is null)),
  check (starts <> ends),
  check (starts_at < ends_at),
  check (weekday is null or starts is not null)
);

create view maintenance_view as
  select id, kind, code, name_ko, name_en, starts, ends, weekday, starts_at, ends_at from maintenance_window;

-- Closed times that end after a moment: those that began the day before it or later, and all that happen once.
create function maintenance_around(moment timestamptz)
  returns table (kind text, code text, name_ko text, name_en text, starts_at timestamptz, ends_at timestamptz)
  language sql stable as $$
  select * from (
    select w.kind, w.code, w.name_ko, w.name_en, w.starts_at, w.ends_at
      from maintenance_view w where w.starts_at is not null
    union all
    select w.kind, w.code, w.name_ko, w.name_en,
           (day + w.starts) at time zone 'Asia/Seoul',
           (day + w.ends + case when w.ends <= w.starts then interval '1 day' else interval '0' end) at time zone 'Asia/Seoul'
      from maintenance_view w
     cross join generate_series(-1, 1) as n
     cross join lateral (select (moment at time zone 'Asia/Seoul')::date + n as day) days
     where w.starts is not null and (w.weekday is null or w.weekday = extract(isodow from day))
  ) closed where closed.ends_at > moment
$$;

-- When a bank or card company that is closed at a moment opens again, over windows that follow each other; null where
-- no window covers the moment. Without a code only windows of all of the kind count: nobody guesses which one it is.
create function closed_until(kind_asked text, code_asked text, moment timestamptz)
  returns timestamptz language plpgsql stable as $$
declare
  opens timestamptz := moment;
  later timestamptz;
begin
  for n in 1..20 loop
    select max(a.ends_at) into later from maintenance_around(opens) a
     where a.kind = kind_asked and (a.code is null or a.code = code_asked) and a.starts_at <= opens;
    exit when later is null;
    opens := later;
  end loop;
  return nullif(opens, moment);
end $$;

grant select on maintenance_view to wonflow_worker, wonflow_api;
