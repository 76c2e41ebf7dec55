-- A payout that needs a person stands in the same inbox as a payment does.
alter table operator_case alter column payment_id drop not null;
alter table operator_case add column payout_id text references payout (id);
alter table operator_case add constraint operator_case_subject check (num_nonnulls(payment_id, payout_id) = 1);
create unique index operator_case_payout_open on operator_case (payout_id) where state = 'OPEN';

create or replace view operator_case_view as
  select c.id, c.payment_id, coalesce(e.client, p.client) as client, c.code, coalesce(e.amount, p.amount) as amount,
         coalesce(e.currency, p.currency) as currency, c.since, c.last_error, c.next_attempt_at, c.may_do, c.payout_id
    from operator_case c
    left join payment_event e on e.id = c.payment_id
    left join payout p on p.id = c.payout_id
   where c.state = 'OPEN';
