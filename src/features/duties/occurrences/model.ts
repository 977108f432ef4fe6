import { z } from 'zod'
import {
  type Occurrence,
  type OccurrenceStatus,
  occurrenceStatuses,
  type Requirement,
  type Tier,
} from '../model.ts'

/** What became of opening or withdrawing. */
export interface Opened {
  readonly occurrences: number
  readonly from: string | null
  readonly to: string | null
}

/** Which occurrences of which assignments are withdrawn. Those that have closed stay, save when their event never happened. */
export type Withdrawal =
  /** The assignments end before `endedFrom`; a period that runs on that day goes too, or is kept to its end. */
  | {
      readonly assignmentIds: readonly string[]
      readonly endedFrom: string
      readonly openPeriod: 'withdraw' | 'keep'
    }
  /** The event was voided: whatever it started goes, closed or not. */
  | { readonly triggerId: string }
  | { readonly occurrenceIds: readonly string[] }

/** The dated event that starts a deadline or lead duty. */
export interface TriggerEvent {
  readonly id: string
  readonly occurredOn: string
  /** Time of day 'HH:MM' when known; matters for spans in hours. */
  readonly occurredAt?: string
  readonly recordedOn: string
}

/** An occurrence that work of a day could count for, oldest first within its assignment. */
export interface Candidate {
  readonly occurrenceId: string
  readonly assignmentId: string
  readonly dutyId: string
  readonly unitId: string
  readonly windowFrom: string
  readonly windowTo: string
  readonly closesOn: string
  readonly waived: boolean
  readonly rolling: boolean
  readonly requirements: readonly Requirement[]
}

/** A change of what was achieved for one requirement; amounts may be negative. */
export interface AchievementChange {
  readonly occurrenceId: string
  readonly position: number
  readonly amount: number
  readonly amountInWindow: number
}

/** An occurrence as a screen shows it on a day. */
export interface OccurrenceView {
  readonly occurrence: Occurrence
  readonly requirements: readonly Requirement[]
  readonly status: OccurrenceStatus
  readonly overdue: boolean
  readonly dutyTitle: string
  readonly tier: Tier
  readonly unitName: string
  /** Who answers on that day (a closed one: who answered on its closing day). */
  readonly post: { readonly id: string; readonly title: string; readonly holderName: string | null } | null
  readonly risen: boolean
}

export const waiveSchema = z.strictObject({
  reason: z.string().trim().min(1).max(500),
  approver: z.string().trim().min(1).max(60),
})
export type Waive = z.infer<typeof waiveSchema>

export interface WaiverRow {
  readonly id: string
  readonly reason: string
  readonly approver: string
  readonly waivedAt: string
  readonly revokedAt: string | null
}

const daySchema = z.iso.date()

/** Which occurrences to list: of a unit's subtree as of each closing day, of a duty, whose window ends in a stretch of days. */
export const occurrenceQuerySchema = z.object({
  unitId: z.uuid(),
  dutyId: z.uuid().optional(),
  /** The unit alone, without what stands below it. */
  alone: z.stringbool().optional(),
  /** Only while the unit stood right below this one on the closing day: the rows of a matrix. */
  under: z.uuid().optional(),
  /** How they stand today; `overdue` is the part of `open` that has only days of grace left. */
  status: z.enum([...occurrenceStatuses, 'overdue']).optional(),
  from: daySchema,
  to: daySchema,
  /** Id and closing day of the last one seen, `closesOn|id`. */
  cursor: z.string().max(60).optional(),
  limit: z.coerce.number().int().min(1).max(500).default(100),
})
export type OccurrenceQuery = z.infer<typeof occurrenceQuerySchema>

export interface OccurrenceList {
  readonly occurrences: readonly OccurrenceView[]
  readonly next: string | null
}

/** One occurrence with its waivers; records that count for it are asked of `evidence`. */
export interface OccurrencePage extends OccurrenceView {
  readonly waivers: readonly WaiverRow[]
}

/** The state of an occurrence at the end of a past day, from what was on record by then. */
export interface OccurrenceState {
  readonly occurrenceId: string
  readonly day: string
  readonly status: OccurrenceStatus
  /** Not yet made, or already withdrawn, by then. */
  readonly counted: boolean
  readonly achieved: readonly {
    readonly position: number
    readonly achieved: number
    readonly achievedInWindow: number
  }[]
}
