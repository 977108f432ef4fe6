import { sql } from 'kysely'
import type { AnyDatabase } from '../../../platform/action/context.ts'
import type { Fit } from '../../duties/occurrences/achievement/rules.ts'
import type { DutyName } from './rules.ts'

/** The names of occurrences' duties, rulebooks and units as of a day. */
export async function dutyNames(
  database: AnyDatabase,
  tenantId: string,
  fits: readonly Fit[],
  day: string,
): Promise<DutyName[]> {
  const ids = fits.map(({ candidate }) => candidate.occurrenceId)
  if (ids.length === 0) return []
  const { rows } = await sql<DutyName>`
    select occurrence.id as "occurrenceId", duty.title as "dutyTitle", rulebook.title as "rulebookTitle",
      unit_name.name as "unitName"
    from occurrence
    join duty on duty.tenant_id = ${tenantId} and duty.id = occurrence.duty_id
    join rulebook on rulebook.tenant_id = ${tenantId} and rulebook.id = duty.rulebook_id
    join unit_name on unit_name.tenant_id = ${tenantId} and unit_name.unit_id = occurrence.unit_id
      and unit_name.valid_from <= ${day} and ${day} < unit_name.valid_to
    where occurrence.tenant_id = ${tenantId} and occurrence.id = any(${ids}::uuid[])`.execute(database)
  return rows
}
