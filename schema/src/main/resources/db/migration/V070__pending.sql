-- What a seller is owed of orders that nobody reported as delivered yet: part of the balance, not paid out. A row goes
-- with the delivery, or when its time is over. The amount follows refunds: what one holds is out of it, to the won that
-- holds round up, so it may be a few won below zero while refunds of one order are under way together.
create table pending_order (
  payment_order_id text primary key references payment_order (id),
  seller_id        text not null,
  currency         char(3) not null,
  amount           bigint not null,
  since            timestamptz not null default now()
);
create index pending_order_by_age on pending_order (since, payment_order_id);

-- wallet.pending is the sum of these rows, whoever writes them. Writers lock the wallet first.
create function keep_pending() returns trigger language plpgsql as $$
declare
  added bigint := case when tg_op = 'DELETE' then 0 else greatest(new.amount, 0) end
                - case when tg_op = 'INSERT' then 0 else greatest(old.amount, 0) end;
  owner pending_order := case when tg_op = 'DELETE' then old else new end;
begin
  if added <> 0 then
    update wallet set pending = pending + added, version = version + 1
     where seller_id = owner.seller_id and currency = owner.currency;
    if not found then
      raise exception 'No wallet for order %', owner.payment_order_id using errcode = 'foreign_key_violation';
    end if;
  end if;
  return null;
end $$;
create trigger keep_pending after insert or delete or update of amount on pending_order
  for each row execute function keep_pending();

-- A payout takes what is available, or nothing: whatever a program tries.
create function refuse_overdraft() returns trigger language plpgsql as $$
begin
  if exists (select from wallet where seller_id = new.seller_id and currency = new.currency and balance < pending) then
    raise exception '% takes more than is available', new.key using errcode = 'check_violation';
  end if;
  return null;
end $$;
create trigger payout_within_available after insert on wallet_entry
  for each row when (new.key like 'payout-hold:%') execute function refuse_overdraft();

grant select, insert, update, delete on pending_order to wonflow_worker;
