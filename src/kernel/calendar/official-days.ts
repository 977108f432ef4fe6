import chineseDays from 'chinese-days'
// The notices' data and not the library's functions over them: those go by the machine's time zone, a day out west of UTC.
import notices from 'chinese-days/dist/chinese-days.json' with { type: 'json' }
import { Temporal } from 'temporal-polyfill'
import type { Sentence } from '../outcome/outcome.ts'

/** A day on which the official calendar differs from the plain week. */
export interface OfficialDay {
  readonly day: string
  readonly kind: 'off' | 'work'
  readonly name: Sentence
}

const holidays: Readonly<Record<string, string>> = notices.holidays
const makeUpDays: Readonly<Record<string, string>> = notices.workdays

/** Whether the State Council's holiday notice for `year` is among the program's data (2004 and later). */
export const holidaysPublished = (year: number): boolean => `${year}-10-01` in holidays

/** Entries read 'Spring Festival,春节,4'. */
function nameOf(entry: string): Sentence {
  const [en = '', zh = en] = entry.split(',')
  return { zh, en }
}

const daysOf = (
  entries: Readonly<Record<string, string>>,
  kind: 'off' | 'work',
  year: number,
): OfficialDay[] =>
  Object.entries(entries)
    .filter(([day]) => day.startsWith(`${year}-`))
    .map(([day, entry]) => ({ day, kind, name: nameOf(entry) }))

/** 清明 falls on 4 or 5 April; the formula holds for 2000–2099. */
const tombSweepingDay = (year: number): string =>
  `${year}-04-0${Math.floor((year % 100) * 0.2422 + 4.81) - Math.floor((year % 100) / 4)}`

const { monthDays, getYearLeapMonth } = chineseDays
const lunarMonths = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]
const firstLunarYear = { year: 1900, startsOn: new Temporal.PlainDate(1900, 1, 31) }
const lastLunarYear = 2100

/** Days from the lunar new year of `year` to the first of `month`, a leap month before it included. */
function daysBeforeLunarMonth(year: number, month: number): number {
  const leap = getYearLeapMonth(year)
  const extra = leap.leapMonth !== undefined && leap.leapMonth > 0 && leap.leapMonth < month ? leap.days : 0
  return lunarMonths.filter((each) => each < month).reduce((sum, each) => sum + monthDays(year, each), extra)
}

/**
 * `count` days from a lunar date on (day 0 is the eve of the month); none outside 1900–2100. Added up from the table of
 * month lengths: Intl's Chinese calendar puts the new year of 2027 a day late (its new moon comes at 23:56).
 */
function lunarDays(year: number, month: number, day: number, count = 1): string[] {
  if (year < firstLunarYear.year || year > lastLunarYear) return []
  let offset = daysBeforeLunarMonth(year, month) + day - 1
  for (let before = firstLunarYear.year; before < year; before++) offset += daysBeforeLunarMonth(before, 13)
  return Array.from({ length: count }, (_, index) =>
    firstLunarYear.startsOn.add({ days: offset + index }).toString(),
  )
}

/**
 * What is certain before the notice comes: the 13 statutory days of 《全国年节及纪念日放假办法》 (as amended from 2025).
 * Bridging days and make-up days are the notice's own and stay unknown.
 */
export function statutoryDays(year: number): OfficialDay[] {
  const named: [zh: string, en: string, days: string[]][] = [
    ['元旦', "New Year's Day", [`${year}-01-01`]],
    ['春节', 'Spring Festival', lunarDays(year, 1, 0, 4)],
    ['清明', 'Tomb-sweeping Day', [tombSweepingDay(year)]],
    ['劳动节', 'Labour Day', [`${year}-05-01`, `${year}-05-02`]],
    ['端午', 'Dragon Boat Festival', lunarDays(year, 5, 5)],
    ['中秋', 'Mid-autumn Festival', lunarDays(year, 8, 15)],
    ['国庆节', 'National Day', [`${year}-10-01`, `${year}-10-02`, `${year}-10-03`]],
  ]
  return named.flatMap(([zh, en, days]) =>
    days.map((day): OfficialDay => ({ day, kind: 'off', name: { zh, en } })),
  )
}

/** Holidays and make-up days of a year in order; before the notice is published, only the statutory days. */
export function officialDays(year: number): OfficialDay[] {
  const noticed = [...daysOf(holidays, 'off', year), ...daysOf(makeUpDays, 'work', year)]
  const days = holidaysPublished(year) ? noticed : statutoryDays(year)
  return days.toSorted((one, other) => (one.day < other.day ? -1 : 1))
}
