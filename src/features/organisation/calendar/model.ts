import { z } from 'zod'
import type { CalendarSettings } from '../../../kernel/calendar/calendar-settings.ts'
import type { Sentence } from '../../../kernel/outcome/outcome.ts'
import { daySchema } from '../model.ts'

/** The years whose calendars are shown and set. */
export const FIRST_YEAR = 2000
export const LAST_YEAR = 2099
export const yearSchema = z.coerce.number().int().min(FIRST_YEAR).max(LAST_YEAR)

export const termSchema = z.strictObject({
  name: z.string().trim().min(1).max(60),
  startsOn: daySchema,
  endsOn: daySchema,
})
export type TermInput = z.infer<typeof termSchema>

export const dayKindSchema = z.strictObject({
  /** Null goes back to the official calendar. */
  kind: z.enum(['off', 'work']).nullable(),
  name: z.string().trim().max(60),
})
export type DayInput = z.infer<typeof dayKindSchema> & { readonly day: string }

export const confirmYearSchema = z.strictObject({ confirmed: z.boolean() })

/** A day of the year and why it is one to work or not. */
export interface CalendarDay {
  readonly day: string
  readonly working: boolean
  /** What decides: the plain week, the official notice (or, before it, the statutory days), or the tenant itself. */
  readonly source: 'week' | 'official' | 'own'
  readonly name: Sentence | null
}

export interface CalendarYear {
  readonly year: number
  /** The official notice for the year is known to the program. */
  readonly published: boolean
  /** Not published, but entered and confirmed by the tenant. */
  readonly confirmed: boolean
  readonly workingDays: number
  readonly days: readonly CalendarDay[]
}

export interface CalendarOverview {
  readonly settings: CalendarSettings
  readonly year: CalendarYear
}
