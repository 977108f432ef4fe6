import { type RawBuilder, sql } from 'kysely'
import type { AnyDatabase } from '../../../platform/action/context.ts'
import { plannedAnew } from '../../../platform/database/named-statements.ts'
import type { DutyColumn, StatusCounts, Stretch } from '../model.ts'

/** Longest grace: how far a closing day may lie behind the window that an index by closing day is asked for. */
const LONGEST_GRACE = 366

/** Counts as they stand on a day, summed from rows aliased `summary`. */
export const countsOn = (day: string): RawBuilder<unknown> => sql`
  sum(expected)::int as expected, sum(met)::int as met, sum(met_late)::int as "metLate", sum(waived)::int as waived,
  coalesce(sum(expected - met - met_late - waived) filter (where closes_on < ${day}::date), 0)::int as missed,
  coalesce(sum(expected - met - met_late - waived) filter (where closes_on >= ${day}::date and window_from <= ${day}::date), 0)::int as open,
  coalesce(sum(expected - met - met_late - waived) filter (where closes_on >= ${day}::date and window_to < ${day}::date), 0)::int as overdue,
  coalesce(sum(expected - met - met_late - waived) filter (where window_from > ${day}::date), 0)::int as upcoming`

/** Summary rows whose window ends within the stretch. */
export const within = (tenantId: string, { from, to }: Stretch): RawBuilder<unknown> => sql`
  summary.tenant_id = ${tenantId} and summary.closes_on >= ${from}::date
  and summary.closes_on <= ${to}::date + ${LONGEST_GRACE}::int and summary.window_to between ${from}::date and ${to}::date`

export interface BelowCounts extends StatusCounts {
  readonly dutyId: string
  /** The unit right below the one asked for under which the rows' units stood; null for the unit's own rows. */
  readonly childId: string | null
}

/**
 * Counts per duty and per unit right below, each row by the tree as of its closing day. Only summary rows are read, however
 * many activities there are.
 */
export async function countsBelow(
  database: AnyDatabase,
  tenantId: string,
  unitId: string,
  stretch: Stretch,
  day: string,
): Promise<BelowCounts[]> {
  const result = await sql<BelowCounts>`${plannedAnew}
    with place as materialized (
      select above.unit_id, child.ancestor_id as child_id,
        greatest(above.valid_from, child.valid_from) as valid_from, least(above.valid_to, child.valid_to) as valid_to
      from unit_ancestry above
      join unit_ancestry child on child.tenant_id = above.tenant_id and child.unit_id = above.unit_id
        and child.depth = above.depth - 1 and child.valid_from < above.valid_to and above.valid_from < child.valid_to
      where above.tenant_id = ${tenantId} and above.ancestor_id = ${unitId} and above.depth > 0
      union all
      select ${unitId}::uuid, null, '-infinity', 'infinity'
    )
    select duty_id as "dutyId", place.child_id as "childId", ${countsOn(day)}
    from summary join place on place.unit_id = summary.unit_id
      and place.valid_from <= summary.closes_on and summary.closes_on < place.valid_to
    where ${within(tenantId, stretch)}
    group by duty_id, place.child_id`.execute(database)
  return result.rows
}

/** Titles of duties and their rulebooks, in the order of the rule's text. */
export async function dutyColumns(
  database: AnyDatabase,
  tenantId: string,
  dutyIds: readonly string[],
): Promise<DutyColumn[]> {
  const result = await sql<DutyColumn>`
    select duty.id as "dutyId", duty.title, book.id as "rulebookId", book.title as "rulebookTitle"
    from duty join rulebook book on book.tenant_id = duty.tenant_id and book.id = duty.rulebook_id
    where duty.tenant_id = ${tenantId} and duty.id = any(${[...dutyIds]}::uuid[])
    order by book.created_at, book.id, duty.action_start`.execute(database)
  return result.rows
}

/** The units of these ids with the name they bore last by the day, and whether any unit stood below them then. */
export async function namesOf(
  database: AnyDatabase,
  tenantId: string,
  unitIds: readonly string[],
  day: string,
) {
  const result = await sql<{ id: string; name: string; kind: string; position: number; opens: boolean }>`
    select unit.id, unit.kind, unit.position,
      (select name from unit_name where unit_name.tenant_id = unit.tenant_id and unit_id = unit.id
        order by (valid_from <= ${day}) desc, valid_from desc limit 1) as name,
      exists (select from unit_ancestry below where below.tenant_id = unit.tenant_id and below.ancestor_id = unit.id
        and below.depth = 1 and below.valid_from <= ${day} and ${day} < below.valid_to) as opens
    from unit where unit.tenant_id = ${tenantId} and unit.id = any(${[...unitIds]}::uuid[])
    order by unit.position, unit.id`.execute(database)
  return result.rows
}

/** The units above one on a day, topmost first; the unit itself last. */
export async function pathOf(
  database: AnyDatabase,
  tenantId: string,
  unitId: string,
  day: string,
): Promise<string[]> {
  const result = await sql<{ id: string }>`
    select ancestor_id as id from unit_ancestry
    where tenant_id = ${tenantId} and unit_id = ${unitId} and valid_from <= ${day} and ${day} < valid_to
    order by depth desc`.execute(database)
  return result.rows.map((row) => row.id)
}

/** The units right below one on a day. */
export async function childrenOf(
  database: AnyDatabase,
  tenantId: string,
  unitId: string,
  day: string,
): Promise<string[]> {
  const result = await sql<{ id: string }>`
    select unit_id as id from unit_ancestry
    where tenant_id = ${tenantId} and ancestor_id = ${unitId} and depth = 1
      and valid_from <= ${day} and ${day} < valid_to`.execute(database)
  return result.rows.map((row) => row.id)
}
