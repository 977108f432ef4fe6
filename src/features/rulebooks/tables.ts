import type { ClauseExclusion, Repair, RulebookKind } from './model.ts'

export type RulebookTables = {
  stored_file: { tenant_id: string; sha256: string; size: number; media_type: string; created_at: string }
  rulebook: {
    tenant_id: string
    id: string
    title: string
    issuer: string
    kind: RulebookKind
    created_at: string
  }
  rulebook_version: {
    tenant_id: string
    id: string
    rulebook_id: string
    label: string
    effective_from: string
    effective_to: string | null
    file_sha256: string
    file_name: string
    media_type: string
    encoding: string
    text: string
    text_sha256: string
    repairs: readonly Repair[]
    created_at: string
  }
  clause: {
    tenant_id: string
    id: string
    version_id: string
    parent_id: string | null
    position: number
    kind: string
    label: string | null
    number_value: number | null
    title: string | null
    span_start: number
    span_end: number
    body_start: number
    excluded: readonly ClauseExclusion[] | null
  }
}
