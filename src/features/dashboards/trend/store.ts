import { sql } from 'kysely'
import type { Period } from '../../../kernel/calendar/periods.ts'
import type { AnyDatabase } from '../../../platform/action/context.ts'
import { plannedAnew } from '../../../platform/database/named-statements.ts'
import type { StatusCounts } from '../model.ts'
import { countsOn, within } from '../status/store.ts'

/** Counts of a unit's subtree in each of the periods, by the tree as of each closing day; periods without any are absent. */
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
  const result = await sql<StatusCounts & { key: string }>`${plannedAnew}
    select period.key, ${countsOn(today)}
    from jsonb_to_recordset(${JSON.stringify(periods)}::jsonb) as period(key text, "from" date, "to" date)
    join summary on summary.window_to between period."from" and period."to"
    join unit_ancestry above on above.tenant_id = summary.tenant_id and above.unit_id = summary.unit_id
      and above.ancestor_id = ${unitId} and above.valid_from <= summary.closes_on and summary.closes_on < above.valid_to
    where ${within(tenantId, { from: first.from, to: last.to })}
      and ${dutyId === undefined ? sql`true` : sql`summary.duty_id = ${dutyId}`}
    group by period.key`.execute(database)
  return new Map(result.rows.map(({ key, ...counts }) => [key, counts]))
}
