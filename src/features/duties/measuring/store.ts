import { type RawBuilder, sql } from 'kysely'
import type { UnitScope } from '../../../kernel/authority/authority.ts'
import type { AnyDatabase } from '../../../platform/action/context.ts'
import { pastOccurrences, progressOf } from '../occurrences/history/store.ts'
import { type StatusClass, statusClass } from '../rules.ts'

/** Which occurrences a figure speaks of: their windows end in a stretch of days; subtree as of each closing day. */
export interface OccurrenceGround {
  readonly unitId: string
  readonly from: string
  readonly to: string
  readonly dutyIds?: readonly string[] | undefined
  readonly rulebookIds?: readonly string[] | undefined
}

/** An occurrence that stood at a moment, and what work and waivers had made of it by then. */
export interface ClassedOccurrence {
  readonly id: string
  readonly closesOn: string
  readonly statusClass: StatusClass
}

interface Row extends ClassedOccurrence {
  readonly isShared: boolean
}

/** Longest grace: how far a closing day may lie behind its window. */
const LONGEST_GRACE = 366

const chosen = (scope: UnitScope, ground: OccurrenceGround): RawBuilder<unknown> => {
  const { unitId, from, to, dutyIds, rulebookIds } = ground
  const roots = sql`exists (select from unit_ancestry reach where reach.tenant_id = ${scope.tenantId}
    and reach.unit_id = ${unitId} and reach.ancestor_id = any(${[...scope.roots]}::uuid[]))`
  return sql`occurrence.window_to between ${from} and ${to}
    and occurrence.closes_on between ${from} and ${to}::date + ${LONGEST_GRACE}::int
    and ${dutyIds === undefined ? sql`true` : sql`occurrence.duty_id = any(${[...dutyIds]}::uuid[])`}
    and ${
      rulebookIds === undefined
        ? sql`true`
        : sql`occurrence.duty_id in (select id from duty where duty.tenant_id = ${scope.tenantId}
            and rulebook_id = any(${[...rulebookIds]}::uuid[]))`
    }
    and exists (select from unit_ancestry below where below.tenant_id = ${scope.tenantId} and below.ancestor_id = ${unitId}
      and below.unit_id = occurrence.unit_id and below.valid_from <= occurrence.closes_on
      and occurrence.closes_on < below.valid_to)
    and ${scope.everything ? sql`true` : roots}`
}

/**
 * The occurrences of the ground as they stood before a moment, by id. What every member must reach is reckoned from its
 * contributions one by one; all others in one pass.
 */
export async function occurrencesAsOf(
  database: AnyDatabase,
  scope: UnitScope,
  ground: OccurrenceGround,
  before: string,
): Promise<ClassedOccurrence[]> {
  const { tenantId } = scope
  const { rows } = await sql<Row>`
    with standing as materialized (
      select id, closes_on, exists (select from waiver where waiver.tenant_id = ${tenantId}
        and waiver.occurrence_id = occurrence.id and waived_at < ${before}::timestamptz
        and (revoked_at is null or revoked_at >= ${before}::timestamptz)) as is_waived
      from occurrence
      where tenant_id = ${tenantId} and created_at < ${before}::timestamptz
        and (withdrawn_at is null or withdrawn_at >= ${before}::timestamptz) and ${chosen(scope, ground)}
    ), counted as (
      select occurrence_id, position, sum(amount) as amount, sum(amount) filter (where in_window) as in_window
      from contribution
      where tenant_id = ${tenantId} and occurrence_id in (select id from standing)
        and counted_at < ${before}::timestamptz and (uncounted_at is null or uncounted_at >= ${before}::timestamptz)
      group by occurrence_id, position
    ), state as (
      select standing.id, closes_on, is_waived, bool_and(coalesce(in_window, 0) >= required) as is_met,
        bool_and(coalesce(amount, 0) >= required) as is_late, bool_or(attended_by is not null) as is_shared
      from standing
      join requirement on requirement.tenant_id = ${tenantId} and requirement.occurrence_id = standing.id
      left join counted on counted.occurrence_id = standing.id and counted.position = requirement.position
      group by standing.id, closes_on, is_waived
    )
    select id, closes_on as "closesOn", is_shared and not is_waived as "isShared",
      case when is_waived then 'waived' when is_met then 'met' when is_late then 'met_late' else 'unmet' end as "statusClass"
    from state order by id`.execute(database)
  const sharedIds = rows.filter(({ isShared }) => isShared).map(({ id }) => id)
  if (sharedIds.length === 0) return rows
  const past = await pastOccurrences(
    database,
    tenantId,
    before,
    sql`occurrence.id = any(${sharedIds}::uuid[])`,
  )
  const reckoned = new Map(past.map((one) => [one.id, statusClass(progressOf(one), one.waived)]))
  return rows.map((row) => ({ ...row, statusClass: reckoned.get(row.id) ?? row.statusClass }))
}
