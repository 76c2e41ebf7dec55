-- Each program may do what it has to, and no more. The roles exist before (bootstrap/roles.sql).
grant usage on schema public to wonflow_worker, wonflow_api;

grant select, insert, update on payment_event, payment_order, wallet to wonflow_worker;
grant select, insert on journal, ledger_entry, wallet_entry, event to wonflow_worker;
grant select on account, commission_rate, webhook_receipt to wonflow_worker;

grant select on payment_view, payment_order_view, wallet_view, wallet_entry_view, event_view, webhook_receipt_view to wonflow_api;
grant insert on webhook_receipt to wonflow_api;
