import { Temporal } from 'temporal-polyfill'
import type { Period } from './periods.ts'
import type { PartOfYear, PeriodicSchedule, PeriodUnit } from './schedule.ts'

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

/**
 * The seasons of a year, one for each. A school year takes the season that begins from its August on, be that before its
 * own first day: the opening check of 20 August to 10 September belongs to the year that it opens.
 */
function ofYear(period: Period, unit: PeriodUnit, seasons: readonly Days[]): Days[] {
  if (unit === 'year') return seasons.filter(({ from }) => from >= period.from && from <= period.to)
  const nextYear = Temporal.PlainDate.from(period.to).add({ days: 1 }).year
  const [first, last] = [`${period.from.slice(0, 4)}-08-01`, `${nextYear}-07-31`]
  return seasons.filter(({ from }) => from >= first && from <= last)
}

/** From a year's own beginning to the day by which it must be done; of several years, the last such day. */
function untilEnd(period: Period, every: number, seasons: readonly Days[]): Days {
  const ends = seasons.flatMap(({ to }) => (to >= period.from && to <= period.to ? to : []))
  // A school year is not always as long as a year: it may hold the day twice, or not at all.
  const end = every === 1 ? ends[0] : ends.at(-1)
  return { from: period.from, to: end ?? period.to }
}

/**
 * Narrows a period to a part of the year, or null when they have no day in common.
 * - Years and school years take their season whole, even when it ends after the new year; with an end only, they last from
 *   their own beginning to that day. A group of years lasts from its first season to the end of its last.
 * - Shorter periods are cut to their days in the season: 'monthly from June to September' asks nothing in May.
 *
 * The days lie within a year of the period, but not always inside it.
 */
export function narrowed(period: Period, schedule: PeriodicSchedule): Period | null {
  const { within, unit, every } = schedule
  if (within === undefined) return period
  const seasons = seasonsAround(period, within)
  const isYear = unit === 'year' || unit === 'schoolyear'
  if (isYear && within.from === undefined) return { key: period.key, ...untilEnd(period, every, seasons) }
  const days = hull(isYear ? ofYear(period, unit, seasons) : cut(period, seasons))
  return days === null ? null : { key: period.key, ...days }
}
