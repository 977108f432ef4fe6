import { type RawBuilder, sql } from 'kysely'
import type { ActionContext, AnyDatabase } from '../../src/platform/action/context.ts'
import { step } from '../stopwatch.ts'

/** A number in [0, 1) that follows from its parts alone, so that every run seeds the same year. */
const chance = (salt: number, ...parts: readonly string[]): RawBuilder<number> => sql`
  ((hashtextextended(${sql.raw(parts.map((part) => `${part}::text`).join(` || '/' || `))}, ${sql.lit(salt)}) & 2147483647) / 2147483648.0)`

/** Of units that differ in diligence, between 70 and 98 % of what is due is done in its window. */
const diligence = sql`(0.70 + 0.28 * ${chance(1, 'n')})`

/**
 * Occurrences of every unit, and the work of the year up to `today`: `count` activities, most done for a duty's sake, some
 * within grace, the rest for none. Everything that the actions would have kept is written: contributions, requirements,
 * summary, tallies, who was present. (Audit entries are not: nothing that is measured reads them.)
 */
export async function seedYear(
  context: ActionContext,
  connection: AnyDatabase,
  { today, count }: { readonly today: string; readonly count: number },
): Promise<void> {
  await step('occurrences', () => seedOccurrences(context, connection, today))
  await step('plan of the work', () => planWork(connection, today, count))
  await step('activities', () => writeActivities(context, connection))
  await step('what they count for', () => writeCounts(context, connection))
  await step('sums of the units above', () => writeRollUps(connection))
  await step('tallies', () => writeTallies(context, connection))
}

/** Closed ones are frozen with their post's holder, as the daily job would have left them. */
async function seedOccurrences(
  { tenantId }: ActionContext,
  connection: AnyDatabase,
  today: string,
): Promise<void> {
  await sql`insert into occurrence (tenant_id, id, assignment_id, duty_id, unit_id, period_key, window_from, window_to,
      closes_on, provisional, kinds, created_at, frozen_at, frozen_post_id, frozen_holder_id, frozen_risen)
    select ${tenantId}, uuidv7(), assignment.id, assignment.duty_id, seed_unit.id, period_key, window_from, window_to,
      closes_on, provisional, seed_window.kinds, '2025-01-01'::timestamptz, closed.at,
      case when closed.at is not null then handler_post end, case when closed.at is not null then handler end,
      case when closed.at is not null then false end
    from seed_window
    join assignment on assignment.duty_id = seed_window.duty_id
    join seed_unit on seed_unit.id = assignment.unit_id
    cross join lateral (select case when closes_on < ${today}::date then closes_on + interval '30 hours' end as at) closed
    order by seed_window.number`.execute(connection)
  await sql`analyze occurrence`.execute(connection)
}

/** The temporary table `seed_work`: one row an activity, with the occurrence for whose sake it was done, if any. */
async function planWork(connection: AnyDatabase, today: string, count: number): Promise<void> {
  await sql`create temporary table seed_work as
    select uuidv7() as id, n, occurrence.id as occurrence_id, kind, day::date as occurred_on, 1 + (n + turn) % 40 as heads,
      case kind when 'training' then 2 else 1 end::numeric as hours, (${chance(2, 'n', 'period_key')} * 10)::int as lag
    from occurrence
    join seed_window using (duty_id, period_key)
    join seed_unit on seed_unit.id = unit_id
    cross join generate_series(1, case when measure = 'times' then required::int else 1 end) as turn
    cross join lateral (select ${chance(3, 'n', 'period_key', 'duty_id')} as fate, ${chance(4, 'n', 'period_key', 'duty_id', 'turn')} as place,
      occurrence.closes_on - occurrence.window_to as grace) luck
    -- After the days of grace of the window before, so that the oldest occurrence that wants it is its own.
    cross join lateral (select case
      when fate < ${diligence} then occurrence.window_from + grace + floor(place * (occurrence.window_to - occurrence.window_from - grace + 1))::int
      when grace > 0 and fate < ${diligence} + 0.1 then occurrence.window_to + 1 + floor(place * grace)::int end as day) fell
    where drives and occurrence.window_from <= ${today}::date and day <= ${today}::date`.execute(connection)
  await sql`insert into seed_work (id, n, kind, occurred_on, heads, hours, lag)
    select uuidv7(), n, 'other', ${today}::date - (${chance(5, 'turn')} * 340)::int, 1 + turn % 40, 1.5, turn % 10
    from (select (turn * 7919) % (select count(*) from seed_unit) as n, turn
      from generate_series(1, greatest(0, ${count}::int - (select count(*)::int from seed_work))) as turn) rest`.execute(
    connection,
  )
  // Written in the order of their days, as a year would have brought them.
  await sql`create index on seed_work (occurred_on)`.execute(connection)
  await sql`analyze seed_work`.execute(connection)
}

async function writeActivities({ tenantId, actor }: ActionContext, connection: AnyDatabase): Promise<void> {
  await sql`insert into activity (tenant_id, id, unit_id, party_id, kind, title, occurred_on, head_count, hours, summary,
      late, entries_saved, recorded_at, recorded_by, revised_at)
    select ${tenantId}, seed_work.id, seed_unit.id, case when kind = 'other' then party_id else seed_unit.id end, kind,
      '安全工作记录', occurred_on, heads, hours, '按照年度计划组织开展，参加人员签到，发现的问题当场整改，台账已归档。',
      lag > 7, (select count(*) from seed_spare
        where seed_spare.kind = seed_work.kind and occurred_on between window_from and window_to),
      moment, ${actor.id}, moment
    from seed_work
    join seed_unit using (n)
    cross join lateral (select occurred_on + lag + interval '8 hours' as moment) recorded
    order by occurred_on, n`.execute(connection)
  await sql`insert into attendance (tenant_id, activity_id, person_id, led)
    select ${tenantId}, seed_work.id, handler, true from seed_work join seed_unit using (n) order by occurred_on, n`.execute(
    connection,
  )
}

/** What the work counts for: its own occurrence, and of the other duties those whose window holds its day. */
async function writeCounts({ tenantId }: ActionContext, connection: AnyDatabase): Promise<void> {
  await sql`analyze activity`.execute(connection)
  await sql`insert into contribution (tenant_id, activity_id, occurrence_id, position, counted_at, amount, in_window,
      occurred_on)
    select ${tenantId}, activity.id, occurrence_id, position, recorded_at, amount, activity.occurred_on <= window_to,
      activity.occurred_on
    from (
      select seed_work.id, occurrence.id as occurrence_id, window_to, 1 as amount
      from seed_work join occurrence on occurrence.id = seed_work.occurrence_id
      union all
      select seed_work.id, occurrence.id, occurrence.window_to,
        case measure when 'hours' then seed_work.hours else 1 end
      from seed_work
      join seed_unit using (n)
      join seed_spare on seed_spare.kind = seed_work.kind and occurred_on between window_from and window_to
      join occurrence on occurrence.duty_id = seed_spare.duty_id and occurrence.period_key = seed_spare.period_key
        and occurrence.unit_id = seed_unit.id
    ) counted
    join activity on activity.tenant_id = ${tenantId} and activity.id = counted.id
    cross join (values (0)) as first(position)`.execute(connection)
  await sql`insert into requirement (tenant_id, occurrence_id, position, measure, kinds, required, achieved,
      achieved_in_window)
    select ${tenantId}, occurrence.id, position, measure, occurrence.kinds, required, coalesce(done.all_in, 0),
      coalesce(done.in_window, 0)
    from occurrence
    join seed_window using (duty_id, period_key)
    left join (select occurrence_id, sum(amount) as all_in, sum(amount) filter (where in_window) as in_window
      from contribution group by occurrence_id) done on done.occurrence_id = occurrence.id
    order by occurrence.id`.execute(connection)
  await sql`insert into summary (tenant_id, unit_id, duty_id, window_from, window_to, closes_on, expected, met, met_late)
    select ${tenantId}, unit_id, duty_id, window_from, window_to, closes_on, count(*),
      count(*) filter (where achieved_in_window >= required),
      count(*) filter (where achieved_in_window < required and achieved >= required)
    from occurrence join requirement on occurrence_id = occurrence.id
    group by unit_id, duty_id, window_from, window_to, closes_on
    order by unit_id, duty_id, closes_on`.execute(connection)
}

/** What the job that follows the summary would have added by now. */
async function writeRollUps(connection: AnyDatabase): Promise<void> {
  await sql`insert into roll_up (tenant_id, unit_id, duty_id, window_from, window_to, closes_on, expected, met, met_late,
      waived)
    select summary.tenant_id, ancestor_id, duty_id, window_from, window_to, closes_on, sum(expected), sum(met),
      sum(met_late), sum(waived)
    from summary
    join unit_ancestry above on above.tenant_id = summary.tenant_id and above.unit_id = summary.unit_id and depth > 0
    group by summary.tenant_id, ancestor_id, duty_id, window_from, window_to, closes_on`.execute(connection)
}

async function writeTallies({ tenantId }: ActionContext, connection: AnyDatabase): Promise<void> {
  await sql`insert into tally (tenant_id, party_id, month, kind, activities, heads, hours)
    select ${tenantId}, party_id, date_trunc('month', occurred_on)::date, kind, count(*), sum(head_count), sum(hours)
    from activity group by party_id, date_trunc('month', occurred_on), kind`.execute(connection)
}
