import type { Temporal } from 'temporal-polyfill'
import type { CalendarSettings } from './calendar-settings.ts'
import type { SpanUnit } from './schedule.ts'
import { addWorkingDays } from './working-days.ts'

const minutesPerDay = 1440

function minutesOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  return hours * 60 + minutes
}

/**
 * Whole days by which `hours` move a day. With the time of day known the day is exact; without it, less than a day stays
 * on the same day and anything longer is rounded up, so that nobody is called late who may not be.
 */
function daysOfHours(hours: number, time: string | undefined): number {
  if (time !== undefined) return Math.floor((minutesOf(time) + hours * 60) / minutesPerDay)
  const days = Math.ceil(Math.abs(hours) / 24)
  return Math.abs(hours) < 24 ? 0 : Math.sign(hours) * days
}

/**
 * The day `count` units after `day`, before it when negative. The starting day itself does not count (《民法典》第201条);
 * a month or year ends on the same day number, or on the month's last day when it has no such day (第202条). A last day that
 * is a holiday is not moved on: safety duties do not wait for Monday.
 * `time` ('HH:MM') is the starting time of day and matters for hours only.
 */
export function addSpan(
  day: Temporal.PlainDate,
  count: number,
  unit: SpanUnit,
  settings: CalendarSettings,
  time?: string,
): Temporal.PlainDate {
  switch (unit) {
    case 'hour':
      return day.add({ days: daysOfHours(count, time) })
    case 'day':
      return day.add({ days: count })
    case 'workday':
      return addWorkingDays(day, count, settings)
    case 'week':
      return day.add({ weeks: count })
    case 'month':
      return day.add({ months: count })
    case 'year':
      return day.add({ years: count })
  }
}
