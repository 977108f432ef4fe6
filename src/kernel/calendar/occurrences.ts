import type { Temporal } from 'temporal-polyfill'
import type { CalendarSettings } from './calendar-settings.ts'

/** What becomes of the period in which a duty is adopted: left out, counted whole, or counted by its share of days. */
export const startRules = ['next', 'full', 'prorata'] as const
export type StartRule = (typeof startRules)[number]

/** The days in which one occurrence is to be done, both included. */
export interface Window {
  readonly key: string
  readonly from: string
  readonly to: string
  /** Depends on holidays or term dates that are not yet known; to be worked out again when they are. */
  readonly provisional: boolean
  /** Only for a pro rata start: part (0–1) of the days that is left; required counts are scaled by it, rounded up. */
  readonly share?: number
  /** Only for a deadline in hours: the hours after (or, for a lead, before) the event. */
  readonly dueHours?: number
}

/** What `windowsOf` needs to know besides the schedule. */
export interface WindowsAsked {
  /** First day: of the assignment, or the day after a former `until`. */
  readonly from: Temporal.PlainDate
  /** Last day on which a window may begin. */
  readonly until: Temporal.PlainDate
  readonly settings: CalendarSettings
  readonly start: StartRule
  /** For `rolling`. */
  readonly lastDoneOn?: Temporal.PlainDate | undefined
  /** For `deadline` and `lead`: the event's day. */
  readonly eventOn?: Temporal.PlainDate | undefined
  /** For spans in hours: the event's time of day, 'HH:MM', when known. */
  readonly eventAt?: string | undefined
  /** For `lead`: the day on which the event was recorded. */
  readonly recordedOn?: Temporal.PlainDate | undefined
}
