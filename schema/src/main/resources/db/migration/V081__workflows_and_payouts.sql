-- Payments whose workflow a run looked for and did not find; replaced by each look of the run.
create table workflow_missing (
  run_id     bigint not null references reconciliation_run (id),
  payment_id text not null references payment_event (id),
  primary key (run_id, payment_id)
);
create index payment_event_not_final on payment_event (requested_at)
  where status in ('IN_REVIEW', 'READY', 'EXECUTING', 'UNKNOWN', 'WAITING_FOR_DEPOSIT');

-- What Toss shows of payouts, as it stood when it was read last. Toss's words are left out: they may name a person.
create table toss_payout (
  id            text primary key,
  ref_payout_id text not null,
  status        text not null,
  amount        bigint not null,
  currency      char(3) not null check (currency = 'KRW'),
  payout_date   date not null,
  first_run     bigint not null references reconciliation_run (id),
  seen_run      bigint not null references reconciliation_run (id)
);
create index toss_payout_by_reference on toss_payout (ref_payout_id);
create index toss_payout_by_date on toss_payout (payout_date);

grant select, insert, delete on workflow_missing to wonflow_worker;
grant select, insert, update on toss_payout to wonflow_worker;
