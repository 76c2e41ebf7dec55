-- Who may call: a key belongs to one client, one person and one role. The key itself is kept nowhere, only its
-- SHA-256; it has 160 random bits, so no salt and no slow hash is needed. Keys are revoked, never deleted.
create table api_key (
  hash       text primary key check (hash ~ '^[a-z2-7]{32}$'),
  client     text not null check (client ~ '^[A-Za-z0-9_-]{1,64}$'),
  person     text not null check (person ~ '^[A-Za-z0-9_.@-]{1,100}$'),
  role       text not null check (role in ('checkout', 'finance', 'operator', 'auditor')),
  created_at timestamptz not null default now(),
  revoked_at timestamptz
);
create index api_key_by_person on api_key (client, person);

create view api_key_view as select hash, client, person, role from api_key where revoked_at is null;

grant select on api_key_view to wonflow_api;
