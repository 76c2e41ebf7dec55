-- How many deposits of a payment the bank took back after they were booked: the next one is its own capture,
-- `capture:{paymentKey}:{n}`, and nobody may book the n-th twice or reverse a later one by mistake.
alter table payment_event add column deposits_reversed integer not null default 0 check (deposits_reversed >= 0);

create or replace view payment_view as
  select id as payment_id, client, status, amount, amount - refunded_amount as remaining_amount, currency, order_name, buyer_id,
         payment_key, method, is_payment_done, fingerprint, return_url, failure_code, failure_toss_code, failure_message,
         failure_retry_at, deposit_bank_code, deposit_account, deposit_due_at, secret_digest, requested_at, expires_at,
         approved_at, updated_at, deposits_reversed
    from payment_event;
