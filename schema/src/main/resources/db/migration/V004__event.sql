-- What receivers are told, once each, in the transaction that makes it true. A sequence alone is no
-- cursor: a transaction that took a lower number may commit later. So readers go by the writing
-- transaction's id and never past one that is still running (see event_view).
create table event (
  sequence    bigint generated always as identity primary key,
  writer      xid8 not null default pg_current_xact_id(),
  key         text not null unique,
  type        text not null check (type in ('payment.done', 'payment.failed', 'payment.expired', 'payment.partially_canceled',
                'payment.canceled', 'payment.deposit_reversed', 'refund.refused', 'payout.completed', 'payout.failed',
                'payout.returned', 'reconciliation.closed')),
  client      text,
  payment_id  text,
  occurred_at timestamptz not null default now(),
  data        jsonb not null
);
create index event_by_writer on event (writer, sequence);

-- Every webhook that came, whatever became of it; no body, only its digest.
create table webhook_receipt (
  id              bigint generated always as identity primary key,
  received_at     timestamptz not null default now(),
  transmission_id text,
  retried_count   integer,
  event_type      text not null,
  payment_id      text,
  body_digest     text not null,
  outcome         text not null check (outcome in ('SIGNALLED', 'FOLLOWED_UP', 'NOTHING_NEW', 'UNKNOWN_PAYMENT', 'NOT_FOR_US', 'FORGED', 'MALFORMED'))
);
create index webhook_receipt_by_time on webhook_receipt (received_at desc);
create index webhook_receipt_by_payment on webhook_receipt (payment_id, id);
