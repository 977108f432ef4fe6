import type { StartRule } from '../../kernel/calendar/occurrences.ts'
import type { Schedule } from '../../kernel/calendar/schedule.ts'
import type { DutyKind, DutyState, EvidenceMeasure, EvidenceRule, Tier } from './model.ts'

/** Days are 'YYYY-MM-DD'; an open `valid_to` is 'infinity'. A type, not an interface: Kysely asks for an index signature. */
export type DutiesTables = {
  topic: { tenant_id: string; id: string; name: string }
  duty: {
    tenant_id: string
    id: string
    rulebook_id: string
    version_id: string
    clause_id: string
    sentence: string
    sentence_start: number
    actor: string | null
    actor_start: number | null
    action: string
    action_start: number
    title: string
    kind: DutyKind
    schedule: Schedule
    evidence: EvidenceRule[]
    tier: Tier
    unit_kinds: string[]
    grace_days: number
    source: 'found' | 'selected' | 'split'
    confidence: number | null
    reasons: unknown
    state: DutyState
    revision: number
    predecessor_id: string | null
    adopted_from: string | null
    start_rule: StartRule | null
    ended_on: string | null
    created_at: string
  }
  duty_pin: {
    tenant_id: string
    duty_id: string
    version_id: string
    clause_id: string
    sentence: string
    sentence_start: number
    action: string
    action_start: number
  }
  assignment: {
    tenant_id: string
    id: string
    duty_id: string
    unit_id: string
    valid_from: string
    valid_to: string
    start_rule: StartRule
  }
  assignment_post: {
    tenant_id: string
    assignment_id: string
    post_id: string | null
    valid_from: string
    valid_to: string
  }
  assignment_declined: {
    tenant_id: string
    duty_id: string
    unit_id: string
    reason: string
    declined_at: string
  }
  trigger_event: {
    tenant_id: string
    id: string
    unit_id: string
    kind: string
    title: string
    occurred_on: string
    occurred_at: string | null
    note: string
    recorded_at: string
    voided_at: string | null
    void_reason: string | null
  }
  occurrence: {
    tenant_id: string
    id: string
    assignment_id: string
    duty_id: string
    unit_id: string
    period_key: string
    trigger_id: string | null
    window_from: string
    window_to: string
    closes_on: string
    provisional: boolean
    created_at: string
    kinds: string[]
    waived: boolean
    withdrawn_at: string | null
    withdrawn_reason: string | null
    frozen_at: string | null
    frozen_post_id: string | null
    frozen_holder_id: string | null
    frozen_statement_id: string | null
    frozen_risen: boolean | null
  }
  occurrence_uncounted: { tenant_id: string; occurrence_id: string }
  requirement: {
    tenant_id: string
    occurrence_id: string
    position: number
    measure: EvidenceMeasure
    topic_id: string | null
    kinds: string[]
    led_by: Tier | null
    attended_by: Tier | null
    attachment: boolean
    required: number
    achieved: number
    achieved_in_window: number
    waived: boolean
    withdrawn: boolean
  }
  waiver: {
    tenant_id: string
    id: string
    occurrence_id: string
    reason: string
    approver: string
    waived_at: string
    waived_by: string
    revoked_at: string | null
  }
  summary: {
    tenant_id: string
    unit_id: string
    duty_id: string
    window_from: string
    window_to: string
    closes_on: string
    expected: number
    met: number
    met_late: number
    waived: number
  }
}
