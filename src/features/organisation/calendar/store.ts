import type { CalendarSettings } from '../../../kernel/calendar/calendar-settings.ts'
import type { AnyDatabase } from '../../../platform/action/context.ts'
import type { CalendarTables } from './tables.ts'

/**
 * The tenant's terms, own days and confirmed years. Keep the object for the length of one piece of work: the kernel
 * remembers its tables of working days per object.
 */
export async function calendarSettings(database: AnyDatabase, tenantId: string): Promise<CalendarSettings> {
  const tables = database.withTables<CalendarTables>()
  const terms = await tables
    .selectFrom('school_term')
    .select(['id', 'name', 'starts_on as startsOn', 'ends_on as endsOn'])
    .where('tenant_id', '=', tenantId)
    .orderBy('starts_on')
    .execute()
  const overrides = await tables
    .selectFrom('calendar_override')
    .select(['day', 'kind', 'name'])
    .where('tenant_id', '=', tenantId)
    .orderBy('day')
    .execute()
  const years = await tables
    .selectFrom('calendar_confirmed_year')
    .select('year')
    .where('tenant_id', '=', tenantId)
    .orderBy('year')
    .execute()
  return {
    terms,
    overrides: overrides.map(({ name, ...day }) => (name === '' ? day : { ...day, name })),
    confirmedYears: years.map((row) => row.year),
  }
}
