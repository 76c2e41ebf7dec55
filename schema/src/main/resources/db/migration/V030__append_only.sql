-- What was booked, credited or told is never changed: not by a program, not by its owner. Triggers of
-- the whole statement refuse it even where it would meet no row.
create trigger append_only before update or delete or truncate on journal
  for each statement execute function refuse_change();
create trigger append_only before update or delete or truncate on ledger_entry
  for each statement execute function refuse_change();
create trigger append_only before update or delete or truncate on wallet_entry
  for each statement execute function refuse_change();
create trigger append_only before update or delete or truncate on event
  for each statement execute function refuse_change();
