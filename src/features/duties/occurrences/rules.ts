import { Temporal } from 'temporal-polyfill'
import type { CalendarSettings } from '../../../kernel/calendar/calendar-settings.ts'
import { type StartRule, type Window, windowsOf } from '../../../kernel/calendar/occurrences.ts'
import type { Schedule } from '../../../kernel/calendar/schedule.ts'
import type { EvidenceRule, Requirement, Tier } from '../model.ts'
import type { TriggerEvent } from './model.ts'

/** How far ahead occurrences stand ready: a year and the run-up to the next one. */
const horizonDays = 400

export const horizonOf = (today: Temporal.PlainDate): Temporal.PlainDate => today.add({ days: horizonDays })

/** What a requirement row starts from. */
export type RequirementTerms = Omit<Requirement, 'occurrenceId' | 'achieved' | 'achievedInWindow'>

/** A duty that names no evidence asks for one record of whatever kind. */
const anyRecord: EvidenceRule = { measure: 'times', required: 1, kinds: [] }

/**
 * The requirements of one occurrence. `share` (0–1) is the part of the period that is left after a pro rata start; required
 * amounts are scaled by it and rounded up, so that something always remains to be done.
 */
export function requirementsOf(
  evidence: readonly EvidenceRule[],
  tier: Tier,
  share: number | undefined,
): RequirementTerms[] {
  const rules = evidence.length > 0 ? evidence : [anyRecord]
  return rules.map((rule, position) => ({
    position,
    measure: rule.measure,
    topicId: rule.topicId ?? null,
    kinds: rule.kinds,
    ledBy: rule.ledBy ?? null,
    attendedBy: rule.attendedBy ?? (rule.measure === 'hours_per_person' ? tier : null),
    attachment: rule.attachment ?? false,
    // The small step back keeps 24 × 0.25 from becoming 7 by a rounding error.
    required: share === undefined ? rule.required : Math.max(1, Math.ceil(rule.required * share - 1e-9)),
  }))
}

/** The terms on which an assignment's occurrences are made. Days 'YYYY-MM-DD'; `validTo` exclusive, 'infinity' while open. */
export interface AssignmentTerms {
  readonly assignmentId: string
  readonly dutyId: string
  readonly unitId: string
  readonly validFrom: string
  readonly validTo: string
  readonly startRule: StartRule
  readonly schedule: Schedule
  readonly evidence: readonly EvidenceRule[]
  readonly tier: Tier
  readonly graceDays: number
}

/** A window as it becomes occurrences: with its closing day and its requirements. */
export interface PlannedWindow {
  readonly periodKey: string
  readonly windowFrom: string
  readonly windowTo: string
  readonly closesOn: string
  readonly provisional: boolean
  /** Kinds of activity that any requirement counts; empty: any kind. */
  readonly kinds: readonly string[]
  readonly requirements: readonly RequirementTerms[]
}

const plain = Temporal.PlainDate.from

/** Last day on which a window of the assignment may begin. */
function lastBeginning(terms: AssignmentTerms, until: Temporal.PlainDate): Temporal.PlainDate {
  if (terms.validTo === 'infinity') return until
  const lastDay = plain(terms.validTo).subtract({ days: 1 })
  return Temporal.PlainDate.compare(lastDay, until) < 0 ? lastDay : until
}

function planned(terms: AssignmentTerms, window: Window, periodKey: string): PlannedWindow {
  const requirements = requirementsOf(terms.evidence, terms.tier, window.share)
  const takesAny = requirements.some(({ kinds }) => kinds.length === 0)
  return {
    periodKey,
    windowFrom: window.from,
    windowTo: window.to,
    closesOn: plain(window.to).add({ days: terms.graceDays }).toString(),
    provisional: window.provisional,
    kinds: takesAny ? [] : [...new Set(requirements.flatMap(({ kinds }) => kinds))],
    requirements,
  }
}

/** What decides the windows of an assignment: assignments that share it share their windows. */
export const windowsKey = (terms: AssignmentTerms): string =>
  `${terms.dutyId}|${terms.validFrom}|${terms.validTo}|${terms.startRule}`

/**
 * The windows of a periodic or (its first one) rolling duty that begin up to `until`. With `since`, only those that begin
 * on that day or later: the list goes on where it was left.
 */
export function windowsFor(
  terms: AssignmentTerms,
  until: Temporal.PlainDate,
  settings: CalendarSettings,
  since?: Temporal.PlainDate,
): PlannedWindow[] {
  const { type } = terms.schedule
  if (type !== 'periodic' && type !== 'rolling') return []
  const begun = plain(terms.validFrom)
  const goesOn = type === 'periodic' && since !== undefined && Temporal.PlainDate.compare(since, begun) > 0
  return windowsOf(terms.schedule, {
    from: goesOn ? since : begun,
    until: lastBeginning(terms, until),
    settings,
    start: goesOn ? 'next' : terms.startRule,
  }).map((window) => planned(terms, window, window.key))
}

/** The window that a dated event starts for a deadline or lead duty; null when it starts none. */
export function windowForEvent(
  terms: AssignmentTerms,
  event: TriggerEvent,
  settings: CalendarSettings,
): PlannedWindow | null {
  const [window] = windowsOf(terms.schedule, {
    from: plain(terms.validFrom),
    // An event may lie beyond any horizon; the window it makes is wanted all the same.
    until: lastBeginning(terms, plain(terms.validFrom).add({ years: 119 })),
    settings,
    start: terms.startRule,
    eventOn: plain(event.occurredOn),
    eventAt: event.occurredAt,
    recordedOn: plain(event.recordedOn),
  })
  // Two events of one day make two occurrences: the event's id is the key.
  return window === undefined ? null : planned(terms, window, event.id)
}

/** The window that follows the day on which a rolling duty was last done; null once the assignment has ended. */
export function windowAfter(
  terms: AssignmentTerms,
  lastDoneOn: string,
  settings: CalendarSettings,
): PlannedWindow | null {
  const [window] = windowsOf(terms.schedule, {
    from: plain(terms.validFrom),
    until: lastBeginning(terms, plain(terms.validFrom).add({ years: 119 })),
    settings,
    start: terms.startRule,
    lastDoneOn: plain(lastDoneOn),
  })
  return window === undefined ? null : planned(terms, window, window.key)
}
