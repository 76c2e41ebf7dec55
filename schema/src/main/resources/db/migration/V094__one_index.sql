-- The order id that Toss gets is the payment's id (a check says so), and the primary key keeps it unique: a second index of
-- the same text was written with every payment and with each update that another index makes move the row.
alter table payment_event drop constraint payment_event_order_id_key;
