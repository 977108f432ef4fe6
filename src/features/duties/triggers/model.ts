import { z } from 'zod'
import type { Schedule } from '../../../kernel/calendar/schedule.ts'
import type { OccurrenceStatus, Tier } from '../model.ts'

const described = {
  unitId: z.uuid(),
  /** In a few words, chosen from the events that adopted duties name, or one's own: 发生安全事故. */
  kind: z.string().trim().min(1).max(200),
  title: z.string().trim().min(1).max(200),
  occurredOn: z.iso.date(),
  /** Time of day when known; duties in hours count from it. */
  occurredAt: z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
    .exactOptional(),
}

export const describeTriggerSchema = z.strictObject(described)
/** A dated event, before it is recorded. */
export type DescribeTrigger = z.infer<typeof describeTriggerSchema>

export const recordTriggerSchema = z.strictObject({
  ...described,
  note: z.string().trim().max(2_000).default(''),
  /** The assignments that it starts; none: it is only put on record. */
  assignmentIds: z.array(z.uuid()).max(1_000),
})
export type RecordTrigger = z.infer<typeof recordTriggerSchema>

export const voidTriggerSchema = z.strictObject({ reason: z.string().trim().min(1).max(500) })

/** Whose assignment it is, seen from the event's unit. */
export type Relation = 'own' | 'above'

/** A deadline or lead assignment that an event could start. */
export interface StartChoice {
  readonly assignmentId: string
  readonly dutyTitle: string
  readonly rulebookTitle: string
  readonly schedule: Schedule
  readonly tier: Tier
  readonly unitId: string
  readonly unitName: string
  readonly relation: Relation
  readonly answer: { readonly title: string; readonly holderName: string | null } | null
  /** The days in which it would be due; null when the event starts nothing for it (the rule did not bind yet). */
  readonly window: { readonly from: string; readonly to: string; readonly closesOn: string } | null
  /** Its last day has passed already. */
  readonly alreadyClosed: boolean
  /** The duty's words speak of such an event: ticked in advance. */
  readonly ticked: boolean
}

export interface TriggerPreview {
  readonly choices: readonly StartChoice[]
}

/** What an event started, as it stands today. */
export interface Started {
  readonly occurrenceId: string
  readonly dutyTitle: string
  readonly unitName: string
  readonly windowTo: string
  readonly closesOn: string
  readonly status: OccurrenceStatus
  readonly withdrawn: boolean
}

export interface TriggerLine {
  readonly id: string
  readonly unitId: string
  readonly unitName: string
  readonly kind: string
  readonly title: string
  readonly occurredOn: string
  readonly occurredAt: string | null
  readonly note: string
  readonly recordedAt: string
  readonly voidedAt: string | null
  readonly voidReason: string | null
  readonly started: readonly Started[]
}

export const triggerQuerySchema = z.object({
  unitId: z.uuid().optional(),
  /** Day and id of the last one seen, `occurredOn|id`. */
  cursor: z.string().max(60).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(100),
})
export type TriggerQuery = z.infer<typeof triggerQuerySchema>

export interface TriggerList {
  readonly triggers: readonly TriggerLine[]
  readonly next: string | null
}

export interface RecordedTrigger {
  readonly triggerId: string
  readonly occurrences: number
}
