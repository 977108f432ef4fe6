import { type Language, localeOf } from './words.ts'

export type DayFormat = 'full' | 'short' | 'weekday'

const dayOptions: Readonly<Record<DayFormat, Intl.DateTimeFormatOptions>> = {
  full: { year: 'numeric', month: 'long', day: 'numeric' },
  short: { month: 'short', day: 'numeric' },
  weekday: { year: 'numeric', month: 'long', day: 'numeric', weekday: 'short' },
}

/** A calendar day (`2026-03-09`) by the reader's habit; a day has no time zone, so none may shift it. */
export function dayText(day: string, language: Language, format: DayFormat = 'full'): string {
  const moment = new Date(`${day.slice(0, 10)}T00:00:00Z`)
  if (Number.isNaN(moment.getTime())) return day
  return new Intl.DateTimeFormat(localeOf(language), { ...dayOptions[format], timeZone: 'UTC' }).format(
    moment,
  )
}

/** A moment (`2026-03-09T04:05:06Z`) in the tenant's time zone, to the minute. */
export function momentText(moment: string, language: Language, timeZone: string): string {
  const date = new Date(moment)
  if (Number.isNaN(date.getTime())) return moment
  return new Intl.DateTimeFormat(localeOf(language), {
    year: 'numeric',
    month: language === 'zh' ? 'numeric' : 'short',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hour12: false,
    timeZone,
  }).format(date)
}
