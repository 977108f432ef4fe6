import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, it } from 'vitest'
import { type CalendarSettings, emptyCalendar } from './calendar-settings.ts'
import { holidaysPublished, officialDays, statutoryDays } from './official-days.ts'
import {
  addWorkingDays,
  isWorkingDay,
  restsOnUnpublishedHolidays,
  workingDaysBetween,
} from './working-days.ts'

const day = (iso: string): Temporal.PlainDate => Temporal.PlainDate.from(iso)
const works = (iso: string, settings = emptyCalendar): boolean => isWorkingDay(day(iso), settings)
const after = (iso: string, count: number): string =>
  addWorkingDays(day(iso), count, emptyCalendar).toString()

describe('the official calendar', () => {
  it('takes the Spring Festival of 2026 off and works its make-up days', () => {
    expect(works('2026-02-14')).toBe(true) // Saturday, made up
    for (let date = 15; date <= 23; date++) expect(works(`2026-02-${date}`)).toBe(false)
    expect(works('2026-02-24')).toBe(true)
    expect(works('2026-02-28')).toBe(true) // Saturday, made up
  })

  it('takes the National Day of 2025 off and works its make-up days', () => {
    expect(works('2025-09-28')).toBe(true) // Sunday, made up
    expect(works('2025-10-08')).toBe(false) // Wednesday
    expect(works('2025-10-09')).toBe(true)
    expect(works('2025-10-11')).toBe(true) // Saturday, made up
    expect(works('2025-10-12')).toBe(false)
  })

  it('counts the working days of 2026', () => {
    const settings = emptyCalendar
    expect(workingDaysBetween(day('2026-01-01'), day('2026-12-31'), settings)).toBe(248)
    expect(workingDaysBetween(day('2026-10-01'), day('2026-10-10'), settings)).toBe(3)
    expect(workingDaysBetween(day('2026-10-10'), day('2026-10-01'), settings)).toBe(0)
  })

  it('names the days of a year in order', () => {
    const october = officialDays(2026).filter(({ day: iso }) => iso >= '2026-10')
    expect(october.map(({ day: iso, kind }) => `${iso} ${kind}`)).toEqual([
      '2026-10-01 off',
      '2026-10-02 off',
      '2026-10-03 off',
      '2026-10-04 off',
      '2026-10-05 off',
      '2026-10-06 off',
      '2026-10-07 off',
      '2026-10-10 work',
    ])
    expect(october[0]?.name).toEqual({ zh: '国庆节', en: 'National Day' })
  })
})

describe('a year without a notice', () => {
  it('knows its statutory days and calls the rest provisional', () => {
    expect(holidaysPublished(2026)).toBe(true)
    expect(holidaysPublished(2090)).toBe(false)
    expect(works('2090-10-02')).toBe(false) // Monday
    expect(restsOnUnpublishedHolidays(day('2026-11-01'), day('2026-12-27'), emptyCalendar)).toBe(false)
    expect(restsOnUnpublishedHolidays(day('2089-11-01'), day('2090-01-04'), emptyCalendar)).toBe(true)
  })

  it('counts the last days of December to the next notice', () => {
    expect(restsOnUnpublishedHolidays(day('2018-12-20'), day('2018-12-30'), emptyCalendar)).toBe(false)
    expect(restsOnUnpublishedHolidays(day('2026-12-20'), day('2026-12-30'), emptyCalendar)).toBe(
      !holidaysPublished(2027),
    )
  })

  it('is known once the tenant has confirmed it', () => {
    const settings: CalendarSettings = { terms: [], overrides: [], confirmedYears: [2090] }
    expect(restsOnUnpublishedHolidays(day('2090-01-04'), day('2090-05-04'), settings)).toBe(false)
  })

  it('agrees with the notices on where the lunar holidays fall', () => {
    for (let year = 2008; year <= 2026; year++)
      for (const { day: iso, name } of statutoryDays(year).slice(2))
        if (name.zh !== '劳动节') expect(works(iso), iso).toBe(false)
    expect(statutoryDays(2027).map(({ day: iso }) => iso)).toContain('2027-02-06')
  })
})

describe('counting working days', () => {
  it('passes over holidays and stops on make-up days', () => {
    expect(after('2026-09-30', 1)).toBe('2026-10-08')
    expect(after('2026-09-30', 3)).toBe('2026-10-10')
    expect(after('2026-02-13', 1)).toBe('2026-02-14')
    expect(after('2026-02-13', 2)).toBe('2026-02-24')
    expect(after('2025-10-12', -1)).toBe('2025-10-11')
    expect(after('2025-12-31', 1)).toBe('2026-01-04')
  })

  it('lets the tenant decide for itself', () => {
    const settings: CalendarSettings = {
      terms: [],
      overrides: [
        { day: '2026-05-08', kind: 'off' },
        { day: '2026-10-01', kind: 'work' },
      ],
    }
    expect(works('2026-05-08', settings)).toBe(false)
    expect(works('2026-10-01', settings)).toBe(true)
  })

  it('refuses to walk for ever', () => {
    expect(() => addWorkingDays(day('2026-01-01'), 1e9, emptyCalendar)).toThrow(RangeError)
    expect(() => addWorkingDays(day('2026-01-01'), 0.5, emptyCalendar)).toThrow(RangeError)
  })

  const anyDay = fc.integer({ min: 0, max: 30 * 365 }).map((days) => day('2010-01-01').add({ days }))
  const anyCount = fc.integer({ min: -300, max: 300 })

  it('goes forth and back to the same working day', () => {
    fc.assert(
      fc.property(anyDay, anyCount, (start, count) => {
        const working = addWorkingDays(start, 1, emptyCalendar)
        const there = addWorkingDays(working, count, emptyCalendar)
        expect(isWorkingDay(there, emptyCalendar)).toBe(true)
        expect(addWorkingDays(there, -count, emptyCalendar).equals(working)).toBe(true)
      }),
    )
  })

  it('passes exactly as many working days as asked', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 0, max: 300 }), (start, count) => {
        const end = addWorkingDays(start, count, emptyCalendar)
        expect(workingDaysBetween(start.add({ days: 1 }), end, emptyCalendar)).toBe(count)
      }),
    )
  })
})
