import type { AuditValue } from './model.ts'

/** A type, not an interface: Kysely asks for an index signature. */
export type AuditTables = {
  audit_entry: {
    tenant_id: string
    id: string
    happened_at: string
    actor_id: string
    actor_kind: string
    action: string
    subject_kind: string
    subject_id: string
    unit_id: string | null
    detail: AuditValue
    digest: Buffer
  }
  audit_pending: { tenant_id: string; entry_id: string }
  audit_link: {
    tenant_id: string
    place: number
    entry_id: string
    previous_hash: Buffer
    hash: Buffer
    linked_at: string
  }
  audit_key: { tenant_id: string; owner_id: string; secret: Buffer }
}
