// The data file and not the library's functions: those go through the machine's time zone and are a day out west of UTC.
import notices from 'chinese-days/dist/chinese-days.json' with { type: 'json' }
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

const daysOf = (entries: Readonly<Record<string, string>>, kind: 'off' | 'work', year: number): OfficialDay[] =>
  Object.entries(entries)
    .filter(([day]) => day.startsWith(`${year}-`))
    .map(([day, entry]) => ({ day, kind, name: nameOf(entry) }))

/** 清明 falls on 4 or 5 April; the formula holds for 2000–2099. */
const tombSweepingDay = (year: number): string =>
  `${year}-04-0${Math.floor((year % 100) * 0.2422 + 4.81) - Math.floor((year % 100) / 4)}`

const lunarDay = new Intl.DateTimeFormat('en-u-ca-chinese', {
  timeZone: 'UTC',
  month: 'numeric',
  day: 'numeric',
})
const dayLength = 86_400_000

/** The days of the Gregorian year that the lunar calendar writes as `lunar` ('1/1', '5/5', '8/15'), sought from `month` on. */
function daysOfLunar(year: number, month: number, lunar: string, before: number, count: number): string[] {
  for (let offset = 0; offset < 70; offset++) {
    const time = Date.UTC(year, month - 1, 1) + offset * dayLength
    if (lunarDay.format(time) === lunar)
      return Array.from({ length: count }, (_, index) =>
        new Date(time + (index - before) * dayLength).toISOString().slice(0, 10),
      )
  }
  return []
}

/**
 * What is certain before the notice comes: the 13 statutory days of 《全国年节及纪念日放假办法》 (as amended from 2025).
 * Bridging days and make-up days are the notice's own and stay unknown.
 */
function statutoryDays(year: number): OfficialDay[] {
  const named: [zh: string, en: string, days: string[]][] = [
    ['元旦', "New Year's Day", [`${year}-01-01`]],
    ['春节', 'Spring Festival', daysOfLunar(year, 1, '1/1', 1, 4)],
    ['清明', 'Tomb-sweeping Day', [tombSweepingDay(year)]],
    ['劳动节', 'Labour Day', [`${year}-05-01`, `${year}-05-02`]],
    ['端午', 'Dragon Boat Festival', daysOfLunar(year, 5, '5/5', 0, 1)],
    ['中秋', 'Mid-autumn Festival', daysOfLunar(year, 9, '8/15', 0, 1)],
    ['国庆节', 'National Day', [`${year}-10-01`, `${year}-10-02`, `${year}-10-03`]],
  ]
  return named.flatMap(([zh, en, days]) => days.map((day): OfficialDay => ({ day, kind: 'off', name: { zh, en } })))
}

/** Holidays and make-up days of a year in order; before the notice is published, only the statutory days. */
export function officialDays(year: number): OfficialDay[] {
  const noticed = [...daysOf(holidays, 'off', year), ...daysOf(makeUpDays, 'work', year)]
  const days = holidaysPublished(year) ? noticed : statutoryDays(year)
  return days.toSorted((one, other) => (one.day < other.day ? -1 : 1))
}
