-- Callers wait for the end of what they asked for. Who listens on the channel "status" hears the id of each payment and
-- refund whose status may interest one: not those between, which every payment passes.
create function tell_status() returns trigger language plpgsql as $$
begin
  perform pg_notify('status', new.id);
  return null;
end $$;

create trigger tell after update of status on payment_event
  for each row when (new.status not in ('READY', 'EXECUTING')) execute function tell_status();
create trigger tell after insert or update of status on refund
  for each row when (new.status not in ('HELD', 'EXECUTING')) execute function tell_status();
