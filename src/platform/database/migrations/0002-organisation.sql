-- The organisation's tree with its history, posts, people and tenures; the tenant's calendar.

create table unit_kind (
  tenant_id uuid not null references tenant,
  code      text not null,
  zh        text not null,
  en        text not null,
  position  integer not null,
  primary key (tenant_id, code)
);

create table unit (
  tenant_id  uuid not null references tenant,
  id         uuid not null,
  kind       text not null,
  position   integer not null,
  opened_on  date not null,
  closed_on  date,
  created_at timestamptz not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, kind) references unit_kind (tenant_id, code),
  check (closed_on is null or closed_on >= opened_on)
);

create table unit_name (
  tenant_id  uuid not null,
  unit_id    uuid not null,
  name       text not null,
  valid_from date not null,
  valid_to   date not null default 'infinity',
  primary key (tenant_id, unit_id, valid_from),
  foreign key (tenant_id, unit_id) references unit (tenant_id, id),
  check (valid_to > valid_from)
);

create table unit_parent (
  tenant_id  uuid not null,
  unit_id    uuid not null,
  parent_id  uuid,
  valid_from date not null,
  valid_to   date not null default 'infinity',
  primary key (tenant_id, unit_id, valid_from),
  foreign key (tenant_id, unit_id) references unit (tenant_id, id),
  foreign key (tenant_id, parent_id) references unit (tenant_id, id),
  check (valid_to > valid_from)
);

-- Closure of unit_parent, every row with the days on which it holds; each unit is its own ancestor at depth 0.
create table unit_ancestry (
  tenant_id   uuid not null,
  ancestor_id uuid not null,
  unit_id     uuid not null,
  depth       integer not null,
  valid_from  date not null,
  valid_to    date not null default 'infinity',
  primary key (tenant_id, ancestor_id, unit_id, valid_from),
  foreign key (tenant_id, unit_id) references unit (tenant_id, id),
  foreign key (tenant_id, ancestor_id) references unit (tenant_id, id),
  check (valid_to > valid_from)
);
create index unit_ancestry_upward on unit_ancestry (tenant_id, unit_id, valid_from);

create table post (
  tenant_id uuid not null,
  id        uuid not null,
  unit_id   uuid not null,
  title     text not null,
  tier      text not null check (tier in ('body', 'principal', 'deputy', 'member', 'handler')),
  position  integer not null,
  opened_on date not null,
  closed_on date,
  primary key (tenant_id, id),
  foreign key (tenant_id, unit_id) references unit (tenant_id, id)
);
create index post_unit on post (tenant_id, unit_id);

create table person (
  tenant_id  uuid not null references tenant,
  id         uuid not null,
  name       text not null,
  created_at timestamptz not null,
  primary key (tenant_id, id)
);

-- A post has one holder at a time; a handover (交接) ends one tenure and begins the next on the same day.
create table tenure (
  tenant_id  uuid not null,
  id         uuid not null,
  post_id    uuid not null,
  person_id  uuid not null,
  valid_from date not null,
  valid_to   date not null default 'infinity',
  primary key (tenant_id, id),
  unique (tenant_id, post_id, valid_from),
  foreign key (tenant_id, post_id) references post (tenant_id, id),
  foreign key (tenant_id, person_id) references person (tenant_id, id),
  check (valid_to > valid_from)
);
create index tenure_person on tenure (tenant_id, person_id);

create table school_term (
  tenant_id uuid not null references tenant,
  id        uuid not null,
  name      text not null,
  starts_on date not null,
  ends_on   date not null,
  primary key (tenant_id, id),
  check (ends_on >= starts_on)
);

-- Days that differ from the official holiday calendar for this tenant.
create table calendar_override (
  tenant_id uuid not null references tenant,
  day       date not null,
  kind      text not null check (kind in ('off', 'work')),
  name      text not null default '',
  primary key (tenant_id, day)
);

-- Years whose official holidays the tenant has entered itself, because the program does not know the notice yet.
create table calendar_confirmed_year (
  tenant_id uuid not null references tenant,
  year      integer not null check (year between 1990 and 2200),
  primary key (tenant_id, year)
);
