import { z } from 'zod'
import { done, type Outcome, type Refusal, refused } from '../outcome/outcome.ts'

/** A school term, both days included. */
export interface Term {
  readonly id: string
  readonly name: string
  readonly startsOn: string
  readonly endsOn: string
}

/** A day that the tenant itself takes off or works, against the official calendar. */
export interface DayOverride {
  readonly day: string
  readonly kind: 'off' | 'work'
  readonly name?: string
}

/**
 * A tenant's calendar. Treat a value as frozen: working-day tables are remembered per object. `confirmedYears` are years
 * whose official holidays the tenant has entered as overrides because the program does not know the notice yet.
 */
export interface CalendarSettings {
  readonly terms: readonly Term[]
  readonly overrides: readonly DayOverride[]
  readonly confirmedYears?: readonly number[]
}

export const emptyCalendar: CalendarSettings = { terms: [], overrides: [] }

const termSchema = z.strictObject({
  id: z.string().min(1).max(64),
  name: z.string().trim().min(1).max(60),
  startsOn: z.iso.date(),
  endsOn: z.iso.date(),
})

const overrideSchema = z.strictObject({
  day: z.iso.date(),
  kind: z.enum(['off', 'work']),
  name: z.string().trim().min(1).max(60).exactOptional(),
})

/** The shape and bounds of settings from outside; `checkCalendarSettings` then asks whether they make sense. */
export const calendarSettingsSchema: z.ZodType<CalendarSettings> = z.strictObject({
  terms: z.array(termSchema).max(400),
  overrides: z.array(overrideSchema).max(4000),
  confirmedYears: z.array(z.int().min(1990).max(2200)).max(100).exactOptional(),
})

/** Terms in the order of their first days. */
export const termsInOrder = (settings: CalendarSettings): Term[] =>
  settings.terms.toSorted((one, other) => (one.startsOn < other.startsOn ? -1 : 1))

function refusalsOfTerms(terms: readonly Term[]): Refusal[] {
  const refusals: Refusal[] = []
  const ids = new Set<string>()
  let before: Term | undefined
  for (const term of terms) {
    const place = { field: `terms.${term.id}` }
    if (ids.has(term.id))
      refusals.push({
        code: 'calendar.term-twice',
        sentence: { zh: `学期“${term.name}”的编号重复`, en: `The id of term “${term.name}” is used twice` },
        place,
      })
    ids.add(term.id)
    if (term.endsOn < term.startsOn)
      refusals.push({
        code: 'calendar.term-backwards',
        sentence: {
          zh: `学期“${term.name}”的结束日早于开始日`,
          en: `Term “${term.name}” ends before it starts`,
        },
        place,
      })
    if (before !== undefined && term.startsOn <= before.endsOn)
      refusals.push({
        code: 'calendar.terms-overlap',
        sentence: {
          zh: `学期“${before.name}”与“${term.name}”的日期重叠`,
          en: `Terms “${before.name}” and “${term.name}” overlap`,
        },
        place,
      })
    if (before === undefined || term.endsOn > before.endsOn) before = term
  }
  return refusals
}

function refusalsOfOverrides(overrides: readonly DayOverride[]): Refusal[] {
  const days = new Set<string>()
  return overrides.flatMap(({ day }) => {
    if (!days.has(day)) {
      days.add(day)
      return []
    }
    return {
      code: 'calendar.day-twice',
      sentence: { zh: `${day} 设置了两次`, en: `${day} is set twice` },
      place: { field: `overrides.${day}` },
    }
  })
}

/**
 * Accepts settings whose terms neither overlap nor run backwards and whose days are set once each. Gives them back with
 * terms and overrides in order. Refuses with `calendar.terms-overlap`, `calendar.term-backwards`, `calendar.term-twice` or
 * `calendar.day-twice`; further faults follow as `others`.
 */
export function checkCalendarSettings(settings: CalendarSettings): Outcome<CalendarSettings> {
  const terms = termsInOrder(settings)
  const overrides = settings.overrides.toSorted((one, other) => (one.day < other.day ? -1 : 1))
  const [first, ...others] = [...refusalsOfTerms(terms), ...refusalsOfOverrides(overrides)]
  if (first !== undefined) return refused(first.code, first.sentence, first.place, others)
  return done({ ...settings, terms, overrides })
}
