import { z } from 'zod'
import { startRules } from '../../../kernel/calendar/occurrences.ts'
import type { Tier } from '../model.ts'

/** Which accepted duties are adopted, from which day, and what becomes of the period that runs on that day. */
export const adoptionSchema = z.strictObject({
  dutyIds: z.array(z.uuid()).min(1).max(1_000),
  from: z.iso.date(),
  start: z.enum(startRules),
  /** Units that are left out although their kind fits. */
  exceptUnitIds: z.array(z.uuid()).max(10_000).default([]),
})
export type Adoption = z.infer<typeof adoptionSchema>

/** What adopting one duty would make. */
export interface DutyReach {
  readonly dutyId: string
  readonly title: string
  readonly tier: Tier
  readonly units: number
  /** Units whose post of that tier is missing or vacant: the duty rises to the post above. */
  readonly vacant: number
  /** The first period that will count; null for what has no calendar (standing, retention, waits for an event). */
  readonly firstWindow: { readonly from: string; readonly to: string } | null
  /** Periods that have already closed by today, of each unit. */
  readonly alreadyClosed: number
}

/** "312 assignments over 26 units from 1 January", before anything is made. */
export interface AdoptionPreview {
  readonly from: string
  readonly assignments: number
  readonly units: number
  readonly vacant: number
  readonly duties: readonly DutyReach[]
  readonly unitList: readonly { readonly id: string; readonly name: string; readonly duties: number }[]
}

export interface Adopted {
  readonly assignments: number
  readonly units: number
  readonly occurrences: number
}

/** A unit that was opened after a duty of its kind had been adopted, and has no assignment of it. */
export interface LateUnit {
  readonly dutyId: string
  readonly dutyTitle: string
  readonly unitId: string
  readonly unitName: string
  readonly openedOn: string
}

const pairs = z
  .array(z.strictObject({ dutyId: z.uuid(), unitId: z.uuid() }))
  .min(1)
  .max(5_000)

export const assignLateUnitsSchema = z.strictObject({ pairs, from: z.iso.date(), start: z.enum(startRules) })
export type AssignLateUnits = z.infer<typeof assignLateUnitsSchema>

export const declineLateUnitsSchema = z.strictObject({ pairs, reason: z.string().trim().min(1).max(500) })
export type DeclineLateUnits = z.infer<typeof declineLateUnitsSchema>
