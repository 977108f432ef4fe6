import { type RawBuilder, sql } from 'kysely'
import type { AnyDatabase } from '../../../platform/action/context.ts'
import { plannedAnew } from '../../../platform/database/named-statements.ts'
import type { DutyColumn, StatusCounts, Stretch } from '../model.ts'

/** Longest grace: how far a closing day may lie behind the window that an index by closing day is asked for. */
const LONGEST_GRACE = 366

/** Counts as they stand on a day, summed from rows with `sums`. */
export const countsOn = (day: string): RawBuilder<unknown> => sql`
  sum(expected)::int as expected, sum(met)::int as met, sum(met_late)::int as "metLate", sum(waived)::int as waived,
  coalesce(sum(expected - met - met_late - waived) filter (where closes_on < ${day}::date), 0)::int as missed,
  coalesce(sum(expected - met - met_late - waived) filter (where closes_on >= ${day}::date and window_from <= ${day}::date), 0)::int as open,
  coalesce(sum(expected - met - met_late - waived) filter (where closes_on >= ${day}::date and window_to < ${day}::date), 0)::int as overdue,
  coalesce(sum(expected - met - met_late - waived) filter (where window_from > ${day}::date), 0)::int as upcoming`

/** Rows whose window ends within the stretch. */
export const within = ({ from, to }: Stretch): RawBuilder<unknown> => sql`
  closes_on >= ${from}::date and closes_on <= ${to}::date + ${LONGEST_GRACE}::int
  and window_to between ${from}::date and ${to}::date`

/** What all tables of sums have in common. */
export const sums = sql`duty_id, window_from, window_to, closes_on, expected, met, met_late, waived`

/** A unit right below another on days from `from` on; `to` exclusive, 'infinity' until further notice. */
export interface Child {
  readonly id: string
  readonly from: string
  readonly to: string
}

/** The units right below one, ever. */
export async function childrenOf(database: AnyDatabase, tenantId: string, unitId: string): Promise<Child[]> {
  const result = await sql<Child>`
    select unit_id as id, valid_from as "from", valid_to as "to" from unit_ancestry
    where tenant_id = ${tenantId} and ancestor_id = ${unitId} and depth = 1`.execute(database)
  return result.rows
}

export interface BelowCounts extends StatusCounts {
  readonly dutyId: string
  /** The unit right below the one asked for under which the rows' units stood; null for the unit's own rows. */
  readonly childId: string | null
}

/**
 * Counts per duty and per unit right below, each row by the tree as of its closing day: the unit's own rows, those of the
 * units right below with the sums of all below them, and what waits to be added to these (below which unit it falls is told
 * by the ancestor one step nearer). The children are handed in, and each is looked up by itself (`offset 0` keeps the planner
 * from reading all units' rows at once).
 */
export async function countsBelow(
  database: AnyDatabase,
  tenantId: string,
  { unitId, children }: { readonly unitId: string; readonly children: readonly Child[] },
  stretch: Stretch,
  day: string,
): Promise<BelowCounts[]> {
  const result = await sql<BelowCounts>`${plannedAnew}
    with child as materialized (
      select * from unnest(${children.map(({ id }) => id)}::uuid[], ${children.map(({ from }) => from)}::date[],
        ${children.map(({ to }) => to)}::date[]) as child(child_id, valid_from, valid_to)
    ), counted as (
      select null::uuid as child_id, ${sums} from summary
      where tenant_id = ${tenantId} and unit_id = ${unitId} and ${within(stretch)}
      union all
      select child_id, ${sums} from child
      cross join lateral (select ${sums} from summary
        where tenant_id = ${tenantId} and unit_id = child_id and valid_from <= closes_on and closes_on < valid_to
          and ${within(stretch)} offset 0) own
      union all
      select child_id, ${sums} from child
      cross join lateral (select ${sums} from roll_up
        where tenant_id = ${tenantId} and unit_id = child_id and valid_from <= closes_on and closes_on < valid_to
          and ${within(stretch)} offset 0) below
      union all
      select nearer.ancestor_id, ${sums} from summary_change waiting
      join unit_ancestry above on above.tenant_id = ${tenantId} and above.unit_id = waiting.unit_id
        and above.ancestor_id = ${unitId} and above.depth > 1
        and above.valid_from <= closes_on and closes_on < above.valid_to
      join unit_ancestry nearer on nearer.tenant_id = ${tenantId} and nearer.unit_id = waiting.unit_id
        and nearer.depth = above.depth - 1 and nearer.valid_from <= closes_on and closes_on < nearer.valid_to
      where waiting.tenant_id = ${tenantId} and ${within(stretch)}
    )
    select duty_id as "dutyId", child_id as "childId", ${countsOn(day)}
    from counted group by duty_id, child_id`.execute(database)
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
