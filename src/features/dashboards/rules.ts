import { Temporal } from 'temporal-polyfill'
import type { CalendarSettings } from '../../kernel/calendar/calendar-settings.ts'
import { type Period, periodContaining } from '../../kernel/calendar/periods.ts'
import type { DueItem, Mine, TrendQuery } from './model.ts'

/** The last `periods` periods of a kind up to the one that holds `today`, oldest first; terms only where they are set. */
export function lastPeriods(
  query: TrendQuery,
  today: Temporal.PlainDate,
  settings: CalendarSettings,
): Period[] {
  const periods: Period[] = []
  let day = today
  const earliest = today.subtract({ years: 40 })
  while (periods.length < query.periods && Temporal.PlainDate.compare(day, earliest) > 0) {
    const period = periodContaining(query.unit, 1, day, settings)
    if (period) periods.unshift(period)
    // Between two terms there is no period: step back day by day until one is met.
    day = (period ? Temporal.PlainDate.from(period.from) : day).subtract({ days: 1 })
  }
  return periods
}

const WEEK_DAYS = 7

/** Sorts what waits by how soon it must be done; weeks end on Sunday. */
export function sortDue(items: readonly DueItem[], today: Temporal.PlainDate, more: boolean): Mine {
  const day = today.toString()
  const weekEnd = today.add({ days: WEEK_DAYS - today.dayOfWeek }).toString()
  const isMissed = (item: DueItem) => item.closesOn < day
  const waiting = items.filter((item) => !isMissed(item))
  return {
    today: day,
    overdue: waiting.filter((item) => item.windowTo < day),
    dueToday: waiting.filter((item) => item.windowTo === day),
    week: waiting.filter((item) => item.windowTo > day && item.windowTo <= weekEnd),
    later: waiting.filter((item) => item.windowTo > weekEnd),
    missed: items.filter(isMissed),
    more,
  }
}
