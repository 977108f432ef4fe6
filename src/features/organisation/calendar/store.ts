import { sql } from 'kysely'
import type { CalendarSettings, Term } from '../../../kernel/calendar/calendar-settings.ts'
import type { AnyDatabase, AnyTransaction } from '../../../platform/action/context.ts'
import type { DayInput } from './model.ts'
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

/** One change of a tenant's calendar at a time: two terms that each fit may overlap one another. */
export async function lockCalendar(transaction: AnyTransaction, tenantId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('calendar ' || ${tenantId}::text, 0))`.execute(
    transaction,
  )
}

/** Writes a term, or takes it away (null). */
export async function writeTerm(
  transaction: AnyTransaction,
  tenantId: string,
  termId: string,
  term: Omit<Term, 'id'> | null,
): Promise<void> {
  const tables = transaction.withTables<CalendarTables>()
  if (term === null) {
    await tables
      .deleteFrom('school_term')
      .where('tenant_id', '=', tenantId)
      .where('id', '=', termId)
      .execute()
    return
  }
  const row = { name: term.name, starts_on: term.startsOn, ends_on: term.endsOn }
  await tables
    .insertInto('school_term')
    .values({ tenant_id: tenantId, id: termId, ...row })
    .onConflict((conflict) => conflict.columns(['tenant_id', 'id']).doUpdateSet(row))
    .execute()
}

/** Writes a day of the tenant's own, or takes it away (kind null). */
export async function writeDay(
  transaction: AnyTransaction,
  tenantId: string,
  { day, kind, name }: DayInput,
): Promise<void> {
  const tables = transaction.withTables<CalendarTables>()
  if (kind === null) {
    await tables
      .deleteFrom('calendar_override')
      .where('tenant_id', '=', tenantId)
      .where('day', '=', day)
      .execute()
    return
  }
  await tables
    .insertInto('calendar_override')
    .values({ tenant_id: tenantId, day, kind, name })
    .onConflict((conflict) => conflict.columns(['tenant_id', 'day']).doUpdateSet({ kind, name }))
    .execute()
}

export async function setConfirmedYear(
  transaction: AnyTransaction,
  tenantId: string,
  year: number,
  confirmed: boolean,
): Promise<void> {
  const tables = transaction.withTables<CalendarTables>()
  if (confirmed)
    await tables
      .insertInto('calendar_confirmed_year')
      .values({ tenant_id: tenantId, year })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  else
    await tables
      .deleteFrom('calendar_confirmed_year')
      .where('tenant_id', '=', tenantId)
      .where('year', '=', year)
      .execute()
}
