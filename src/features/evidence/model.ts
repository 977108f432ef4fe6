import { z } from 'zod'
import type { EvidenceMeasure } from '../duties/model.ts'

/** A kind of activity, from the tenant's list. */
export interface ActivityKind {
  readonly code: string
  readonly zh: string
  readonly en: string
}

/** What a tenant starts with. */
export const defaultActivityKinds: readonly ActivityKind[] = [
  { code: 'meeting', zh: '会议', en: 'Meeting' },
  { code: 'study', zh: '学习', en: 'Study session' },
  { code: 'training', zh: '培训', en: 'Training' },
  { code: 'drill', zh: '演练', en: 'Drill' },
  { code: 'inspection', zh: '检查', en: 'Inspection' },
  { code: 'campaign', zh: '宣传教育', en: 'Campaign' },
  { code: 'briefing', zh: '通报汇报', en: 'Briefing' },
  { code: 'document', zh: '制度文件', en: 'Written document' },
  { code: 'maintenance', zh: '维护检测', en: 'Maintenance and testing' },
  { code: 'other', zh: '其他', en: 'Other' },
]

const twoDecimals = (number: number): boolean => Math.abs(number * 100 - Math.round(number * 100)) < 1e-6
const hoursSchema = z
  .number()
  .min(0)
  .max(10_000)
  .refine(twoDecimals, {
    params: { sentence: { zh: '学时（小时）最多两位小数', en: 'Hours may have at most two decimals' } },
  })

const personPresentSchema = z.strictObject({
  personId: z.uuid(),
  led: z.boolean(),
  /** Hours that count for this person; left out, the activity's. */
  hours: hoursSchema.exactOptional(),
})

const attachmentDraftSchema = z.strictObject({
  /** Of a file that was uploaded before. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  name: z.string().trim().min(1).max(200),
})

/** What an activity says of itself, whatever it may count for. */
export const activityDraftSchema = z.strictObject({
  unitId: z.uuid(),
  jointUnitIds: z.array(z.uuid()).max(50),
  kind: z.string().min(1).max(40),
  title: z.string().trim().min(1).max(200),
  occurredOn: z.iso.date(),
  /** Raised to the number of people named. */
  headCount: z.int().min(0).max(1_000_000),
  people: z.array(personPresentSchema).max(1_000),
  hours: hoursSchema,
  topicIds: z.array(z.uuid()).max(20),
  summary: z.string().max(10_000),
  attachments: z.array(attachmentDraftSchema).max(20),
})
export type ActivityDraft = z.infer<typeof activityDraftSchema>

/** `suggested`: whatever `suggestOccurrences` would tick. */
const chosenSchema = z.union([z.literal('suggested'), z.array(z.uuid()).max(500)])

export const recordActivitySchema = activityDraftSchema.extend({ occurrenceIds: chosenSchema })
export type RecordActivity = z.infer<typeof recordActivitySchema>

const reasonSchema = z.string().trim().min(1).max(500)

/** A correction states the whole activity anew and the revision that it was made from. */
export const correctActivitySchema = recordActivitySchema.extend({
  revision: z.int().min(1),
  reason: reasonSchema,
})
export type CorrectActivity = z.infer<typeof correctActivitySchema>

export const voidActivitySchema = z.strictObject({ revision: z.int().min(1), reason: reasonSchema })
export type VoidActivity = z.infer<typeof voidActivitySchema>

/** What came of a record: `satisfied` occurrences it counts for; entries saved are the forms it spared beyond the first. */
export interface RecordedActivity {
  readonly id: string
  readonly revision: number
  readonly late: boolean
  readonly satisfied: number
  readonly entriesSaved: number
}

export interface SuggestedRequirement {
  readonly position: number
  readonly measure: EvidenceMeasure
  readonly required: number
  readonly achieved: number
  /** What this activity would add; 0 where it does not fit this requirement. */
  readonly amount: number
}

/** An occurrence that the activity could count for. `ticked` is the program's choice; of one assignment, at most one. */
export interface SuggestedOccurrence {
  readonly occurrenceId: string
  readonly assignmentId: string
  readonly dutyId: string
  readonly dutyTitle: string
  readonly rulebookTitle: string
  readonly unitId: string
  readonly unitName: string
  readonly windowFrom: string
  readonly windowTo: string
  readonly closesOn: string
  /** The activity's day lies after the window, within grace: it would be met late. */
  readonly withinGrace: boolean
  /** Nothing is missing any more: the record is kept with it all the same. */
  readonly alreadyMet: boolean
  readonly ticked: boolean
  readonly requirements: readonly SuggestedRequirement[]
}

export interface Suggestions {
  readonly occurrences: readonly SuggestedOccurrence[]
  readonly entriesSaved: number
  readonly late: boolean
}

/** A line of the register of activities. */
export interface ActivityRow {
  readonly id: string
  readonly revision: number
  readonly unitId: string
  readonly unitName: string
  /** All units of a joint activity, the leading one included; one entry otherwise. */
  readonly unitIds: readonly string[]
  readonly kind: string
  readonly title: string
  readonly occurredOn: string
  readonly headCount: number
  readonly hours: number
  readonly late: boolean
  readonly entriesSaved: number
  readonly recordedAt: string
  readonly voidedAt: string | null
  readonly attachmentCount: number
}

export interface ActivityPerson {
  readonly personId: string
  readonly name: string
  readonly led: boolean
  readonly hours: number | null
}

export interface ActivityAttachment {
  readonly id: string
  readonly sha256: string
  readonly name: string
  readonly mediaType: string
  readonly size: number
}

/** What an activity counts for, one line an occurrence. */
export interface ActivityContribution {
  readonly occurrenceId: string
  readonly dutyId: string
  readonly dutyTitle: string
  readonly rulebookTitle: string
  readonly unitId: string
  readonly windowFrom: string
  readonly windowTo: string
  readonly closesOn: string
  readonly inWindow: boolean
  readonly amounts: readonly {
    readonly position: number
    readonly measure: EvidenceMeasure
    readonly amount: number
  }[]
}

export interface ActivityRevision {
  readonly revision: number
  readonly heldFrom: string
  readonly heldTo: string
  readonly reason: string
}

/** One activity as a revision of it stood; `earlier` lists the revisions before the present one. */
export interface ActivityPage {
  readonly activity: Omit<ActivityRow, 'attachmentCount'> & {
    readonly summary: string
    readonly topicIds: readonly string[]
    readonly voidReason: string | null
    readonly revisedAt: string
  }
  readonly units: readonly { readonly id: string; readonly name: string }[]
  readonly people: readonly ActivityPerson[]
  readonly attachments: readonly ActivityAttachment[]
  readonly contributions: readonly ActivityContribution[]
  readonly earlier: readonly ActivityRevision[]
}

const flagSchema = z.enum(['true', 'false']).transform((value) => value === 'true')

/** Filters of the register; `unitId` reaches the unit's subtree as of each activity's day. */
export const activityQuerySchema = z.object({
  unitId: z.uuid().optional(),
  kind: z.string().min(1).max(40).optional(),
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
  late: flagSchema.optional(),
  joint: flagSchema.optional(),
  /** Without it, records that hold. */
  voided: flagSchema.optional(),
  occurrenceId: z.uuid().optional(),
  dutyId: z.uuid().optional(),
  cursor: z.string().max(100).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
})
export type ActivityQuery = z.infer<typeof activityQuerySchema>

export interface ActivityList {
  readonly activities: readonly ActivityRow[]
  /** Hand it back as `cursor` for the next page; null at the end. */
  readonly next: string | null
}

/** A file that was taken in and may now be named in a record. */
export interface UploadedFile {
  readonly sha256: string
  readonly name: string
  readonly mediaType: string
  readonly size: number
}

/** What a unit's subtree did in a stretch of days, by kind; a joint activity once. */
export interface Tally {
  readonly kind: string
  readonly activities: number
  readonly heads: number
  readonly hours: number
}

const twentyYears = 20 * 366 * 86_400_000

export const tallyQuerySchema = z
  .object({ unitId: z.uuid(), from: z.iso.date(), to: z.iso.date() })
  .refine(({ from, to }) => Date.parse(to) - Date.parse(from) <= twentyYears, {
    path: ['to'],
    params: { sentence: { zh: '一次最多统计二十年', en: 'At most twenty years at a time' } },
  })
export type TallyQuery = z.infer<typeof tallyQuerySchema>

export interface RecordingChoices {
  readonly kinds: readonly ActivityKind[]
  readonly topics: readonly { readonly id: string; readonly name: string }[]
}
