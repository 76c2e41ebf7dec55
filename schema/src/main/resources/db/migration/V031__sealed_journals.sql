-- At commit a journal has to balance; then it is sealed: the digests of its rows go into the chain of its
-- day in Seoul. Nothing can be added to a sealed journal, so entries are written in its own transaction or
-- never, and a row that is changed behind the triggers is found and named (verify-ledger).
create table journal_link (
  journal_id bigint primary key references journal (id),
  day        date not null,
  number     integer not null check (number > 0),
  rows       bytea[] not null,
  hash       bytea not null check (octet_length(hash) = 32),
  unique (day, number)
);
create trigger append_only before update or delete or truncate on journal_link
  for each statement execute function refuse_change();

-- Every row of the books with its digest: position 0 is the journal itself. A time is written out, because
-- its text would depend on the session.
create view journal_row as
  select id as journal_id, 0 as position, 'journal ' || id as name,
         sha256(convert_to(jsonb_build_array(id, key, kind, payment_id, content_digest,
           to_char(occurred_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US'),
           to_char(posted_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US'))::text, 'UTF8')) as digest
    from journal
  union all
  select journal_id, position, 'ledger_entry ' || id || ' of journal ' || journal_id,
         sha256(convert_to(jsonb_build_array(id, journal_id, position, account, seller_id, direction, amount, currency,
           payment_order_id)::text, 'UTF8'))
    from ledger_entry;

create function link_hash(day date, previous bytea, rows bytea[]) returns bytea language sql stable
return sha256(coalesce(previous, convert_to(to_char(day, 'YYYY-MM-DD'), 'UTF8'))
              || (select string_agg(digest, ''::bytea order by n) from unnest(rows) with ordinality as r (digest, n)));

-- With the owner's rights: the programs cannot write links. One at a time and day: the lock is taken at
-- commit, as the last one, and held for as long as the commit takes.
create function seal_journal() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
  today  date := (new.posted_at at time zone 'Asia/Seoul')::date;
  digests bytea[];
  last   journal_link;
begin
  if new.posted_at <> now() then
    raise exception 'Journal % is not posted at the time of its transaction', new.key using errcode = 'check_violation';
  end if;
  if (select count(*) < 2 or max(position) <> count(*) from ledger_entry where journal_id = new.id) then
    raise exception 'Journal % needs two entries or more, numbered from 1', new.key using errcode = 'check_violation';
  end if;
  if exists (select from ledger_entry where journal_id = new.id
              group by currency having sum(case direction when 'D' then amount else -amount end) <> 0) then
    raise exception 'Journal % does not balance', new.key using errcode = 'check_violation';
  end if;
  select array_agg(digest order by position) into digests from journal_row where journal_id = new.id;
  perform pg_advisory_xact_lock('journal_link'::regclass::oid::int, today - date '2000-01-01');
  select * into last from journal_link where day = today order by number desc limit 1;
  insert into journal_link (journal_id, day, number, rows, hash)
  values (new.id, today, coalesce(last.number, 0) + 1, digests, link_hash(today, last.hash, digests));
  return null;
end $$;
create constraint trigger seal after insert on journal deferrable initially deferred
  for each row execute function seal_journal();

create function refuse_late_entry() returns trigger language plpgsql as $$
begin
  if exists (select from added join journal_link using (journal_id)) then
    raise exception 'A journal is complete when its transaction ends' using errcode = 'restrict_violation';
  end if;
  return null;
end $$;
create trigger own_transaction after insert on ledger_entry referencing new table as added
  for each statement execute function refuse_late_entry();

grant select on journal_link, journal_row to wonflow_worker;
