import type { Tier } from './model.ts'

/** Days are 'YYYY-MM-DD'; an open `valid_to` is 'infinity'. A type, not an interface: Kysely asks for an index signature. */
export type OrganisationTables = {
  unit_kind: { tenant_id: string; code: string; zh: string; en: string; position: number }
  unit: {
    tenant_id: string
    id: string
    kind: string
    position: number
    opened_on: string
    closed_on: string | null
    created_at: string
  }
  unit_name: { tenant_id: string; unit_id: string; name: string; valid_from: string; valid_to: string }
  unit_parent: {
    tenant_id: string
    unit_id: string
    parent_id: string | null
    valid_from: string
    valid_to: string
  }
  unit_ancestry: {
    tenant_id: string
    ancestor_id: string
    unit_id: string
    depth: number
    valid_from: string
    valid_to: string
  }
  post: {
    tenant_id: string
    id: string
    unit_id: string
    title: string
    tier: Tier
    position: number
    opened_on: string
    closed_on: string | null
  }
  person: { tenant_id: string; id: string; name: string; created_at: string }
  tenure: {
    tenant_id: string
    id: string
    post_id: string
    person_id: string
    valid_from: string
    valid_to: string
  }
}
