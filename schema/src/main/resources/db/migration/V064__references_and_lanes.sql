-- A journal names what it is about: the refund, the payout, and, where it takes something back, the journal
-- that it reverses. The business key says all of it, so the database fills it in, whoever writes; a reversal
-- that reverses nothing is refused. Rows from before keep their digests: what is absent is not part of them.
alter table journal
  add column reverses  bigint references journal (id),
  add column refund_id text references refund (id),
  add column payout_id text references payout (id),
  add constraint reversal_names_its_journal check (
    reverses is not null or split_part(key, ':', 1) not in ('cancel', 'deposit-error', 'payout-back')) not valid,
  add constraint reversal_comes_later check (reverses < id);
create index journal_by_reversed on journal (reverses) where reverses is not null;
create index journal_by_booking on journal (posted_at, id);
create index ledger_entry_by_account on ledger_entry (account, journal_id);

create function refer_journal() returns trigger language plpgsql as $$
declare
  family text := split_part(new.key, ':', 1);
  name   text := substr(new.key, length(family) + 2);
begin
  if family in ('cancel', 'deposit-error') then
    new.refund_id := coalesce(new.refund_id, (select id from refund where transaction_key = name));
    new.reverses := coalesce(new.reverses,
      (select id from journal where payment_id = new.payment_id and key like 'capture:%' order by id desc limit 1));
  elsif family in ('payout-hold', 'payout-done', 'payout-back') then
    new.payout_id := coalesce(new.payout_id, (select id from payout where id = name));
    if family = 'payout-back' then
      new.reverses := coalesce(new.reverses, (select id from journal where key = 'payout-hold:' || name));
    end if;
  end if;
  return new;
end $$;
create trigger refer before insert on journal for each row execute function refer_journal();

create or replace view journal_row as
  select id as journal_id, 0 as position, 'journal ' || id as name,
         sha256(convert_to((jsonb_build_array(id, key, kind, payment_id, content_digest,
             to_char(occurred_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US'),
             to_char(posted_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US'))
           || case when coalesce(reverses::text, refund_id, payout_id) is null then '[]'::jsonb
                   else jsonb_build_array(reverses, refund_id, payout_id) end)::text, 'UTF8')) as digest
    from journal
  union all
  select journal_id, position, 'ledger_entry ' || id || ' of journal ' || journal_id,
         sha256(convert_to(jsonb_build_array(id, journal_id, position, account, seller_id, direction, amount, currency,
           payment_order_id)::text, 'UTF8'))
    from ledger_entry;

-- One chain a day made the journals of a day commit one after the other: the lock on its end is held until
-- the commit is on the disk. Now a day has 16 chains, its lanes. A transaction takes one lane for all it
-- books, so transactions never wait for each other in a ring.
alter table journal_link add column lane smallint not null default 0 check (lane between 0 and 15);
alter table journal_link drop constraint journal_link_day_number_key;
alter table journal_link add constraint journal_link_place unique (day, lane, number);

drop function link_hash(date, bytea, bytea[]) cascade;
create function link_hash(day date, lane smallint, previous bytea, rows bytea[]) returns bytea language sql stable
return sha256(coalesce(previous, convert_to(to_char(day, 'YYYY-MM-DD') || case lane when 0 then '' else '/' || lane end, 'UTF8'))
              || (select string_agg(digest, ''::bytea order by n) from unnest(rows) with ordinality as r (digest, n)));

create or replace function seal_journal() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
  today   date := (new.posted_at at time zone 'Asia/Seoul')::date;
  own     smallint := (pg_current_xact_id()::text::bigint % 16)::smallint;
  digests bytea[];
  last    journal_link;
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
  -- the chain
  select array_agg(digest order by position) into digests from journal_row where journal_id = new.id;
  perform pg_advisory_xact_lock('journal_link'::regclass::oid::int, (today - date '2000-01-01') * 16 + own);
  select * into last from journal_link where day = today and lane = own order by number desc limit 1;
  insert into journal_link (journal_id, day, lane, number, rows, hash)
  values (new.id, today, own, coalesce(last.number, 0) + 1, digests, link_hash(today, own, last.hash, digests));
  -- end
  return null;
end $$;

-- Written after the wallet's row is locked, so that the times of one wallet stand in the order of its
-- movements: what it was at a time is what its last movement until then left. The start of the
-- transaction would not do.
alter table wallet_entry alter column created_at set default clock_timestamp();
create index wallet_entry_by_time on wallet_entry (seller_id, currency, created_at, id);

-- Refused also where no row is met, as on the other tables.
drop trigger audit_append_only on audit;
drop trigger audit_no_truncate on audit;
create trigger append_only before update or delete or truncate on audit
  for each statement execute function refuse_change();
