import { Temporal } from 'temporal-polyfill'
import type { CalendarSettings } from './calendar-settings.ts'
import { narrowed } from './part-of-year.ts'
import { type Period, periodsBetween } from './periods.ts'
import type {
  DeadlineSchedule,
  LeadSchedule,
  PeriodicSchedule,
  RollingSchedule,
  Schedule,
} from './schedule.ts'
import { addSpan } from './spans.ts'
import { isWorkingDay, restsOnUnpublishedHolidays } from './working-days.ts'

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

const isEarlier = (one: Temporal.PlainDate, other: Temporal.PlainDate): boolean =>
  Temporal.PlainDate.compare(one, other) < 0
const later = (one: Temporal.PlainDate, other: Temporal.PlainDate): Temporal.PlainDate =>
  isEarlier(one, other) ? other : one

/** Most years that one question may span; a guard against wrong dates, far above any use. */
const longestQuestion = 120

/**
 * The windows in which a duty is to be done, in order, each beginning on `from`…`until`.
 *
 * - `periodic`: one window a period. The start rule speaks of a window that already runs on `from`: left out ('next'),
 *   whole ('full': it begins before `from`), or its rest ('prorata', with `share`). Asking on from the day after `until`
 *   with 'next' continues the list without gap or double.
 * - `rolling`: the one window that follows `lastDoneOn`, or the first. `from` is the assignment's first day: work overdue
 *   by then falls due on that day.
 * - `deadline`, `lead`: the one window that `eventOn` makes; none without it. An event before `from` makes a window only
 *   while that still runs and the start rule is not 'next'. Keys name the event's day: add the trigger's id to tell two
 *   events of one day apart.
 * - `standing`, `retention`: none.
 *
 * Throws RangeError when `from`–`until` spans more than 120 years.
 */
export function windowsOf(schedule: Schedule, asked: WindowsAsked): Window[] {
  if (isEarlier(asked.from.add({ years: longestQuestion }), asked.until))
    throw new RangeError(`windows over more than ${longestQuestion} years`)
  if (isEarlier(asked.until, asked.from)) return []
  switch (schedule.type) {
    case 'periodic':
      return periodicWindows(schedule, asked)
    case 'rolling':
      return begunBy(asked.until, rollingWindow(schedule, asked))
    case 'deadline':
      return begunBy(asked.until, deadlineWindow(schedule, asked))
    case 'lead':
      return begunBy(asked.until, leadWindow(schedule, asked))
    case 'standing':
    case 'retention':
      return []
  }
}

const begunBy = (until: Temporal.PlainDate, window: Window | null): Window[] =>
  window !== null && window.from <= until.toString() ? [window] : []

function periodicWindows(schedule: PeriodicSchedule, asked: WindowsAsked): Window[] {
  const firstDay = asked.from.toString()
  const lastDay = asked.until.toString()
  // A season may still run after its period, or begin before it.
  const reach = schedule.within === undefined ? { years: 0 } : { years: 1 }
  const [since, until] = [asked.from.subtract(reach), asked.until.add(reach)]
  const windows: Window[] = []
  for (const period of periodsBetween(schedule, since, until, asked.settings)) {
    const days = narrowed(period, schedule)
    if (days === null || days.to < firstDay || days.from > lastDay) continue
    if (schedule.workingDaysOnly && !isWorkingDay(Temporal.PlainDate.from(days.from), asked.settings))
      continue
    const window = { ...days, provisional: isProvisional(schedule, period, asked.settings) }
    if (days.from >= firstDay || asked.start === 'full') windows.push(window)
    else if (asked.start === 'prorata') windows.push(restOf(window, asked.from))
  }
  return windows
}

const daysIn = (from: Temporal.PlainDate, to: Temporal.PlainDate): number => from.until(to).days + 1

function restOf(window: Window, from: Temporal.PlainDate): Window {
  const to = Temporal.PlainDate.from(window.to)
  const share = daysIn(from, to) / daysIn(Temporal.PlainDate.from(window.from), to)
  return { ...window, from: from.toString(), share }
}

function isProvisional(schedule: PeriodicSchedule, period: Period, settings: CalendarSettings): boolean {
  const from = Temporal.PlainDate.from(period.from)
  const to = Temporal.PlainDate.from(period.to)
  if (schedule.workingDaysOnly) return restsOnUnpublishedHolidays(from, to, settings)
  // A tenant that sets terms will set these too, and then the school year's first day may move off 1 September.
  const hasTermFrom = (day: Temporal.PlainDate): boolean =>
    settings.terms.some(({ startsOn }) => startsOn === day.toString())
  return (
    schedule.unit === 'schoolyear' &&
    settings.terms.length > 0 &&
    !(hasTermFrom(from) && hasTermFrom(to.add({ days: 1 })))
  )
}

function rollingWindow(schedule: RollingSchedule, asked: WindowsAsked): Window {
  const { settings, lastDoneOn } = asked
  const countedFrom = lastDoneOn ?? asked.from
  const named = lastDoneOn === undefined ? schedule.firstDueOn : undefined
  const due =
    named === undefined
      ? addSpan(countedFrom, schedule.every, schedule.unit, settings)
      : Temporal.PlainDate.from(named)
  const opens = lastDoneOn === undefined ? asked.from : later(lastDoneOn.add({ days: 1 }), asked.from)
  return {
    key: lastDoneOn === undefined ? 'first' : `after-${lastDoneOn.toString()}`,
    from: opens.toString(),
    to: later(due, asked.from).toString(),
    provisional:
      named === undefined &&
      schedule.unit === 'workday' &&
      restsOnUnpublishedHolidays(countedFrom, due, settings),
  }
}

function deadlineWindow(schedule: DeadlineSchedule, asked: WindowsAsked): Window | null {
  const { eventOn, settings } = asked
  if (eventOn === undefined) return null
  const due = addSpan(eventOn, schedule.within, schedule.unit, settings, asked.eventAt)
  if (isEarlier(asked.start === 'next' ? eventOn : due, asked.from)) return null
  return {
    key: `event-${eventOn.toString()}`,
    from: eventOn.toString(),
    to: due.toString(),
    provisional: schedule.unit === 'workday' && restsOnUnpublishedHolidays(eventOn, due, settings),
    ...(schedule.unit === 'hour' ? { dueHours: schedule.within } : {}),
  }
}

/** Opens `earliest` before the event; otherwise when it was recorded, or twice the lead before it; never before `from`. */
function leadWindow(schedule: LeadSchedule, asked: WindowsAsked): Window | null {
  const { eventOn, settings, recordedOn } = asked
  if (eventOn === undefined) return null
  const before = (count: number): Temporal.PlainDate =>
    addSpan(eventOn, -count, schedule.unit, settings, asked.eventAt)
  const due = before(schedule.lead)
  if (isEarlier(due, asked.from)) return null
  const wished =
    schedule.earliest === undefined ? (recordedOn ?? before(schedule.lead * 2)) : before(schedule.earliest)
  const opens = later(wished, asked.from)
  const from = isEarlier(due, opens) ? due : opens
  return {
    key: `event-${eventOn.toString()}`,
    from: from.toString(),
    to: due.toString(),
    provisional: schedule.unit === 'workday' && restsOnUnpublishedHolidays(from, eventOn, settings),
    ...(schedule.unit === 'hour' ? { dueHours: schedule.lead } : {}),
  }
}
