/** A type, not an interface: Kysely asks for an index signature. */
export type CalendarTables = {
  school_term: { tenant_id: string; id: string; name: string; starts_on: string; ends_on: string }
  calendar_override: { tenant_id: string; day: string; kind: 'off' | 'work'; name: string }
  calendar_confirmed_year: { tenant_id: string; year: number }
}
