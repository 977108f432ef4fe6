import { Temporal } from 'temporal-polyfill'
import type { CalendarSettings, DayOverride, Term } from '../../../kernel/calendar/calendar-settings.ts'
import { holidaysPublished, officialDays } from '../../../kernel/calendar/official-days.ts'
import { isWorkingDay } from '../../../kernel/calendar/working-days.ts'
import type { CalendarDay, CalendarYear, DayInput } from './model.ts'

/** Every day of a year, with what makes it a working day or not. */
export function yearOf(year: number, settings: CalendarSettings): CalendarYear {
  const official = new Map(officialDays(year).map((entry) => [entry.day, entry]))
  const own = new Map(settings.overrides.map((entry) => [entry.day, entry]))
  const first = new Temporal.PlainDate(year, 1, 1)
  const days = Array.from({ length: first.daysInYear }, (_, index): CalendarDay => {
    const date = first.add({ days: index })
    const day = date.toString()
    const [ownDay, officialDay] = [own.get(day), official.get(day)]
    const ownName = ownDay?.name === undefined ? null : { zh: ownDay.name, en: ownDay.name }
    return {
      day,
      working: isWorkingDay(date, settings),
      source: ownDay !== undefined ? 'own' : officialDay !== undefined ? 'official' : 'week',
      name: ownDay === undefined ? (officialDay?.name ?? null) : ownName,
    }
  })
  return {
    year,
    published: holidaysPublished(year),
    confirmed: settings.confirmedYears?.includes(year) ?? false,
    workingDays: days.filter((day) => day.working).length,
    days,
  }
}

/** The settings with a term added, or changed when one of its id is there. */
export function withTerm(settings: CalendarSettings, term: Term): CalendarSettings {
  return { ...settings, terms: [...settings.terms.filter((each) => each.id !== term.id), term] }
}

export function withoutTerm(settings: CalendarSettings, termId: string): CalendarSettings {
  return { ...settings, terms: settings.terms.filter((each) => each.id !== termId) }
}

/** The settings with a day of the tenant's own, or with that day as the official calendar has it. */
export function withDay(settings: CalendarSettings, { day, kind, name }: DayInput): CalendarSettings {
  const others = settings.overrides.filter((each) => each.day !== day)
  if (kind === null) return { ...settings, overrides: others }
  const own: DayOverride = name === '' ? { day, kind } : { day, kind, name }
  return { ...settings, overrides: [...others, own] }
}
