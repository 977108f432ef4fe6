-- Duties and their terms, assignments, triggers, occurrences with requirements, and the summary that screens read.

create table topic (
  tenant_id uuid not null references tenant,
  id        uuid not null,
  name      text not null,
  primary key (tenant_id, id),
  unique (tenant_id, name)
);

create table duty (
  tenant_id      uuid not null,
  id             uuid not null,
  rulebook_id    uuid not null,
  version_id     uuid not null,
  clause_id      uuid not null,
  sentence       text not null,
  sentence_start integer not null,
  actor          text,
  actor_start    integer,
  action         text not null,
  action_start   integer not null,
  title          text not null,
  kind           text not null check (kind in ('recurring', 'deadline', 'standing', 'retention')),
  -- kernel/calendar Schedule
  schedule       jsonb not null,
  -- list of evidence rules, one a requirement
  evidence       jsonb not null,
  tier           text not null check (tier in ('body', 'principal', 'deputy', 'member', 'handler')),
  unit_kinds     text[] not null,
  grace_days     integer not null default 0 check (grace_days between 0 and 366),
  source         text not null check (source in ('found', 'selected', 'split')),
  confidence     real,
  reasons        jsonb not null,
  state          text not null check (state in ('proposed', 'accepted', 'rejected', 'adopted', 'ended')),
  revision       integer not null default 1,
  -- the duty of the earlier rule version that this one carries on or changes
  predecessor_id uuid,
  adopted_from   date,
  start_rule     text check (start_rule in ('next', 'full', 'prorata')),
  ended_on       date,
  created_at     timestamptz not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, rulebook_id) references rulebook (tenant_id, id),
  foreign key (tenant_id, version_id) references rulebook_version (tenant_id, id),
  foreign key (tenant_id, clause_id) references clause (tenant_id, id),
  foreign key (tenant_id, predecessor_id) references duty (tenant_id, id)
);
create index duty_version on duty (tenant_id, version_id, action_start);
create index duty_state on duty (tenant_id, state);

create table assignment (
  tenant_id  uuid not null,
  id         uuid not null,
  duty_id    uuid not null,
  unit_id    uuid not null,
  valid_from date not null,
  valid_to   date not null default 'infinity',
  start_rule text not null check (start_rule in ('next', 'full', 'prorata')),
  primary key (tenant_id, id),
  unique (tenant_id, duty_id, unit_id, valid_from),
  foreign key (tenant_id, duty_id) references duty (tenant_id, id),
  foreign key (tenant_id, unit_id) references unit (tenant_id, id),
  check (valid_to >= valid_from)
);
create index assignment_unit on assignment (tenant_id, unit_id);

-- The post that answers for an assignment, from–to; null where the unit has no post of the duty's tier.
create table assignment_post (
  tenant_id     uuid not null,
  assignment_id uuid not null,
  post_id       uuid,
  valid_from    date not null,
  valid_to      date not null default 'infinity',
  primary key (tenant_id, assignment_id, valid_from),
  foreign key (tenant_id, assignment_id) references assignment (tenant_id, id),
  foreign key (tenant_id, post_id) references post (tenant_id, id)
);

-- A later-opened unit's proposal that somebody declined.
create table assignment_declined (
  tenant_id   uuid not null,
  duty_id     uuid not null,
  unit_id     uuid not null,
  reason      text not null,
  declined_at timestamptz not null,
  primary key (tenant_id, duty_id, unit_id)
);

create table trigger_event (
  tenant_id   uuid not null,
  id          uuid not null,
  unit_id     uuid not null,
  kind        text not null,
  title       text not null,
  occurred_on date not null,
  note        text not null default '',
  recorded_at timestamptz not null,
  voided_at   timestamptz,
  void_reason text,
  primary key (tenant_id, id),
  foreign key (tenant_id, unit_id) references unit (tenant_id, id)
);

create table occurrence (
  tenant_id     uuid not null,
  id            uuid not null,
  assignment_id uuid not null,
  duty_id       uuid not null,
  unit_id       uuid not null,
  -- the period's key, or the trigger's id: unique for an assignment
  period_key    text not null,
  trigger_id    uuid,
  window_from   date not null,
  window_to     date not null,
  -- the last day on which work still counts: window_to plus grace
  closes_on     date not null,
  -- reckoned with a year whose holidays are not yet published
  provisional   boolean not null default false,
  created_at    timestamptz not null,
  -- ended before its time by a rule change, an assignment's end or a voided trigger: leaves the counts, stays on record
  withdrawn_at  timestamptz,
  withdrawn_reason text,
  -- written once, after the closing day: who answered for it
  frozen_at     timestamptz,
  frozen_post_id uuid,
  frozen_holder_id uuid,
  frozen_statement_id uuid,
  -- the duty had risen to this post because its own was vacant
  frozen_risen  boolean,
  primary key (tenant_id, id),
  unique (tenant_id, assignment_id, period_key),
  foreign key (tenant_id, assignment_id) references assignment (tenant_id, id),
  foreign key (tenant_id, trigger_id) references trigger_event (tenant_id, id),
  check (window_to >= window_from and closes_on >= window_to)
);
create index occurrence_unit on occurrence (tenant_id, unit_id, closes_on, window_from);
create index occurrence_duty on occurrence (tenant_id, duty_id, closes_on);
create index occurrence_unfrozen on occurrence (tenant_id, closes_on) where frozen_at is null;

create table requirement (
  tenant_id     uuid not null,
  occurrence_id uuid not null,
  position      smallint not null,
  measure       text not null check (measure in ('times', 'hours', 'heads', 'hours_per_person')),
  topic_id      uuid,
  -- kinds of activity that count; empty means any
  kinds         text[] not null,
  -- who must have led it, or that every member of the tier must have taken part
  led_by        text check (led_by in ('body', 'principal', 'deputy', 'member', 'handler')),
  attended_by   text check (attended_by in ('body', 'principal', 'deputy', 'member', 'handler')),
  attachment    boolean not null default false,
  required      numeric(12, 2) not null check (required > 0),
  -- all that counts, and of it what happened inside the window (the rest came within grace)
  achieved      numeric(12, 2) not null default 0,
  achieved_in_window numeric(12, 2) not null default 0,
  primary key (tenant_id, occurrence_id, position),
  foreign key (tenant_id, occurrence_id) references occurrence (tenant_id, id)
);

-- Waiving (免除) with reason and approver; revoking keeps the row.
create table waiver (
  tenant_id     uuid not null,
  id            uuid not null,
  occurrence_id uuid not null,
  reason        text not null,
  approver      text not null,
  waived_at     timestamptz not null,
  waived_by     uuid not null,
  revoked_at    timestamptz,
  primary key (tenant_id, id),
  foreign key (tenant_id, occurrence_id) references occurrence (tenant_id, id)
);
create unique index waiver_in_force on waiver (tenant_id, occurrence_id) where revoked_at is null;

-- One row per unit × duty × window: kept up in the transaction of every change; roll-ups join it to the ancestry as of closes_on.
create table summary (
  tenant_id   uuid not null,
  unit_id     uuid not null,
  duty_id     uuid not null,
  window_from date not null,
  window_to   date not null,
  closes_on   date not null,
  expected    integer not null default 0,
  met         integer not null default 0,
  met_late    integer not null default 0,
  waived      integer not null default 0,
  primary key (tenant_id, unit_id, duty_id, closes_on, window_from, window_to)
);
create index summary_closing on summary (tenant_id, closes_on) include (unit_id, duty_id, window_from, window_to, expected, met, met_late, waived);
