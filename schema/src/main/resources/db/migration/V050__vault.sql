-- Account numbers and names of people, as cipher text; everything else carries the row's id only.
create table if not exists vault (
  id         text primary key check (id ~ '^vlt_[0-9a-f]{32}$'),
  content    bytea not null check (octet_length(content) between 29 and 4096),
  created_at timestamptz not null default now()
);
grant select on vault to wonflow_worker;
grant insert on vault to wonflow_api;
