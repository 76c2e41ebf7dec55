-- The three logins of one deployment: the owner migrates, the worker writes, the api reads views.
-- Run by a superuser, as often as wanted; it needs no psql. Before it runs, these are replaced:
-- ${database}, ${ownerPassword}, ${workerPassword}, ${apiPassword} (a quote in a password is doubled).
do $$
declare
  login text;
begin
  foreach login in array array['wonflow_owner', 'wonflow_worker', 'wonflow_api'] loop
    if not exists (select from pg_roles where rolname = login) then
      execute format('create role %I', login);
    end if;
  end loop;
end
$$;

alter role wonflow_owner login nosuperuser nocreatedb nocreaterole password '${ownerPassword}';
alter role wonflow_worker login nosuperuser nocreatedb nocreaterole password '${workerPassword}';
alter role wonflow_api login nosuperuser nocreatedb nocreaterole password '${apiPassword}';

alter database "${database}" owner to wonflow_owner;
revoke all on database "${database}" from public;
grant connect on database "${database}" to wonflow_worker, wonflow_api;
