import { z } from 'zod'
import type { StartRule } from '../../kernel/calendar/occurrences.ts'
import type { Schedule } from '../../kernel/calendar/schedule.ts'
import { type Tier, tiers } from '../organisation/model.ts'

export { type Tier, tiers }

/** What a requirement counts: records, hours, heads, or the hours of the member who has the fewest. */
export const evidenceMeasures = ['times', 'hours', 'heads', 'hours_per_person'] as const
export type EvidenceMeasure = (typeof evidenceMeasures)[number]

/**
 * What one requirement of a duty asks of the work that counts for it. `kinds` empty: any kind of activity. `ledBy`: a
 * holder of a post of that tier led it. `attendedBy`: every member of that tier must reach the amount (for
 * `hours_per_person` it is the duty's own tier when left out). A sub-quota is a second rule with a topic.
 */
export const evidenceRuleSchema = z.strictObject({
  measure: z.enum(evidenceMeasures),
  required: z.number().min(0.01).max(1_000_000),
  kinds: z.array(z.string().min(1).max(40)).max(20),
  topicId: z.uuid().exactOptional(),
  ledBy: z.enum(tiers).exactOptional(),
  attendedBy: z.enum(tiers).exactOptional(),
  attachment: z.boolean().exactOptional(),
})
export type EvidenceRule = z.infer<typeof evidenceRuleSchema>

/** More sub-quotas than any rule states. */
export const evidenceRulesSchema = z.array(evidenceRuleSchema).max(8)

export const dutyKinds = ['recurring', 'deadline', 'standing', 'retention'] as const
export type DutyKind = (typeof dutyKinds)[number]

export const dutyStates = ['proposed', 'accepted', 'rejected', 'adopted', 'ended'] as const
export type DutyState = (typeof dutyStates)[number]

/** What a clause asks; its words are pinned to the version's text by UTF-16 offsets. Days are 'YYYY-MM-DD'. */
export interface Duty {
  readonly id: string
  readonly rulebookId: string
  readonly versionId: string
  readonly clauseId: string
  readonly sentence: string
  readonly sentenceStart: number
  readonly actor: string | null
  readonly actorStart: number | null
  readonly action: string
  readonly actionStart: number
  readonly title: string
  readonly kind: DutyKind
  readonly schedule: Schedule
  readonly evidence: readonly EvidenceRule[]
  readonly tier: Tier
  readonly unitKinds: readonly string[]
  readonly graceDays: number
  readonly source: 'found' | 'selected' | 'split'
  readonly confidence: number | null
  readonly reasons: unknown
  readonly state: DutyState
  readonly revision: number
  readonly predecessorId: string | null
  readonly adoptedFrom: string | null
  readonly startRule: StartRule | null
  readonly endedOn: string | null
}

export const occurrenceStatuses = ['upcoming', 'open', 'met', 'met_late', 'missed', 'waived'] as const
export type OccurrenceStatus = (typeof occurrenceStatuses)[number]

/** Who answered for an occurrence on its closing day; written once. `risen`: the duty's own post was vacant. */
export interface FrozenAnswer {
  readonly at: string
  readonly postId: string | null
  readonly holderId: string | null
  readonly statementId: string | null
  readonly risen: boolean
}

/** One period or trigger of one assignment. All days included: work counts from `windowFrom` to `closesOn`. */
export interface Occurrence {
  readonly id: string
  readonly assignmentId: string
  readonly dutyId: string
  readonly unitId: string
  readonly periodKey: string
  readonly triggerId: string | null
  readonly windowFrom: string
  readonly windowTo: string
  readonly closesOn: string
  readonly provisional: boolean
  readonly waived: boolean
  readonly withdrawnAt: string | null
  readonly withdrawnReason: string | null
  readonly frozen: FrozenAnswer | null
}

/** What an occurrence needs, and how far it has come: in all, and of it inside the window. */
export interface Requirement {
  readonly occurrenceId: string
  readonly position: number
  readonly measure: EvidenceMeasure
  readonly topicId: string | null
  readonly kinds: readonly string[]
  readonly ledBy: Tier | null
  readonly attendedBy: Tier | null
  readonly attachment: boolean
  readonly required: number
  readonly achieved: number
  readonly achievedInWindow: number
}
