import { z } from 'zod'
import type { Schedule } from '../../../kernel/calendar/schedule.ts'
import { openPeriods } from '../adoption/versions/model.ts'
import { type DutyKind, type EvidenceRule, type Tier, tiers } from '../model.ts'

/** Which assignments to list: of a unit and all below it, of a duty or a rulebook, of a tier, or only those nobody holds. */
export const assignmentQuerySchema = z.object({
  unitId: z.uuid().optional(),
  dutyId: z.uuid().optional(),
  rulebookId: z.uuid().optional(),
  tier: z.enum(tiers).optional(),
  vacant: z.stringbool().optional(),
  /** The day as of which they are told; today when absent. */
  day: z.iso.date().optional(),
  /** Id of the last one seen. */
  cursor: z.uuid().optional(),
  limit: z.coerce.number().int().min(1).max(1_000).default(500),
})
export type AssignmentQuery = z.infer<typeof assignmentQuerySchema>

/** A post as a line names it, with whoever holds it on the day. */
export interface NamedPost {
  readonly id: string
  readonly title: string
  readonly unitName: string
  readonly holderName: string | null
}

/** Who answers for what. `post` is the assignment's own; `answer` is whoever answers on the day, risen or not. */
export interface AssignmentLine {
  readonly id: string
  readonly dutyId: string
  readonly dutyTitle: string
  readonly kind: DutyKind
  readonly schedule: Schedule
  readonly evidence: readonly EvidenceRule[]
  readonly tier: Tier
  readonly versionId: string
  readonly rulebookTitle: string
  readonly unitId: string
  readonly unitName: string
  readonly validFrom: string
  /** First day on which it no longer binds; null while open. */
  readonly validTo: string | null
  readonly post: NamedPost | null
  readonly answer: NamedPost | null
  readonly risen: boolean
}

export interface AssignmentList {
  readonly day: string
  readonly assignments: readonly AssignmentLine[]
  readonly total: number
  /** Of all that match: nobody holds their own post. */
  readonly vacant: number
  readonly next: string | null
}

/** One stretch of an assignment's history; `to` is exclusive, null while open. */
export interface PostStretch {
  readonly postId: string | null
  readonly title: string | null
  readonly from: string
  readonly to: string | null
}

export interface AssignmentPage extends AssignmentLine {
  readonly sentence: string
  readonly stretches: readonly PostStretch[]
  /** The unit's posts as of today: whom it may be given to. */
  readonly posts: readonly (NamedPost & { readonly tier: Tier })[]
  /** Other open assignments of the unit that the same post answers for. */
  readonly siblings: readonly string[]
}

export const reassignSchema = z.strictObject({
  assignmentIds: z.array(z.uuid()).min(1).max(1_000),
  postId: z.uuid(),
  from: z.iso.date(),
})
export type Reassign = z.infer<typeof reassignSchema>

export const endAssignmentSchema = z.strictObject({
  /** First day on which it no longer binds. */
  from: z.iso.date(),
  openPeriod: z.enum(openPeriods),
  reason: z.string().trim().min(1).max(500),
})
export type EndAssignment = z.infer<typeof endAssignmentSchema>

/** A locked assignment, as changes need it. */
export interface StandingAssignment {
  readonly id: string
  readonly dutyId: string
  readonly unitId: string
  readonly validFrom: string
  readonly validTo: string
}
