-- Tenants, the audit log and the register of stored files: what every feature stands on.
-- Ids are UUIDv7 made by the application; tenant_id is part of every key. valid_from is inclusive, valid_to exclusive.

create table tenant (
  id          uuid primary key,
  name        text not null,
  time_zone   text not null default 'Asia/Shanghai',
  -- days after which a record counts as entered late (补录)
  late_after_days integer not null default 7 check (late_after_days between 0 and 366),
  created_at  timestamptz not null
);

create table stored_file (
  tenant_id   uuid not null references tenant,
  sha256      text not null check (length(sha256) = 64),
  size        bigint not null,
  media_type  text not null,
  created_at  timestamptz not null,
  primary key (tenant_id, sha256)
);

-- An entry is written in the transaction of the change it tells of. It holds ids, dates, codes and keyed digests only.
-- No foreign key to tenant: it would lock the tenant's row in every write.
create table audit_entry (
  tenant_id    uuid not null,
  id           uuid not null,
  happened_at  timestamptz not null,
  actor_id     uuid not null,
  actor_kind   text not null,
  action       text not null,
  subject_kind text not null,
  subject_id   uuid not null,
  unit_id      uuid,
  detail       jsonb not null,
  digest       bytea not null,
  primary key (tenant_id, id)
);
create index audit_entry_subject on audit_entry (tenant_id, subject_id);

-- Entries that have no place in the chain yet; the linker empties it within a second.
create table audit_pending (
  tenant_id uuid not null,
  entry_id  uuid not null,
  primary key (tenant_id, entry_id)
);

-- The chain: one place an entry, each hash covering the one before. Readers follow the place, never the id.
create table audit_link (
  tenant_id     uuid not null,
  place         bigint not null,
  entry_id      uuid not null,
  previous_hash bytea not null,
  hash          bytea not null,
  linked_at     timestamptz not null,
  -- entries are never deleted and the linker reads them in the same statement: a foreign key would only cost time
  primary key (tenant_id, place),
  unique (tenant_id, entry_id)
);

-- The secret of one person (or of the tenant itself, owner_id = tenant_id) under which digests are keyed;
-- destroying it makes the person's digests meaningless and leaves the chain whole.
create table audit_key (
  tenant_id uuid not null references tenant,
  owner_id  uuid not null,
  secret    bytea not null,
  primary key (tenant_id, owner_id)
);

create function refuse_rewriting() returns trigger language plpgsql as $$
begin
  raise exception 'the audit log is append-only' using errcode = 'restrict_violation';
end $$;
create trigger audit_entry_is_final before update or delete on audit_entry for each row execute function refuse_rewriting();
create trigger audit_link_is_final before update or delete on audit_link for each row execute function refuse_rewriting();
