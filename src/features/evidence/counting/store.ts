import { sql } from 'kysely'
import type { AnyDatabase, AnyTransaction } from '../../../platform/action/context.ts'
import type { Fit, Shares } from '../../duties/occurrences/achievement/rules.ts'
import type { RollingDone } from '../../duties/occurrences/reckoning/actions.ts'

/** One requirement's count by one activity. */
export interface ContributionRow {
  readonly activityId: string
  readonly occurrenceId: string
  readonly position: number
  readonly amount: number
  readonly inWindow: boolean
  readonly occurredOn: string
  readonly shares: Shares | null
}

/** What fits make of an activity, one row a requirement. */
export const rowsOf = (activityId: string, occurredOn: string, fits: readonly Fit[]): ContributionRow[] =>
  fits.flatMap(({ candidate, inWindow, parts }) =>
    parts.map((part) => ({
      activityId,
      occurrenceId: candidate.occurrenceId,
      inWindow,
      occurredOn,
      ...part,
    })),
  )

export async function insertContributions(
  transaction: AnyTransaction,
  tenantId: string,
  rows: readonly ContributionRow[],
  countedAt: string,
): Promise<void> {
  if (rows.length === 0) return
  await sql`
    insert into contribution (tenant_id, activity_id, occurrence_id, position, counted_at, amount, in_window, occurred_on,
      shares)
    select ${tenantId}, "activityId", "occurrenceId", position, ${countedAt}::timestamptz, amount, "inWindow",
      "occurredOn", shares
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as given("activityId" uuid, "occurrenceId" uuid,
      position smallint, amount numeric, "inWindow" boolean, "occurredOn" date, shares jsonb)`.execute(
    transaction,
  )
}

/** The occurrences that an activity counts for, withdrawn ones too. */
export async function countedOccurrences(
  database: AnyDatabase,
  tenantId: string,
  activityId: string,
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct occurrence_id as id from contribution
    where tenant_id = ${tenantId} and activity_id = ${activityId} and uncounted_at is null`.execute(database)
  return rows.map(({ id }) => id)
}

/** Ends all that an activity counts for and says what that was. The rows stay: any past day can be told. */
export async function endContributions(
  transaction: AnyTransaction,
  tenantId: string,
  activityId: string,
  uncountedAt: string,
): Promise<ContributionRow[]> {
  const { rows } = await sql<ContributionRow>`
    update contribution set uncounted_at = ${uncountedAt}::timestamptz
    where tenant_id = ${tenantId} and activity_id = ${activityId} and uncounted_at is null
    returning activity_id as "activityId", occurrence_id as "occurrenceId", position, amount, in_window as "inWindow",
      occurred_on as "occurredOn", shares`.execute(transaction)
  return rows
}

/** A requirement that every member must reach, with all that counts for it now. */
export interface SharedRequirement {
  readonly occurrenceId: string
  readonly position: number
  readonly achieved: number
  readonly achievedInWindow: number
  readonly contributions: readonly {
    readonly activityId: string
    readonly occurredOn: string
    readonly inWindow: boolean
    readonly shares: Shares
  }[]
}

/** The requirements of occurrences that every member must reach; lock the occurrences first. */
export async function sharedRequirements(
  database: AnyDatabase,
  tenantId: string,
  occurrenceIds: readonly string[],
): Promise<SharedRequirement[]> {
  const { rows } = await sql<SharedRequirement>`
    select occurrence_id as "occurrenceId", position, achieved, achieved_in_window as "achievedInWindow",
      (select coalesce(json_agg(json_build_object('activityId', activity_id, 'occurredOn', occurred_on,
          'inWindow', in_window, 'shares', shares)), '[]'::json)
        from contribution
        where contribution.tenant_id = ${tenantId} and contribution.occurrence_id = requirement.occurrence_id
          and contribution.position = requirement.position and uncounted_at is null) as contributions
    from requirement
    where tenant_id = ${tenantId} and occurrence_id = any(${[...occurrenceIds]}::uuid[]) and attended_by is not null
    `.execute(database)
  return rows
}

/** Of the occurrences, those of rolling duties, with the day on which each was last done (null while it is not). */
export async function rollingDone(
  database: AnyDatabase,
  tenantId: string,
  occurrenceIds: readonly string[],
): Promise<RollingDone[]> {
  const { rows } = await sql<RollingDone>`
    select occurrence.assignment_id as "assignmentId", occurrence.id as "occurrenceId",
      case when state.met then (select max(occurred_on) from contribution
          where contribution.tenant_id = ${tenantId} and occurrence_id = occurrence.id and uncounted_at is null)
        when waived then window_to end as "doneOn"
    from occurrence
    join duty on duty.tenant_id = ${tenantId} and duty.id = duty_id and duty.schedule->>'type' = 'rolling'
    cross join lateral (select bool_and(achieved >= required) as met from requirement
      where requirement.tenant_id = ${tenantId} and occurrence_id = occurrence.id) state
    where occurrence.tenant_id = ${tenantId} and occurrence.id = any(${[...new Set(occurrenceIds)]}::uuid[])
      and withdrawn_at is null
    order by window_from`.execute(database)
  return rows
}
