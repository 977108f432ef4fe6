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

/** First beginning to last end. A single year or school year takes one season, should two begin in it. */
function hull(days: readonly Days[], every: number): Days | null {
  const first = days[0]
  const last = every === 1 ? first : days.at(-1)
  return first === undefined || last === undefined ? null : { from: first.from, to: last.to }
}

/**
 * Narrows a period to a part of the year, or null when they have no day in common.
 * - Years and school years take the season that begins in them, whole, even when it ends after the new year; with an end
 *   only, they last from their own beginning to that day.
 * - Shorter periods are cut to their days in the season: 'monthly from June to September' asks nothing in May.
 */
export function narrowed(period: Period, schedule: PeriodicSchedule): Period | null {
  const { within, unit, every } = schedule
  if (within === undefined) return period
  const seasons = seasonsAround(period, within)
  const isIn = (day: string): boolean => day >= period.from && day <= period.to
  let days: Days | null
  if (unit !== 'year' && unit !== 'schoolyear') {
    const shared = seasons
      .map(({ from, to }) => ({
        from: from > period.from ? from : period.from,
        to: to < period.to ? to : period.to,
      }))
      .filter(({ from, to }) => from <= to)
    days = hull(shared, Number.POSITIVE_INFINITY)
  } else if (within.from === undefined) {
    const ends = seasons.filter(({ to }) => isIn(to)).map(({ to }) => ({ from: period.from, to }))
    days = hull(ends, every)
  } else {
    days = hull(
      seasons.filter(({ from }) => isIn(from)),
      every,
    )
  }
  return days === null ? null : { key: period.key, ...days }
}
