/** Days are 'YYYY-MM-DD'. A type, not an interface: Kysely asks for an index signature. */
export type EvidenceTables = {
  activity_kind: { tenant_id: string; code: string; zh: string; en: string; position: number }
  party_unit: { tenant_id: string; party_id: string; unit_id: string }
  activity: {
    tenant_id: string
    id: string
    revision: number
    unit_id: string
    party_id: string
    kind: string
    title: string
    occurred_on: string
    head_count: number
    hours: number
    topic_ids: string[]
    summary: string
    late: boolean
    entries_saved: number
    recorded_at: string
    recorded_by: string
    revised_at: string
    voided_at: string | null
    void_reason: string | null
  }
  activity_version: {
    tenant_id: string
    activity_id: string
    revision: number
    unit_id: string
    party_id: string
    kind: string
    occurred_on: string
    head_count: number
    hours: number
    topic_ids: string[]
    late: boolean
    held_from: string
    held_to: string
    content: unknown
    reason: string
  }
  attendance: {
    tenant_id: string
    activity_id: string
    person_id: string
    led: boolean
    hours: number | null
  }
  attachment: {
    tenant_id: string
    id: string
    activity_id: string
    sha256: string
    name: string
    media_type: string
    size: number
    added_at: string
    removed_at: string | null
  }
  contribution: {
    tenant_id: string
    activity_id: string
    occurrence_id: string
    position: number
    counted_at: string
    uncounted_at: string | null
    amount: number
    in_window: boolean
    occurred_on: string
    shares: Readonly<Record<string, number>> | null
  }
  tally: {
    tenant_id: string
    party_id: string
    month: string
    kind: string
    activities: number
    heads: number
    hours: number
  }
}
