import { z } from 'zod'
import { startRules } from '../../../../kernel/calendar/occurrences.ts'
import type { Duty } from '../../model.ts'

/** What a new version of a rule does to a duty that is in force. */
export const fates = ['carry', 'change', 'end'] as const
export type Fate = (typeof fates)[number]

/** What becomes of the period that runs when a changed or ended duty stops: seen through to its end, or withdrawn. */
export const openPeriods = ['keep', 'withdraw'] as const
export type OpenPeriod = (typeof openPeriods)[number]

export const fateSchema = z
  .strictObject({
    dutyId: z.uuid(),
    fate: z.enum(fates),
    /** The duty of the new version that carries it on or takes its place. */
    successorId: z.uuid().exactOptional(),
    openPeriod: z.enum(openPeriods).default('keep'),
    /** How the changed duty counts the period that runs on its first day. */
    start: z.enum(startRules).default('next'),
  })
  .refine((fate) => fate.fate === 'end' || fate.successorId !== undefined, {
    path: ['successorId'],
    params: {
      sentence: { zh: '请选择新版本中对应的职责', en: 'Choose the duty of the new version that corresponds' },
    },
  })
export type DutyFate = z.infer<typeof fateSchema>

export const applyVersionSchema = z.strictObject({
  versionId: z.uuid(),
  from: z.iso.date(),
  fates: z.array(fateSchema).min(1).max(2_000),
})
export type ApplyVersion = z.infer<typeof applyVersionSchema>

/** A duty in force beside what the new version says of it; the fate is a suggestion for the reviewer. */
export interface Succession {
  readonly duty: Duty
  readonly successor: Duty | null
  /** 0–1: how much of the two sentences is the same. */
  readonly likeness: number
  readonly suggested: Fate
  /** Open assignments that the decision touches. */
  readonly assignments: number
}

export interface VersionComparison {
  readonly versionId: string
  readonly effectiveFrom: string
  readonly successions: readonly Succession[]
  /** Duties of the new version that follow none: they are adopted in the ordinary way. */
  readonly fresh: readonly Duty[]
}

export interface VersionApplied {
  readonly carried: number
  readonly changed: number
  readonly ended: number
  readonly withdrawn: number
  readonly occurrences: number
}
