import { sql } from 'kysely'
import type { AnyDatabase } from '../../../platform/action/context.ts'

/** Adds up to `most` waiting changes of summary rows to the units above; returns how many there were. */
export async function addToRollUps(database: AnyDatabase, tenantId: string, most: number): Promise<number> {
  const { rows } = await sql<{ added: number }>`
    select add_to_roll_ups(${tenantId}, ${most}::int) as added`.execute(database)
  return rows[0]?.added ?? 0
}

/** Rows of sums that differ from the summary rows below them, with what waits; none, ever. For tests and trials. */
export async function wrongRollUps(
  database: AnyDatabase,
  tenantId: string,
): Promise<{ readonly unitId: string; readonly closesOn: string }[]> {
  const { rows } = await sql<{ unitId: string; closesOn: string }>`
    with below as (
      select ancestor_id as unit_id, duty_id, window_from, window_to, closes_on, expected, met, met_late, waived
      from (
        select * from summary
        union all
        select tenant_id, unit_id, duty_id, window_from, window_to, closes_on, -expected, -met, -met_late, -waived
        from summary_change
      ) added
      join unit_ancestry above on above.tenant_id = added.tenant_id and above.unit_id = added.unit_id and above.depth > 0
        and above.valid_from <= closes_on and closes_on < above.valid_to
      where added.tenant_id = ${tenantId}
      union all
      select unit_id, duty_id, window_from, window_to, closes_on, -expected, -met, -met_late, -waived
      from roll_up where tenant_id = ${tenantId}
    )
    select unit_id as "unitId", closes_on as "closesOn" from below
    group by unit_id, duty_id, window_from, window_to, closes_on
    having (sum(expected), sum(met), sum(met_late), sum(waived)) <> (0, 0, 0, 0)`.execute(database)
  return rows
}
