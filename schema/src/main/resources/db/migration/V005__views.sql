-- What the api-server may read; it has no right on any table.
create view payment_view as
  select id as payment_id, client, status, amount, amount - refunded_amount as remaining_amount, currency, order_name, buyer_id,
         payment_key, method, is_payment_done, fingerprint, return_url, failure_code, failure_toss_code, failure_message,
         failure_retry_at, deposit_bank_code, deposit_account, deposit_due_at, secret_digest, requested_at, expires_at,
         approved_at, updated_at
    from payment_event;

create view payment_order_view as
  select o.id as payment_order_id, o.payment_event_id as payment_id, e.client, o.position, o.seller_id, o.amount,
         o.refunded_amount, o.currency, o.description, o.payment_order_status as status, o.ledger_updated, o.wallet_updated,
         o.delivered_at
    from payment_order o join payment_event e on e.id = o.payment_event_id;

create view wallet_view as
  select seller_id, currency, balance, held, pending, balance - pending as available from wallet;

create view wallet_entry_view as
  select w.id, w.key, w.seller_id, w.currency, j.key as journal_key, j.kind, w.payment_order_id, w.amount, w.balance_after,
         w.created_at
    from wallet_entry w join journal j on j.id = w.journal_id;

-- Only rows whose writers, and all writers before them, have ended: nothing can appear before a
-- cursor that was handed out. A long transaction anywhere in the server delays the feed, never breaks it.
create view event_view as
  select sequence, writer, type, client, payment_id, occurred_at, data
    from event
   where writer < pg_snapshot_xmin(pg_current_snapshot());

create view webhook_receipt_view as
  select id, received_at, transmission_id, retried_count, event_type, payment_id, outcome from webhook_receipt;
