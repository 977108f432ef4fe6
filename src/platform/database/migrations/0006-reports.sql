-- Report templates, reports, and figures frozen at issue.

create table report_template (
  tenant_id  uuid not null references tenant,
  id         uuid not null,
  key        text not null,
  zh         text not null,
  en         text not null,
  -- sections of text with figure slots, as reports/model.ts describes
  sections   jsonb not null,
  built_in   boolean not null default false,
  revision   integer not null default 1,
  created_at timestamptz not null,
  primary key (tenant_id, id),
  unique (tenant_id, key)
);

create table report (
  tenant_id   uuid not null,
  id          uuid not null,
  unit_id     uuid not null,
  template_id uuid not null,
  period_key  text not null,
  period_from date not null,
  period_to   date not null,
  title       text not null,
  language    text not null default 'zh' check (language in ('zh', 'en')),
  sections    jsonb not null,
  state       text not null check (state in ('draft', 'issued')),
  revision    integer not null default 1,
  -- records entered after this moment are not counted; null while the draft follows the present
  cutoff_at   timestamptz,
  created_at  timestamptz not null,
  created_by  uuid not null,
  issued_at   timestamptz,
  issued_by   uuid,
  -- hash over the figures' hashes and the text, and the audit log's length at issue
  hash        text,
  audit_place bigint,
  file_sha256 text,
  primary key (tenant_id, id),
  foreign key (tenant_id, unit_id) references unit (tenant_id, id),
  foreign key (tenant_id, template_id) references report_template (tenant_id, id)
);
create index report_unit on report (tenant_id, unit_id, period_from);

create table figure (
  tenant_id    uuid not null,
  id           uuid not null,
  report_id    uuid not null,
  code         text not null,
  -- the stored query: measure, filters, scope, period
  definition   jsonb not null,
  -- the moment as of which it was frozen; null while the report is a draft
  as_of        timestamptz,
  value        numeric(18, 4),
  previous_value numeric(18, 4),
  record_count integer not null,
  record_hash  text not null,
  -- [id, revision] pairs, kept up to 10,000 records
  records      jsonb,
  primary key (tenant_id, id),
  unique (tenant_id, report_id, code),
  foreign key (tenant_id, report_id) references report (tenant_id, id)
);
