import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, it } from 'vitest'
import { type CalendarSettings, emptyCalendar } from './calendar-settings.ts'
import { type Period, type PeriodPart, periodContaining, periodsBetween } from './periods.ts'
import { type PeriodUnit, periodUnits } from './schedule.ts'

const day = (iso: string): Temporal.PlainDate => Temporal.PlainDate.from(iso)

/** Thirty school years, the first day of which moves about. */
const schoolCalendar: CalendarSettings = {
  terms: Array.from({ length: 30 }, (_, index) => index + 2010).flatMap((year) => [
    {
      id: `${year}A`,
      name: `${year}年秋季学期`,
      startsOn: `${year}-09-0${(year % 5) + 1}`,
      endsOn: `${year + 1}-01-20`,
    },
    {
      id: `${year}B`,
      name: `${year + 1}年春季学期`,
      startsOn: `${year + 1}-02-2${year % 5}`,
      endsOn: `${year + 1}-07-0${(year % 4) + 1}`,
    },
  ]),
  overrides: [],
}

const containing = (unit: PeriodUnit, iso: string, every = 1, anchor?: string): Period | null =>
  periodContaining(unit, every, day(iso), schoolCalendar, anchor)

describe('the period that a day lies in', () => {
  it.each<[PeriodUnit, string, string, string, string]>([
    ['day', '2026-01-05', '2026-01-05', '2026-01-05', '2026-01-05'],
    ['week', '2026-02-12', '2026-W07', '2026-02-09', '2026-02-15'],
    ['week', '2027-01-02', '2026-W53', '2026-12-28', '2027-01-03'],
    ['week', '2024-12-30', '2025-W01', '2024-12-30', '2025-01-05'],
    ['tenday', '2026-02-10', '2026-02-T1', '2026-02-01', '2026-02-10'],
    ['tenday', '2026-02-28', '2026-02-T3', '2026-02-21', '2026-02-28'],
    ['month', '2024-02-29', '2024-02', '2024-02-01', '2024-02-29'],
    ['quarter', '2026-03-31', '2026-Q1', '2026-01-01', '2026-03-31'],
    ['halfyear', '2026-07-01', '2026-H2', '2026-07-01', '2026-12-31'],
    ['year', '2026-07-01', '2026', '2026-01-01', '2026-12-31'],
    ['schoolyear', '2026-08-31', '2025-2026', '2025-09-01', '2026-09-01'],
    ['schoolyear', '2026-09-02', '2026-2027', '2026-09-02', '2027-09-02'],
    ['term', '2026-09-02', '2026A', '2026-09-02', '2027-01-20'],
  ])('%s of %s is %s', (unit, iso, key, from, to) => {
    expect(containing(unit, iso)).toEqual({ key, from, to })
  })

  it('is none in the holidays between terms, nor where no terms are set', () => {
    expect(containing('term', '2027-02-01')).toBeNull()
    expect(containing('term', '2009-01-01')).toBeNull()
    expect(periodContaining('term', 1, day('2026-09-02'), emptyCalendar)).toBeNull()
  })

  it('begins the school year on 1 September when no terms are set', () => {
    expect(periodContaining('schoolyear', 1, day('2026-09-01'), emptyCalendar)).toEqual({
      key: '2026-2027',
      from: '2026-09-01',
      to: '2027-08-31',
    })
  })

  it('leaves a short summer term to the school year before', () => {
    const summer = { id: 'summer', name: '夏季学期', startsOn: '2026-07-06', endsOn: '2026-07-31' }
    const settings = { terms: [...schoolCalendar.terms, summer], overrides: [] }
    expect(periodContaining('schoolyear', 1, day('2026-07-10'), settings)?.key).toBe('2025-2026')
  })
})

describe('groups of periods', () => {
  it('divide the year when they can', () => {
    expect(containing('month', '2026-03-15', 2)).toEqual({
      key: '2026-03..2026-04',
      from: '2026-03-01',
      to: '2026-04-30',
    })
  })

  it('begin where they are anchored, after it and before it', () => {
    expect(containing('month', '2026-03-15', 2, '2026-02-20')?.from).toBe('2026-02-01')
    expect(containing('year', '2026-03-15', 3, '2030-01-01')?.key).toBe('2024..2026')
    expect(containing('term', '2027-02-01', 2, '2026-08-10')).toEqual({
      key: '2026A..2026B',
      from: '2026-09-02',
      to: '2027-07-03',
    })
  })

  it('of terms wait until all their terms are set', () => {
    expect(containing('term', '2040-03-01', 4, '2039-09-10')).toBeNull()
  })
})

const units = fc.constantFrom(...periodUnits)
const every = fc.integer({ min: 1, max: 120 })
const anyDay = fc.integer({ min: 0, max: 30 * 365 }).map((days) => day('2010-01-01').add({ days }))
const anchor = anyDay.map((date) => date.toString())
const part: fc.Arbitrary<PeriodPart> = fc.oneof(
  fc.record({ unit: units, every }),
  fc.record({ unit: units, every, anchor }),
)

describe('periods over 30 years', () => {
  const from = day('2010-01-01')
  const to = day('2039-12-31')

  it('follow one another without gap or overlap, each key once; terms alone leave the holidays out', () => {
    fc.assert(
      fc.property(part, (asked) => {
        const periods = [...periodsBetween(asked, from, to, schoolCalendar)]
        expect(new Set(periods.map(({ key }) => key)).size).toBe(periods.length)
        for (const [index, period] of periods.entries()) {
          expect(period.from <= period.to).toBe(true)
          const before = periods[index - 1]
          if (before === undefined) continue
          if (asked.unit === 'term') expect(before.to < period.from).toBe(true)
          else expect(day(before.to).add({ days: 1 }).toString()).toBe(period.from)
        }
        if (asked.unit === 'term') return
        expect((periods[0]?.from ?? '') <= '2010-01-01').toBe(true)
        expect((periods.at(-1)?.to ?? '') >= '2039-12-31').toBe(true)
      }),
    )
  })

  it('are exactly the terms', () => {
    const periods = [...periodsBetween({ unit: 'term', every: 1 }, from, day('2041-01-01'), schoolCalendar)]
    expect(periods).toEqual(
      schoolCalendar.terms.map(({ id, startsOn, endsOn }) => ({ key: id, from: startsOn, to: endsOn })),
    )
  })

  it('contain each of their days', () => {
    fc.assert(
      fc.property(part, anyDay, fc.nat(), (asked, date, step) => {
        const period = periodContaining(asked.unit, asked.every, date, schoolCalendar, asked.anchor)
        if (period === null) {
          expect(asked.unit).toBe('term')
          return
        }
        const length = day(period.from).until(day(period.to)).days + 1
        const other = day(period.from).add({ days: step % length })
        expect(periodContaining(asked.unit, asked.every, other, schoolCalendar, asked.anchor)).toEqual(period)
        expect([...periodsBetween(asked, other, other, schoolCalendar)]).toEqual([period])
      }),
    )
  })
})
