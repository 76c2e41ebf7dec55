-- What a webhook about a payment that is not here says it is about: a person who looks into it needs a name. It is what
-- a stranger sent, so it is kept as text and refers to nothing.
alter table webhook_receipt add column claimed_order text check (char_length(claimed_order) <= 64);
create index webhook_receipt_by_outcome on webhook_receipt (outcome, id desc);

create or replace view webhook_receipt_view as
  select id, received_at, transmission_id, retried_count, event_type, payment_id, outcome, claimed_order
    from webhook_receipt;
