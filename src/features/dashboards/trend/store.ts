import { sql } from 'kysely'
import type { Period } from '../../../kernel/calendar/periods.ts'
import type { AnyDatabase } from '../../../platform/action/context.ts'
import { plannedAnew } from '../../../platform/database/named-statements.ts'
import type { StatusCounts } from '../model.ts'
import { countsOn, sums, within } from '../status/store.ts'

/**
 * Counts of a unit with its subtree in each of the periods, by the tree as of each closing day; periods without any are
 * absent.
 */
export async function countsByPeriod(
  database: AnyDatabase,
  tenantId: string,
  unitId: string,
  periods: readonly Period[],
  today: string,
  dutyId?: string,
): Promise<Map<string, StatusCounts>> {
  const first = periods[0]
  const last = periods.at(-1)
  if (!first || !last) return new Map()
  const stretch = { from: first.from, to: last.to }
  const result = await sql<StatusCounts & { key: string }>`${plannedAnew}
    with counted as (
      select ${sums} from summary where tenant_id = ${tenantId} and unit_id = ${unitId} and ${within(stretch)}
      union all
      select ${sums} from roll_up where tenant_id = ${tenantId} and unit_id = ${unitId} and ${within(stretch)}
      union all
      select ${sums} from summary_change waiting
      join unit_ancestry above on above.tenant_id = ${tenantId} and above.unit_id = waiting.unit_id
        and above.ancestor_id = ${unitId} and above.depth > 0 and valid_from <= closes_on and closes_on < valid_to
      where waiting.tenant_id = ${tenantId} and ${within(stretch)}
    )
    select period.key, ${countsOn(today)}
    from jsonb_to_recordset(${JSON.stringify(periods)}::jsonb) as period(key text, "from" date, "to" date)
    join counted on window_to between period."from" and period."to"
    where ${dutyId === undefined ? sql`true` : sql`duty_id = ${dutyId}`}
    group by period.key`.execute(database)
  return new Map(result.rows.map(({ key, ...counts }) => [key, counts]))
}
