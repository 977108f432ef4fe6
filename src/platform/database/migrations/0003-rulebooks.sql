-- Rulebooks, their versions and the clauses of each version, by character span of the version's text.

create table rulebook (
  tenant_id  uuid not null references tenant,
  id         uuid not null,
  title      text not null,
  issuer     text not null default '',
  kind       text not null check (kind in ('law', 'regulation', 'internal')),
  created_at timestamptz not null,
  primary key (tenant_id, id)
);

create table rulebook_version (
  tenant_id      uuid not null,
  id             uuid not null,
  rulebook_id    uuid not null,
  label          text not null,
  effective_from date not null,
  effective_to   date,
  file_sha256    text not null,
  file_name      text not null,
  media_type     text not null,
  encoding       text not null,
  text           text not null,
  text_sha256    text not null,
  repairs        jsonb not null,
  created_at     timestamptz not null,
  primary key (tenant_id, id),
  unique (tenant_id, rulebook_id, effective_from),
  foreign key (tenant_id, rulebook_id) references rulebook (tenant_id, id),
  foreign key (tenant_id, file_sha256) references stored_file (tenant_id, sha256)
);

create table clause (
  tenant_id    uuid not null,
  id           uuid not null,
  version_id   uuid not null,
  parent_id    uuid,
  position     integer not null,
  kind         text not null,
  label        text,
  number_value integer,
  title        text,
  span_start   integer not null,
  span_end     integer not null,
  body_start   integer not null,
  -- set when the clause asks what the product refuses to do; words are the offending span's, reason is shown in both languages
  excluded     jsonb,
  primary key (tenant_id, id),
  foreign key (tenant_id, version_id) references rulebook_version (tenant_id, id),
  foreign key (tenant_id, parent_id) references clause (tenant_id, id),
  check (span_end >= span_start)
);
create index clause_version on clause (tenant_id, version_id, span_start);
