-- Toss tells the time of a cancel in whole seconds: two of one second are shown in the order of the books.
alter table refund add column number bigint generated always as identity;
create or replace view refund_view as
  select id as refund_id, payment_event_id as payment_id, client, fingerprint, source, reason, amount, currency, status,
         failure_code, failure_toss_code, failure_message, failure_retry_at, requested_at, canceled_at, number
    from refund;
