-- What happened, recorded once: activities with their versions, units, people, attachments, and what each counts for.

create table activity_kind (
  tenant_id uuid not null references tenant,
  code      text not null,
  zh        text not null,
  en        text not null,
  position  integer not null,
  primary key (tenant_id, code)
);

-- A set of units that acted together; a single unit is the party of its own id. Its id is made from the sorted unit ids.
create table party_unit (
  tenant_id uuid not null,
  party_id  uuid not null,
  unit_id   uuid not null,
  primary key (tenant_id, party_id, unit_id),
  foreign key (tenant_id, unit_id) references unit (tenant_id, id)
);
create index party_unit_unit on party_unit (tenant_id, unit_id);

-- Every unit is the party of its own id from its first day, so that readers need not tell single from joint.
create function make_unit_a_party() returns trigger language plpgsql as $$
begin
  insert into party_unit (tenant_id, party_id, unit_id) select tenant_id, id, id from made;
  return null;
end $$;
create trigger unit_is_a_party after insert on unit referencing new table as made
  for each statement execute function make_unit_a_party();

create table activity (
  tenant_id   uuid not null,
  id          uuid not null,
  revision    integer not null default 1,
  -- the unit that recorded it and leads it
  unit_id     uuid not null,
  party_id    uuid not null,
  kind        text not null,
  title       text not null,
  occurred_on date not null,
  head_count  integer not null default 0 check (head_count between 0 and 1000000),
  hours       numeric(8, 2) not null default 0 check (hours between 0 and 10000),
  topic_ids   uuid[] not null default '{}',
  summary     text not null default '',
  late        boolean not null default false,
  -- separate forms that this one record spared (减负): requirements satisfied beyond the first
  entries_saved integer not null default 0,
  recorded_at timestamptz not null,
  recorded_by uuid not null,
  -- moment from which this revision holds
  revised_at  timestamptz not null,
  voided_at   timestamptz,
  void_reason text,
  primary key (tenant_id, id),
  -- kind is checked by recording: a foreign key would lock the row of a kind in every write
  foreign key (tenant_id, unit_id) references unit (tenant_id, id)
);
create function refuse_deleting_activity() returns trigger language plpgsql as $$
begin
  raise exception 'an activity is voided, never deleted' using errcode = 'restrict_violation';
end $$;
create trigger activity_is_kept before delete on activity for each row execute function refuse_deleting_activity();
create index activity_party on activity (tenant_id, party_id, occurred_on, id);
create index activity_day on activity (tenant_id, occurred_on, id);

-- Earlier revisions of an activity that was corrected, whole, with the moments between which each held.
create table activity_version (
  tenant_id   uuid not null,
  activity_id uuid not null,
  revision    integer not null,
  unit_id     uuid not null,
  party_id    uuid not null,
  kind        text not null,
  occurred_on date not null,
  head_count  integer not null,
  hours       numeric(8, 2) not null,
  topic_ids   uuid[] not null,
  late        boolean not null,
  held_from   timestamptz not null,
  held_to     timestamptz not null,
  -- the revision in full as the screen shows it: title, summary, topics, units, people, attachments
  content     jsonb not null,
  reason      text not null,
  primary key (tenant_id, activity_id, revision),
  foreign key (tenant_id, activity_id) references activity (tenant_id, id)
);
create index activity_version_day on activity_version (tenant_id, occurred_on);

-- Present people of the current revision: who led (led), who took part.
create table attendance (
  tenant_id   uuid not null,
  activity_id uuid not null,
  person_id   uuid not null,
  led         boolean not null default false,
  -- hours that count for this person; null means the activity's
  hours       numeric(8, 2),
  primary key (tenant_id, activity_id, person_id),
  foreign key (tenant_id, person_id) references person (tenant_id, id)
);
create index attendance_person on attendance (tenant_id, person_id);

create table attachment (
  tenant_id   uuid not null,
  id          uuid not null,
  activity_id uuid not null,
  sha256      text not null,
  name        text not null,
  media_type  text not null,
  size        bigint not null,
  added_at    timestamptz not null,
  removed_at  timestamptz,
  primary key (tenant_id, id),
  foreign key (tenant_id, sha256) references stored_file (tenant_id, sha256)
);
create index attachment_activity on attachment (tenant_id, activity_id);

-- What an activity counts for: one row per requirement. Rows are ended, never removed, so any past day can be told.
create table contribution (
  tenant_id     uuid not null,
  activity_id   uuid not null,
  occurrence_id uuid not null,
  position      smallint not null,
  counted_at    timestamptz not null,
  uncounted_at  timestamptz,
  amount        numeric(12, 2) not null,
  in_window     boolean not null,
  occurred_on   date not null,
  -- for a requirement that every member of a tier must reach: what each post of that day's tier got, by post id
  shares        jsonb,
  primary key (tenant_id, activity_id, occurrence_id, position, counted_at)
);
create index contribution_occurrence on contribution (tenant_id, occurrence_id);

-- Monthly totals per party and kind. Exact for whole months and units that stood still; the store counts the rest by day.
create table tally (
  tenant_id  uuid not null,
  party_id   uuid not null,
  month      date not null,
  kind       text not null,
  activities integer not null default 0,
  heads      bigint not null default 0,
  hours      numeric(14, 2) not null default 0,
  primary key (tenant_id, party_id, month, kind)
);
