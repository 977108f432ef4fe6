import { Temporal } from 'temporal-polyfill'
import type { Period } from './periods.ts'
import type { PartOfYear, PeriodicSchedule } from './schedule.ts'

/** First and last day, both included. */
interface Days {
  readonly from: string
  readonly to: string
}

/** 'MM-DD' of a year; 29 February becomes the 28th where there is none. */
const dayOf = (year: number, monthDay: string): Temporal.PlainDate =>
  Temporal.PlainDate.from({ year, month: Number(monthDay.slice(0, 2)), day: Number(monthDay.slice(3)) })

/** The part of the year as it begins in each of the years that can touch the period. */
function seasonsAround(period: Period, within: PartOfYear): Days[] {
  const from = within.from ?? '01-01'
  const first = Temporal.PlainDate.from(period.from).year - 1
  const last = Temporal.PlainDate.from(period.to).year
  return Array.from({ length: last - first + 1 }, (_, index) => {
    const year = first + index
    const endYear = from > within.to ? year + 1 : year
    return { from: dayOf(year, from).toString(), to: dayOf(endYear, within.to).toString() }
  })
}

/** First beginning to last end, or null without any. */
function hull(days: readonly Days[]): Days | null {
  const [first, last] = [days[0], days.at(-1)]
  return first === undefined || last === undefined ? null : { from: first.from, to: last.to }
}

/** The days of a period that lie in the season. */
function cut(period: Period, seasons: readonly Days[]): Days[] {
  return seasons.flatMap(({ from, to }) => {
    const days = { from: from > period.from ? from : period.from, to: to < period.to ? to : period.to }
    return days.from <= days.to ? days : []
  })
}

/** The seasons that begin in a year; or, when only an end is named, the year from its own beginning to that end. */
function ofYear(period: Period, within: PartOfYear, seasons: readonly Days[]): Days[] {
  const isIn = (day: string): boolean => day >= period.from && day <= period.to
  if (within.from !== undefined) return seasons.filter(({ from }) => isIn(from))
  return seasons.flatMap(({ to }) => (isIn(to) ? { from: period.from, to } : []))
}

/**
 * Narrows a period to a part of the year, or null when they have no day in common.
 * - Years and school years take the season that begins in them, whole, even when it ends after the new year; with an end
 *   only, they last from their own beginning to that day. A group of years lasts from its first season to its last.
 * - Shorter periods are cut to their days in the season: 'monthly from June to September' asks nothing in May.
 */
export function narrowed(period: Period, schedule: PeriodicSchedule): Period | null {
  const { within, unit, every } = schedule
  if (within === undefined) return period
  const seasons = seasonsAround(period, within)
  const isYear = unit === 'year' || unit === 'schoolyear'
  const parts = isYear ? ofYear(period, within, seasons) : cut(period, seasons)
  // A school year that is longer than a year can see a season begin twice; the second is the next one's.
  const days = hull(isYear && every === 1 ? parts.slice(0, 1) : parts)
  return days === null ? null : { key: period.key, ...days }
}
