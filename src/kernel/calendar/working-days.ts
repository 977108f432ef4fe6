import { Temporal } from 'temporal-polyfill'
import type { CalendarSettings } from './calendar-settings.ts'
import { holidaysPublished, officialDays } from './official-days.ts'

/** One entry per day of a year, at `dayOfYear`: 1 for a working day. */
type YearTable = Uint8Array

const tables = new WeakMap<CalendarSettings, Map<number, YearTable>>()

function makeTable(year: number, settings: CalendarSettings): YearTable {
  const first = new Temporal.PlainDate(year, 1, 1)
  const table = new Uint8Array(first.daysInYear + 1)
  for (let day = 1; day < table.length; day++) table[day] = (first.dayOfWeek + day - 2) % 7 < 5 ? 1 : 0
  const ofYear = settings.overrides.filter(({ day }) => day.startsWith(`${year}-`))
  for (const { day, kind } of [...officialDays(year), ...ofYear])
    table[Temporal.PlainDate.from(day).dayOfYear] = kind === 'work' ? 1 : 0
  return table
}

/** Remembered per settings object: thousands of duties ask for the same few years. */
function tableOf(year: number, settings: CalendarSettings): YearTable {
  let ofSettings = tables.get(settings)
  if (ofSettings === undefined) tables.set(settings, (ofSettings = new Map()))
  let table = ofSettings.get(year)
  if (table === undefined) ofSettings.set(year, (table = makeTable(year, settings)))
  return table
}

/** Monday to Friday, as changed by the official notice, as changed by the tenant's own days. */
export const isWorkingDay = (day: Temporal.PlainDate, settings: CalendarSettings): boolean =>
  tableOf(day.year, settings)[day.dayOfYear] === 1

/** More than any legal period; keeps a wrong number from walking for ever. */
const longestWalk = 40_000

/**
 * The `count`th working day after `day` (before it when negative); `day` itself when 0, working day or not. Thus 5 working
 * days from a Friday end on the next Friday. Throws RangeError past some hundred years.
 */
export function addWorkingDays(
  day: Temporal.PlainDate,
  count: number,
  settings: CalendarSettings,
): Temporal.PlainDate {
  if (!Number.isInteger(count)) throw new RangeError('a whole number of working days is needed')
  const step = Math.sign(count)
  let { year, dayOfYear } = day
  let table = tableOf(year, settings)
  let left = Math.abs(count)
  for (let walked = 0; left > 0; walked++) {
    if (walked === longestWalk) throw new RangeError('working days beyond every calendar')
    dayOfYear += step
    if (dayOfYear === 0 || dayOfYear === table.length) {
      year += step
      table = tableOf(year, settings)
      dayOfYear = step > 0 ? 1 : table.length - 1
    }
    left -= table[dayOfYear] ?? 0
  }
  return new Temporal.PlainDate(year, 1, 1).add({ days: dayOfYear - 1 })
}

/** Number of working days from `from` to `to`, both included; 0 when `to` is earlier. */
export function workingDaysBetween(
  from: Temporal.PlainDate,
  to: Temporal.PlainDate,
  settings: CalendarSettings,
): number {
  let count = 0
  for (let year = from.year; year <= to.year; year++) {
    const table = tableOf(year, settings)
    const first = year === from.year ? from.dayOfYear : 1
    const last = year === to.year ? to.dayOfYear : table.length - 1
    for (let day = first; day <= last; day++) count += table[day] ?? 0
  }
  return count
}

/** Whether a year's holidays are known: published, or entered and confirmed by the tenant. */
const holidaysKnown = (year: number, settings: CalendarSettings): boolean =>
  holidaysPublished(year) || (settings.confirmedYears?.includes(year) ?? false)

/**
 * Whether working days counted over these days (both included) may still change. The last days of December hang on the
 * next year's notice too: the New Year holiday of 2023 began on 31 December 2022, that of 2019 on the 30th.
 */
export function restsOnUnpublishedHolidays(
  from: Temporal.PlainDate,
  to: Temporal.PlainDate,
  settings: CalendarSettings,
): boolean {
  const lastYear = to.month === 12 && to.day >= 28 ? to.year + 1 : to.year
  for (let year = from.year; year <= lastYear; year++) if (!holidaysKnown(year, settings)) return true
  return false
}
