-- Sums of the units below each inner unit, so that a screen at the top of ten thousand units reads some hundred rows. They
-- follow `summary` and the tree: what reads them adds the changes that are still waiting, and so is exact at every moment.

-- A unit's whole subtree without the unit itself, as of each closing day.
create table roll_up (
  tenant_id   uuid not null,
  unit_id     uuid not null,
  duty_id     uuid not null,
  window_from date not null,
  window_to   date not null,
  closes_on   date not null,
  expected    integer not null,
  met         integer not null,
  met_late    integer not null,
  waived      integer not null,
  primary key (tenant_id, unit_id, closes_on, duty_id, window_from, window_to)
);

-- Changes of summary rows that are yet to be added to the units above. Only ever appended to, so that no row is one that
-- every write must touch; a job empties it within a second.
create table summary_change (
  tenant_id   uuid not null,
  unit_id     uuid not null,
  duty_id     uuid not null,
  window_from date not null,
  window_to   date not null,
  closes_on   date not null,
  expected    integer not null,
  met         integer not null,
  met_late    integer not null,
  waived      integer not null
);
create index summary_change_unit on summary_change (tenant_id, unit_id);

create function note_summary_change() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    insert into summary_change
    select tenant_id, unit_id, duty_id, window_from, window_to, closes_on, expected, met, met_late, waived from made;
  elsif tg_op = 'DELETE' then
    insert into summary_change
    select tenant_id, unit_id, duty_id, window_from, window_to, closes_on, -expected, -met, -met_late, -waived from gone;
  else
    insert into summary_change
    select tenant_id, unit_id, duty_id, window_from, window_to, closes_on, made.expected - gone.expected,
      made.met - gone.met, made.met_late - gone.met_late, made.waived - gone.waived
    from made join gone using (tenant_id, unit_id, duty_id, closes_on, window_from, window_to);
  end if;
  return null;
end $$;
create trigger summary_is_made after insert on summary referencing new table as made
  for each statement execute function note_summary_change();
create trigger summary_is_changed after update on summary referencing old table as gone new table as made
  for each statement execute function note_summary_change();
create trigger summary_is_gone after delete on summary referencing old table as gone
  for each statement execute function note_summary_change();

-- Only one at a time adds to roll_up: else a change could be added by the old tree while another moves the sums to the new.
create function lock_roll_ups(tenant uuid) returns void language sql as $$
  select pg_advisory_xact_lock(hashtextextended('roll-up:' || tenant, 0))
$$;

-- Takes up to `most` waiting changes and adds them to the units above; says how many.
create function add_to_roll_ups(tenant uuid, most integer) returns integer language plpgsql as $$
declare
  added integer;
begin
  perform lock_roll_ups(tenant);
  with taken as (
    delete from summary_change where ctid = any(array(
      select ctid from summary_change where tenant_id = tenant limit most))
    returning *
  ), summed as (
    insert into roll_up as known
    select tenant, above.ancestor_id, duty_id, window_from, window_to, closes_on, sum(expected), sum(met), sum(met_late),
      sum(waived)
    from taken
    join unit_ancestry above on above.tenant_id = tenant and above.unit_id = taken.unit_id and above.depth > 0
      and above.valid_from <= closes_on and closes_on < above.valid_to
    group by above.ancestor_id, duty_id, window_from, window_to, closes_on
    on conflict (tenant_id, unit_id, closes_on, duty_id, window_from, window_to) do update set
      expected = known.expected + excluded.expected, met = known.met + excluded.met,
      met_late = known.met_late + excluded.met_late, waived = known.waived + excluded.waived
  )
  select count(*) into added from taken;
  return added;
end $$;

-- A change of the tree moves what has been added so far from the units that stood above to those that stand there now. Few
-- units change at a time: by the index of each, never by reading the whole summary.
create function move_roll_ups() returns trigger language plpgsql set enable_hashjoin = off set enable_mergejoin = off as $$
declare
  tenant uuid;
begin
  for tenant in select distinct tenant_id from changed_ancestry loop
    perform lock_roll_ups(tenant);
  end loop;
  insert into roll_up as known
  select ancestry.tenant_id, ancestor_id, duty_id, window_from, window_to, closes_on, sum(sign * expected),
    sum(sign * met), sum(sign * met_late), sum(sign * waived)
  from (select *, case tg_op when 'INSERT' then 1 else -1 end as sign from changed_ancestry where depth > 0) ancestry
  cross join lateral (
    select * from summary
    where summary.tenant_id = ancestry.tenant_id and summary.unit_id = ancestry.unit_id
    union all
    select tenant_id, unit_id, duty_id, window_from, window_to, closes_on, -expected, -met, -met_late, -waived
    from summary_change
    where summary_change.tenant_id = ancestry.tenant_id and summary_change.unit_id = ancestry.unit_id
  ) added
  where valid_from <= closes_on and closes_on < valid_to
  group by ancestry.tenant_id, ancestor_id, duty_id, window_from, window_to, closes_on
  on conflict (tenant_id, unit_id, closes_on, duty_id, window_from, window_to) do update set
    expected = known.expected + excluded.expected, met = known.met + excluded.met,
    met_late = known.met_late + excluded.met_late, waived = known.waived + excluded.waived;
  return null;
end $$;
create trigger ancestry_is_made after insert on unit_ancestry referencing new table as changed_ancestry
  for each statement execute function move_roll_ups();
create trigger ancestry_is_gone after delete on unit_ancestry referencing old table as changed_ancestry
  for each statement execute function move_roll_ups();
-- The ancestry is rewritten by deleting and inserting; an update in place would have to move sums twice.
create function refuse_updating_ancestry() returns trigger language plpgsql as $$
begin
  raise exception 'ancestry is deleted and made anew' using errcode = 'restrict_violation';
end $$;
create trigger ancestry_keeps before update on unit_ancestry for each row execute function refuse_updating_ancestry();

-- What stood before this migration.
insert into summary_change
select tenant_id, unit_id, duty_id, window_from, window_to, closes_on, expected, met, met_late, waived from summary;
