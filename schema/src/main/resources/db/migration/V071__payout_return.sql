-- A payout that comes back after it was completed reverses the journal that took it off our balance at Toss; one
-- that failed reverses its hold. And receivers learn of a payout that was called off or that nobody approved.
create or replace function refer_journal() returns trigger language plpgsql as $$
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
      new.reverses := coalesce(new.reverses,
        (select id from journal
          where key = case new.kind when 'PAYOUT_RETURN' then 'payout-done:' else 'payout-hold:' end || name));
    end if;
  end if;
  return new;
end $$;

alter table event drop constraint event_type_check;
alter table event add constraint event_type_check
  check (type in ('payment.done', 'payment.failed', 'payment.expired', 'payment.partially_canceled', 'payment.canceled',
    'payment.deposit_reversed', 'refund.refused', 'payout.completed', 'payout.failed', 'payout.canceled', 'payout.returned',
    'reconciliation.closed'));
