-- Why a command was refused before its payment's workflow saw it: a code of the error catalogue. Null where the
-- workflow decided; then `allowed` says how.
alter table audit add column outcome text;

create or replace view audit_view as
  select id, at, actor, role, action, subject, reason, evidence, allowed, state,
         coalesce(outcome, case when not allowed then 'COMMAND_NOT_ALLOWED' end) as outcome
    from audit;
