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

-- Where a carried-on duty stood in an earlier version of its rule; the duty row itself stands in the newest.
create table duty_pin (
  tenant_id      uuid not null,
  duty_id        uuid not null,
  version_id     uuid not null,
  clause_id      uuid not null,
  sentence       text not null,
  sentence_start integer not null,
  action         text not null,
  action_start   integer not null,
  primary key (tenant_id, duty_id, version_id),
  foreign key (tenant_id, duty_id) references duty (tenant_id, id),
  foreign key (tenant_id, version_id) references rulebook_version (tenant_id, id)
);

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
  -- time of day when it is known: spans in hours count from it
  occurred_at text check (occurred_at ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
  note        text not null default '',
  recorded_at timestamptz not null,
  voided_at   timestamptz,
  void_reason text,
  primary key (tenant_id, id),
  foreign key (tenant_id, unit_id) references unit (tenant_id, id)
);
create index trigger_event_day on trigger_event (tenant_id, occurred_on, id);

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
  -- kinds of activity that any of its requirements counts; empty means any
  kinds         text[] not null default '{}',
  -- a waiver is in force (kept with its rows in the table waiver)
  waived        boolean not null default false,
  -- ended before its time by a rule change, an assignment's end, a voided trigger or a changed calendar: leaves the
  -- counts, stays on record. What must change is withdrawn and made anew, so that any past day can be told.
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
  foreign key (tenant_id, assignment_id) references assignment (tenant_id, id),
  foreign key (tenant_id, trigger_id) references trigger_event (tenant_id, id),
  check (window_to >= window_from and closes_on >= window_to)
);
create unique index occurrence_once on occurrence (tenant_id, assignment_id, period_key) where withdrawn_at is null;
create index occurrence_unit on occurrence (tenant_id, unit_id, closes_on, window_from) where withdrawn_at is null;
create index occurrence_duty on occurrence (tenant_id, duty_id, closes_on);
create index occurrence_trigger on occurrence (tenant_id, trigger_id) where trigger_id is not null;
create index occurrence_unfrozen on occurrence (tenant_id, closes_on) where frozen_at is null and withdrawn_at is null;

-- Occurrences made for days that have begun: work that is on record already is yet to be counted for them.
create table occurrence_uncounted (
  tenant_id     uuid not null,
  occurrence_id uuid not null,
  primary key (tenant_id, occurrence_id)
);

-- Without a foreign key, as are attendance, attachment and contribution: their rows are written with the row they belong to,
-- in one statement; that row is never deleted; and the checks of several keys would be a fifth of the time of a record.
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
  -- the occurrence's own, repeated: whoever moves a requirement has it locked and sees them as they now are
  waived        boolean not null default false,
  withdrawn     boolean not null default false,
  primary key (tenant_id, occurrence_id, position)
) with (fillfactor = 75);

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
create index waiver_occurrence on waiver (tenant_id, occurrence_id);
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
) with (fillfactor = 85);

-- How high a tier stands within its unit: the way that a vacant post's duties rise.
create function tier_height(tier text) returns integer language sql immutable as $$
  select array_position(array['handler', 'member', 'deputy', 'principal', 'body'], tier)
$$;

-- Who answers for an assignment on a day: its post, when somebody holds it; else the next tier up in the unit; else the
-- principal of the nearest unit above. No row when nobody does.
create function answerable_post(tenant uuid, assignment uuid, unit uuid, duty_tier text, day date)
returns table (post_id uuid, holder_id uuid, risen boolean) language sql stable as $$
  with step as (
    select own.post_id, 0 as height, 0 as position
    from assignment_post own
    where own.tenant_id = tenant and own.assignment_id = assignment and own.valid_from <= day and day < own.valid_to
    union all
    select post.id, tier_height(post.tier), post.position
    from post
    where post.tenant_id = tenant and post.unit_id = unit and (tier_height(post.tier) > tier_height(duty_tier)
      -- the leading body answers as a whole through its principal where it is no post of its own
      or duty_tier = 'body' and post.tier = 'principal')
    union all
    select post.id, 10 + above.depth, post.position
    from unit_ancestry above
    join post on post.tenant_id = tenant and post.unit_id = above.ancestor_id and post.tier = 'principal'
    where above.tenant_id = tenant and above.unit_id = unit and above.depth > 0
      and above.valid_from <= day and day < above.valid_to
  )
  select post.id, tenure.person_id, step.height > 0
  from step
  join post on post.tenant_id = tenant and post.id = step.post_id
    and post.opened_on <= day and (post.closed_on is null or post.closed_on > day)
  join tenure on tenure.tenant_id = tenant and tenure.post_id = post.id
    and tenure.valid_from <= day and day < tenure.valid_to
  order by step.height, step.position, post.id
  limit 1
$$;

-- Writes down who answered for every occurrence that has closed before today and is not yet frozen; says how many. Run by
-- the daily job, and before any change of tree, posts, tenures or waivers, so that none of these can rewrite the past.
create function freeze_closed(tenant uuid, today date) returns integer language plpgsql as $$
declare
  frozen integer;
begin
  with closed as materialized (
    select occurrence.id, occurrence.assignment_id, occurrence.unit_id, occurrence.duty_id, occurrence.closes_on
    from occurrence
    where occurrence.tenant_id = tenant and occurrence.closes_on < today
      and occurrence.frozen_at is null and occurrence.withdrawn_at is null
    order by occurrence.id
    for no key update
  )
  update occurrence set
    frozen_at = now(),
    -- nobody up to the top: the vacant post itself, without a holder
    frozen_post_id = coalesce(answer.post_id, own.post_id),
    frozen_holder_id = answer.holder_id,
    frozen_risen = coalesce(answer.risen, false)
  from closed
  join duty on duty.tenant_id = tenant and duty.id = closed.duty_id
  left join lateral answerable_post(tenant, closed.assignment_id, closed.unit_id, duty.tier, closed.closes_on) answer on true
  left join assignment_post own on own.tenant_id = tenant and own.assignment_id = closed.assignment_id
    and own.valid_from <= closed.closes_on and closed.closes_on < own.valid_to
  where occurrence.tenant_id = tenant and occurrence.id = closed.id and occurrence.frozen_at is null;
  get diagnostics frozen = row_count;
  return frozen;
end $$;

-- What was closed stays as it was, whatever a program tries.
create function refuse_rewriting_occurrence() returns trigger language plpgsql as $$
begin
  raise exception 'an occurrence and its requirements keep their terms' using errcode = 'restrict_violation';
end $$;
create trigger occurrence_keeps_its_terms before update on occurrence for each row when (
  (old.tenant_id, old.id, old.assignment_id, old.duty_id, old.unit_id, old.period_key, old.trigger_id, old.window_from,
    old.window_to, old.closes_on, old.kinds, old.created_at)
    is distinct from (new.tenant_id, new.id, new.assignment_id, new.duty_id, new.unit_id, new.period_key, new.trigger_id,
    new.window_from, new.window_to, new.closes_on, new.kinds, new.created_at)
  or old.withdrawn_at is not null
    and (old.withdrawn_at, old.withdrawn_reason) is distinct from (new.withdrawn_at, new.withdrawn_reason)
  or old.frozen_at is not null
    and (old.frozen_at, old.frozen_post_id, old.frozen_holder_id, old.frozen_statement_id, old.frozen_risen)
    is distinct from (new.frozen_at, new.frozen_post_id, new.frozen_holder_id, new.frozen_statement_id, new.frozen_risen)
) execute function refuse_rewriting_occurrence();
create trigger requirement_keeps_its_terms before update on requirement for each row when (
  (old.tenant_id, old.occurrence_id, old.position, old.measure, old.topic_id, old.kinds, old.led_by, old.attended_by,
    old.attachment, old.required)
    is distinct from (new.tenant_id, new.occurrence_id, new.position, new.measure, new.topic_id, new.kinds, new.led_by,
    new.attended_by, new.attachment, new.required)
) execute function refuse_rewriting_occurrence();
create trigger occurrence_is_kept before delete on occurrence for each row execute function refuse_rewriting_occurrence();
create trigger requirement_is_kept before delete on requirement for each row execute function refuse_rewriting_occurrence();
