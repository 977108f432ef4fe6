import { z } from 'zod'
import { scheduleSchema } from '../../../kernel/calendar/schedule.ts'
import type { Clause, Rulebook, RulebookVersion } from '../../rulebooks/model.ts'
import { type Duty, dutyKinds, evidenceRulesSchema, tiers } from '../model.ts'

const title = z.string().trim().min(1).max(200)

/** What a reviewer may set on a duty. `revision` is the one that was on the screen. */
export const adjustDutySchema = z.strictObject({
  revision: z.int().min(1),
  title,
  kind: z.enum(dutyKinds),
  schedule: scheduleSchema,
  evidence: evidenceRulesSchema,
  tier: z.enum(tiers),
  unitKinds: z.array(z.string().min(1).max(40)).max(30),
  graceDays: z.int().min(0).max(366),
})
export type AdjustDuty = z.infer<typeof adjustDutySchema>

const span = z.strictObject({ start: z.int().min(0), end: z.int().min(1) })
export type Span = z.infer<typeof span>

/** Spans of the version's text, each becoming a duty of its own. */
export const splitDutySchema = z.strictObject({
  revision: z.int().min(1),
  parts: z.array(span).min(2).max(10),
})

export const addDutySchema = span.extend({ versionId: z.uuid() })

export const decisions = ['accept', 'reject', 'reopen'] as const
export type Decision = (typeof decisions)[number]

export const decideSchema = z.strictObject({
  decision: z.enum(decisions),
  duties: z
    .array(z.strictObject({ id: z.uuid(), revision: z.int().min(1) }))
    .min(1)
    .max(1_000),
})
export type Decide = z.infer<typeof decideSchema>

export interface Topic {
  readonly id: string
  readonly name: string
}

/** What the review desk shows: the text on the left, the duties on the right, in the order of the text. */
export interface Desk {
  readonly rulebook: Rulebook
  readonly version: RulebookVersion
  readonly clauses: readonly Clause[]
  readonly duties: readonly Duty[]
  readonly topics: readonly Topic[]
  readonly unitKinds: readonly { readonly code: string; readonly zh: string; readonly en: string }[]
}

/** One line of the list of texts under review. */
export interface ReviewProgress {
  readonly versionId: string
  readonly rulebookId: string
  readonly rulebookTitle: string
  readonly versionLabel: string
  readonly effectiveFrom: string
  readonly proposed: number
  readonly accepted: number
  readonly rejected: number
  readonly adopted: number
}
