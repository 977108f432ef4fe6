import { sql } from 'kysely'
import type { AnyDatabase } from '../../../platform/action/context.ts'
import { achievedByAll, type Shares } from '../../duties/occurrences/achievement/rules.ts'

/** Something kept up as records arrive that a full recount finds otherwise. */
export interface Discrepancy {
  readonly what: 'requirement' | 'summary' | 'tally'
  readonly key: string
  readonly kept: string
  readonly counted: string
}

interface Row {
  readonly key: string
  readonly kept: string | null
  readonly counted: string | null
}

const unequal = (what: Discrepancy['what'], rows: readonly Row[]): Discrepancy[] =>
  rows.map(({ key, kept, counted }) => ({ what, key, kept: kept ?? '-', counted: counted ?? '-' }))

/** Requirements whose progress is not what their contributions make of it. */
async function wrongRequirements(database: AnyDatabase, tenantId: string): Promise<Discrepancy[]> {
  const { rows } = await sql<Row>`
    select requirement.occurrence_id || '/' || requirement.position as key,
      achieved || ' ' || achieved_in_window || ' ' || requirement.waived || ' ' || withdrawn as kept,
      (coalesce(sum(amount), 0))::numeric(12, 2) || ' ' || (coalesce(sum(amount) filter (where in_window), 0))::numeric(12, 2)
        || ' ' || occurrence.waived || ' ' || (withdrawn_at is not null) as counted
    from requirement
    join occurrence on occurrence.tenant_id = ${tenantId} and occurrence.id = requirement.occurrence_id
    left join contribution on contribution.tenant_id = ${tenantId} and uncounted_at is null
      and contribution.occurrence_id = requirement.occurrence_id and contribution.position = requirement.position
    where requirement.tenant_id = ${tenantId} and attended_by is null
    group by requirement.occurrence_id, requirement.position, achieved, achieved_in_window, requirement.waived, withdrawn,
      occurrence.waived, withdrawn_at
    having achieved <> coalesce(sum(amount), 0)
      or achieved_in_window <> coalesce(sum(amount) filter (where in_window), 0)
      or requirement.waived <> occurrence.waived or withdrawn <> (withdrawn_at is not null)`.execute(database)
  return unequal('requirement', rows)
}

/** The same for what every member must reach. */
async function wrongShared(database: AnyDatabase, tenantId: string): Promise<Discrepancy[]> {
  const { rows } = await sql<{
    key: string
    achieved: number
    achievedInWindow: number
    contributions: { activityId: string; occurredOn: string; inWindow: boolean; shares: Shares }[]
  }>`
    select occurrence_id || '/' || position as key, achieved, achieved_in_window as "achievedInWindow",
      (select coalesce(json_agg(json_build_object('activityId', activity_id, 'occurredOn', occurred_on,
          'inWindow', in_window, 'shares', shares)), '[]'::json)
        from contribution where contribution.tenant_id = ${tenantId} and uncounted_at is null
          and contribution.occurrence_id = requirement.occurrence_id
          and contribution.position = requirement.position) as contributions
    from requirement where tenant_id = ${tenantId} and attended_by is not null`.execute(database)
  return rows.flatMap(({ key, achieved, achievedInWindow, contributions }) => {
    const counted = achievedByAll(contributions)
    if (counted.achieved === achieved && counted.achievedInWindow === achievedInWindow) return []
    return [
      {
        what: 'requirement' as const,
        key,
        kept: `${achieved} ${achievedInWindow}`,
        counted: `${counted.achieved} ${counted.achievedInWindow}`,
      },
    ]
  })
}

/** Summary rows that do not sum their occurrences. */
async function wrongSummaries(database: AnyDatabase, tenantId: string): Promise<Discrepancy[]> {
  const { rows } = await sql<Row>`
    with state as (
      select occurrence.*, bool_and(achieved_in_window >= required) as is_met, bool_and(achieved >= required) as is_late
      from occurrence join requirement on requirement.tenant_id = ${tenantId} and occurrence_id = occurrence.id
      where occurrence.tenant_id = ${tenantId} and withdrawn_at is null
      group by occurrence.tenant_id, occurrence.id
    ), counted as (
      select unit_id || ' ' || duty_id || ' ' || closes_on || ' ' || window_from || ' ' || window_to as key,
        count(*) || ' ' || count(*) filter (where not waived and is_met) || ' '
          || count(*) filter (where not waived and is_late and not is_met) || ' ' || count(*) filter (where waived) as counts
      from state group by 1
    ), kept as (
      select unit_id || ' ' || duty_id || ' ' || closes_on || ' ' || window_from || ' ' || window_to as key,
        expected || ' ' || met || ' ' || met_late || ' ' || waived as counts
      from summary where tenant_id = ${tenantId} and (expected, met, met_late, waived) <> (0, 0, 0, 0)
    )
    select key, kept.counts as kept, counted.counts as counted from kept full join counted using (key)
    where kept.counts is distinct from counted.counts`.execute(database)
  return unequal('summary', rows)
}

/** Tallies that do not sum their parties' activities. */
async function wrongTallies(database: AnyDatabase, tenantId: string): Promise<Discrepancy[]> {
  const { rows } = await sql<Row>`
    with counted as (
      select party_id || ' ' || date_trunc('month', occurred_on)::date || ' ' || kind as key,
        count(*) || ' ' || sum(head_count) || ' ' || sum(hours)::numeric(14, 2) as counts
      from activity where tenant_id = ${tenantId} and voided_at is null group by 1
    ), kept as (
      select party_id || ' ' || month || ' ' || kind as key, activities || ' ' || heads || ' ' || hours as counts
      from tally where tenant_id = ${tenantId} and (activities, heads, hours) <> (0, 0, 0)
    )
    select key, kept.counts as kept, counted.counts as counted from kept full join counted using (key)
    where kept.counts is distinct from counted.counts`.execute(database)
  return unequal('tally', rows)
}

/**
 * Counts everything anew and says where what was kept up differs: nothing, ever. For tests, and for `doctor` to ask on a
 * live database.
 */
export async function findDiscrepancies(database: AnyDatabase, tenantId: string): Promise<Discrepancy[]> {
  return [
    ...(await wrongRequirements(database, tenantId)),
    ...(await wrongShared(database, tenantId)),
    ...(await wrongSummaries(database, tenantId)),
    ...(await wrongTallies(database, tenantId)),
  ]
}
