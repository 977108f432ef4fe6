/** A type, not an interface: Kysely asks for an index signature. */
export type TenantTables = {
  tenant: {
    id: string
    name: string
    time_zone: string
    late_after_days: number
    created_at: string
  }
}
