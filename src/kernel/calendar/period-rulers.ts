import { Temporal } from 'temporal-polyfill'
import { type CalendarSettings, type Term, termsInOrder } from './calendar-settings.ts'
import type { PeriodUnit } from './schedule.ts'

/** A unit's periods as marks on a ruler, numbered without gaps; groups of several are then simple arithmetic. */
export interface Ruler {
  /** Number of the last period that begins on or before `day`. */
  readonly indexOf: (day: Temporal.PlainDate) => number
  readonly startOf: (index: number) => Temporal.PlainDate
  /** Last day of the period. */
  readonly endOf: (index: number) => Temporal.PlainDate
  readonly keyOf: (index: number) => string
  /** Numbers that exist; terms alone are few. */
  readonly first: number
  readonly last: number
}

const epoch = new Temporal.PlainDate(1970, 1, 1)
const daysSinceEpoch = (day: Temporal.PlainDate): number => epoch.until(day).days
const twoDigits = (number: number): string => String(number).padStart(2, '0')
const fourDigits = (number: number): string => String(number).padStart(4, '0')

/** A ruler of periods that follow one another without gaps. */
const gapless = (part: Pick<Ruler, 'indexOf' | 'startOf' | 'keyOf'>): Ruler => ({
  ...part,
  endOf: (index) => part.startOf(index + 1).subtract({ days: 1 }),
  first: Number.NEGATIVE_INFINITY,
  last: Number.POSITIVE_INFINITY,
})

const days = gapless({
  indexOf: daysSinceEpoch,
  startOf: (index) => epoch.add({ days: index }),
  keyOf: (index) => epoch.add({ days: index }).toString(),
})

/** The epoch was a Thursday; ISO weeks begin on Monday. */
const daysFromMondayToEpoch = 3
const startOfWeek = (index: number): Temporal.PlainDate =>
  epoch.add({ days: index * 7 - daysFromMondayToEpoch })

const weeks = gapless({
  indexOf: (day) => Math.floor((daysSinceEpoch(day) + daysFromMondayToEpoch) / 7),
  startOf: startOfWeek,
  keyOf: (index) => {
    const { yearOfWeek = 0, weekOfYear = 0 } = startOfWeek(index)
    return `${fourDigits(yearOfWeek)}-W${twoDigits(weekOfYear)}`
  },
})

const monthIndex = (day: Temporal.PlainDate): number => day.year * 12 + day.month - 1
const startOfMonth = (index: number): Temporal.PlainDate =>
  new Temporal.PlainDate(Math.floor(index / 12), (index % 12) + 1, 1)
const monthKey = (index: number): string => startOfMonth(index).toString().slice(0, 7)

const tendays = gapless({
  indexOf: (day) => monthIndex(day) * 3 + Math.min(2, Math.floor((day.day - 1) / 10)),
  startOf: (index) => startOfMonth(Math.floor(index / 3)).add({ days: (index % 3) * 10 }),
  keyOf: (index) => `${monthKey(Math.floor(index / 3))}-T${(index % 3) + 1}`,
})

/** Periods of `months` months, of which `12 / months` make a year; `name` takes year and number within the year. */
const ofMonths = (months: number, name: (year: string, number: number) => string): Ruler =>
  gapless({
    indexOf: (day) => Math.floor(monthIndex(day) / months),
    startOf: (index) => startOfMonth(index * months),
    keyOf: (index) => {
      const perYear = 12 / months
      return name(fourDigits(Math.floor(index / perYear)), (index % perYear) + 1)
    },
  })

/**
 * School years are numbered by the calendar year in which they begin: with the first term that starts from August to
 * December (a short summer term in July still belongs to the year before), or on 1 September when no such term is set.
 */
function schoolYears(terms: readonly Term[]): Ruler {
  const starts = new Map<number, Temporal.PlainDate>()
  for (const term of terms) {
    const start = Temporal.PlainDate.from(term.startsOn)
    if (start.month >= 8 && !starts.has(start.year)) starts.set(start.year, start)
  }
  const startOf = (year: number): Temporal.PlainDate => starts.get(year) ?? new Temporal.PlainDate(year, 9, 1)
  return gapless({
    indexOf: (day) => (Temporal.PlainDate.compare(day, startOf(day.year)) < 0 ? day.year - 1 : day.year),
    startOf,
    keyOf: (year) => `${fourDigits(year)}-${fourDigits(year + 1)}`,
  })
}

function termsRuler(terms: readonly Term[]): Ruler {
  const termAt = (index: number): Term => {
    const term = terms[index]
    if (term === undefined) throw new RangeError(`no term number ${index}`)
    return term
  }
  return {
    indexOf: (day) => {
      const iso = day.toString()
      return terms.findLastIndex((term) => term.startsOn <= iso)
    },
    startOf: (index) => Temporal.PlainDate.from(termAt(index).startsOn),
    endOf: (index) => Temporal.PlainDate.from(termAt(index).endsOn),
    keyOf: (index) => termAt(index).id,
    first: 0,
    last: terms.length - 1,
  }
}

const months = ofMonths(1, (year, number) => `${year}-${twoDigits(number)}`)
const quarters = ofMonths(3, (year, number) => `${year}-Q${number}`)
const halfyears = ofMonths(6, (year, number) => `${year}-H${number}`)
const years = ofMonths(12, (year) => year)

export function rulerOf(unit: PeriodUnit, settings: CalendarSettings): Ruler {
  switch (unit) {
    case 'day':
      return days
    case 'week':
      return weeks
    case 'tenday':
      return tendays
    case 'month':
      return months
    case 'quarter':
      return quarters
    case 'halfyear':
      return halfyears
    case 'year':
      return years
    case 'schoolyear':
      return schoolYears(termsInOrder(settings))
    case 'term':
      return termsRuler(termsInOrder(settings))
  }
}
