import type { Sentence } from '../outcome/outcome.ts'
import { type CalendarSettings, emptyCalendar } from './calendar-settings.ts'
import type { Window } from './occurrences.ts'
import type { Period } from './periods.ts'
import type { PeriodUnit, Schedule } from './schedule.ts'

const englishMonths = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]
const chineseNumbers = ['一', '二', '三', '四']
const tendays: readonly Sentence[] = [
  { zh: '上旬', en: 'first ten days' },
  { zh: '中旬', en: 'second ten days' },
  { zh: '下旬', en: 'last days' },
]

/** An ISO day in words: 2026年3月5日, 5 March 2026. */
export function dayWords(day: string): Sentence {
  const [year = '', month = '', date = ''] = day.split('-')
  const englishMonth = englishMonths[Number(month) - 1] ?? ''
  return {
    zh: `${Number(year)}年${Number(month)}月${Number(date)}日`,
    en: `${Number(date)} ${englishMonth} ${Number(year)}`,
  }
}

/** Two days in words, the first alone when they are one: 2026年3月5日至2026年4月5日. */
function daysWords({ from, to }: Pick<Period, 'from' | 'to'>): Sentence {
  const first = dayWords(from)
  const last = dayWords(to)
  return from === to ? first : { zh: `${first.zh}至${last.zh}`, en: `${first.en} to ${last.en}` }
}

function monthWords(key: string): Sentence {
  const [year = '', month = ''] = key.split('-')
  return { zh: `${year}年${Number(month)}月`, en: `${englishMonths[Number(month) - 1] ?? ''} ${year}` }
}

/** One natural period by its key. */
function singleWords(unit: PeriodUnit, key: string, settings: CalendarSettings): Sentence | undefined {
  const [year = '', part = ''] = key.split('-')
  const number = Number(part.slice(1))
  switch (unit) {
    case 'day':
      return dayWords(key)
    case 'week':
      return { zh: `${year}年第${number}周`, en: `week ${number} of ${year}` }
    case 'tenday': {
      const month = monthWords(key)
      const third = tendays[Number(key.slice(-1)) - 1]
      return third && { zh: `${month.zh}${third.zh}`, en: `${third.en} of ${month.en}` }
    }
    case 'month':
      return monthWords(key)
    case 'quarter':
      return { zh: `${year}年第${chineseNumbers[number - 1] ?? ''}季度`, en: `quarter ${number} of ${year}` }
    case 'halfyear':
      return {
        zh: `${year}年${number === 1 ? '上' : '下'}半年`,
        en: `${number === 1 ? 'first' : 'second'} half of ${year}`,
      }
    case 'year':
      return { zh: `${year}年`, en: year }
    case 'schoolyear':
      return { zh: `${key}学年`, en: `school year ${key}` }
    case 'term': {
      const name = settings.terms.find(({ id }) => id === key)?.name
      return name === undefined ? undefined : { zh: name, en: name }
    }
  }
}

/**
 * A period's name: 2026年上半年, 2026年第一季度, 2026年第7周, the term's own name. A term that is no longer in `settings` is
 * named by its days.
 */
export function describePeriod(
  unit: PeriodUnit,
  key: string,
  period: Pick<Period, 'from' | 'to'>,
  settings: CalendarSettings = emptyCalendar,
): Sentence {
  const [first = key, last] = key.split('..')
  const start = singleWords(unit, first, settings)
  const end = last === undefined ? start : singleWords(unit, last, settings)
  if (start === undefined || end === undefined) return daysWords(period)
  return last === undefined ? start : { zh: `${start.zh}至${end.zh}`, en: `${start.en} to ${end.en}` }
}

/** An occurrence's window in words: the period's name, or its days where the schedule has no natural periods. */
export const describeWindow = (
  schedule: Schedule,
  window: Pick<Window, 'key' | 'from' | 'to'>,
  settings?: CalendarSettings,
): Sentence =>
  schedule.type === 'periodic'
    ? describePeriod(schedule.unit, window.key, window, settings)
    : daysWords(window)
