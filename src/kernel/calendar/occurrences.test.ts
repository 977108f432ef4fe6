import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, it } from 'vitest'
import { type CalendarSettings, emptyCalendar } from './calendar-settings.ts'
import { startRules, type Window, type WindowsAsked, windowsOf } from './occurrences.ts'
import { type PeriodicSchedule, periodUnits, type Schedule, scheduleSchema } from './schedule.ts'
import { isWorkingDay } from './working-days.ts'

const day = (iso: string): Temporal.PlainDate => Temporal.PlainDate.from(iso)

const terms = Array.from({ length: 31 }, (_, index) => index + 2010).flatMap((year) => [
  {
    id: `${year}A`,
    name: `${year}年秋季学期`,
    startsOn: `${year}-09-0${(year % 5) + 1}`,
    endsOn: `${year + 1}-01-20`,
  },
  {
    id: `${year}B`,
    name: `${year + 1}年春季学期`,
    startsOn: `${year + 1}-02-22`,
    endsOn: `${year + 1}-07-03`,
  },
])
const schools: CalendarSettings = { terms, overrides: [] }

/** Asks for 2026 from its first day on, unless told otherwise. */
const ask = (schedule: Schedule, asked: Partial<WindowsAsked> = {}): Window[] =>
  windowsOf(scheduleSchema.parse(schedule), {
    from: day('2026-01-01'),
    until: day('2026-12-31'),
    settings: emptyCalendar,
    start: 'next',
    ...asked,
  })
const spans = (windows: readonly Window[]): string[] => windows.map(({ from, to }) => `${from}..${to}`)

describe('a periodic duty adopted in mid-period', () => {
  const quarterly: Schedule = { type: 'periodic', unit: 'quarter', every: 1 }
  const from = day('2026-02-15')
  const until = day('2026-06-30')

  it('counts from the next period', () => {
    expect(ask(quarterly, { from, until, start: 'next' }).map(({ key }) => key)).toEqual(['2026-Q2'])
  })

  it('or counts the running one in full', () => {
    expect(spans(ask(quarterly, { from, until, start: 'full' }))).toEqual([
      '2026-01-01..2026-03-31',
      '2026-04-01..2026-06-30',
    ])
  })

  it('or by the days that are left', () => {
    const [first, second] = ask(quarterly, { from, until, start: 'prorata' })
    expect(first).toMatchObject({ key: '2026-Q1', from: '2026-02-15', to: '2026-03-31', share: 45 / 90 })
    expect(second).not.toHaveProperty('share')
  })

  it('counts a period in full when adopted on its first day, whatever the rule', () => {
    for (const start of startRules)
      expect(ask(quarterly, { from: day('2026-04-01'), until, start })).toEqual([
        { key: '2026-Q2', from: '2026-04-01', to: '2026-06-30', provisional: false },
      ])
  })
})

describe('a part of the year', () => {
  const november: Schedule = {
    type: 'periodic',
    unit: 'year',
    every: 1,
    within: { from: '11-01', to: '11-30' },
  }

  it('narrows the year to it', () => {
    expect(ask(november)).toEqual([{ key: '2026', from: '2026-11-01', to: '2026-11-30', provisional: false }])
  })

  it('counts this year still when adopted before it, and not when adopted after it', () => {
    expect(spans(ask(november, { from: day('2026-05-01') }))).toEqual(['2026-11-01..2026-11-30'])
    for (const start of startRules) expect(ask(november, { from: day('2026-12-05'), start })).toEqual([])
  })

  it('may be an end only', () => {
    const bySpring: Schedule = { type: 'periodic', unit: 'year', every: 1, within: { to: '02-29' } }
    expect(spans(ask(bySpring))).toEqual(['2026-01-01..2026-02-28'])
    const byNewYear: Schedule = { type: 'periodic', unit: 'schoolyear', every: 1, within: { to: '12-31' } }
    expect(spans(ask(byNewYear, { settings: schools }))).toEqual(['2026-09-02..2026-12-31'])
  })

  it('may reach over the new year', () => {
    const winter: Schedule = {
      type: 'periodic',
      unit: 'year',
      every: 1,
      within: { from: '11-01', to: '03-31' },
    }
    expect(spans(ask(winter, { start: 'full' }))).toEqual([
      '2025-11-01..2026-03-31',
      '2026-11-01..2027-03-31',
    ])
  })

  it('belongs to the school year that it opens, though it begins before the first day', () => {
    const opening: Schedule = {
      type: 'periodic',
      unit: 'schoolyear',
      every: 1,
      within: { from: '08-20', to: '09-10' },
    }
    const asked = { settings: schools, until: day('2027-12-31') }
    expect(ask(opening, asked).map(({ key, from, to }) => `${key} ${from}..${to}`)).toEqual([
      '2026-2027 2026-08-20..2026-09-10',
      '2027-2028 2027-08-20..2027-09-10',
    ])
    expect(ask(opening, { settings: schools, until: day('2026-08-20') })).toHaveLength(1)
  })

  it('gives each school year one end, be it longer or shorter than a year', () => {
    const byOpening: Schedule = { type: 'periodic', unit: 'schoolyear', every: 1, within: { to: '09-02' } }
    const ends = ask(byOpening, { settings: schools, from: day('2022-01-01'), until: day('2026-12-31') })
    expect(spans(ends)).toEqual([
      '2022-09-03..2023-09-02',
      '2023-09-04..2024-09-02',
      '2024-09-05..2025-08-31',
      '2025-09-01..2025-09-02',
      '2026-09-02..2026-09-02',
    ])
  })

  it('takes a whole winter of months', () => {
    const heating: Schedule = {
      type: 'periodic',
      unit: 'month',
      every: 1,
      within: { from: '11-15', to: '03-15' },
    }
    expect(ask(heating).map(({ from, to }) => `${from}..${to.slice(5)}`)).toEqual([
      '2026-01-01..01-31',
      '2026-02-01..02-28',
      '2026-03-01..03-15',
      '2026-11-15..11-30',
      '2026-12-01..12-31',
    ])
  })

  it('leaves out the months outside it and cuts those on its edge', () => {
    const flood: Schedule = {
      type: 'periodic',
      unit: 'month',
      every: 1,
      within: { from: '06-15', to: '08-31' },
    }
    expect(spans(ask(flood))).toEqual([
      '2026-06-15..2026-06-30',
      '2026-07-01..2026-07-31',
      '2026-08-01..2026-08-31',
    ])
  })
})

describe('a duty of every working day', () => {
  const daily: Schedule = { type: 'periodic', unit: 'day', every: 1, workingDaysOnly: true }

  it('skips holidays and keeps make-up days', () => {
    const windows = ask(daily, { from: day('2026-09-30'), until: day('2026-10-12') })
    expect(windows.map(({ key }) => key)).toEqual([
      '2026-09-30',
      '2026-10-08',
      '2026-10-09',
      '2026-10-10',
      '2026-10-12',
    ])
  })

  it('is exactly the working days, provisional where the holidays are not published', () => {
    const windows = ask(daily, { from: day('2024-01-01'), until: day('2095-12-31') })
    let expected = 0
    for (let date = day('2024-01-01'); date.year < 2096; date = date.add({ days: 1 }))
      if (isWorkingDay(date, emptyCalendar)) expected++
    expect(windows).toHaveLength(expected)
    expect(windows.every(({ from }) => isWorkingDay(day(from), emptyCalendar))).toBe(true)
    expect(windows.find(({ from }) => from > '2026-03-01')?.provisional).toBe(false)
    expect(windows.at(-1)?.provisional).toBe(true)
  })
})

describe('school years', () => {
  it('are provisional while the next first term is not set', () => {
    const [first] = terms.filter(({ id }) => id === '2026A')
    const yearly: Schedule = { type: 'periodic', unit: 'schoolyear', every: 1 }
    const settings: CalendarSettings = { terms: first === undefined ? [] : [first], overrides: [] }
    expect(ask(yearly, { settings })[0]).toMatchObject({ to: '2027-08-31', provisional: true })
    expect(ask(yearly, { settings: schools })[0]).toMatchObject({ to: '2027-09-02', provisional: false })
    expect(ask(yearly)[0]).toMatchObject({ to: '2027-08-31', provisional: false })
  })
})

describe('a rolling duty', () => {
  const yearly: Schedule = { type: 'rolling', every: 1, unit: 'month', firstDueOn: '2026-03-10' }

  it('is first due on the day named, then counted from the last time', () => {
    expect(ask(yearly)).toEqual([{ key: 'first', from: '2026-01-01', to: '2026-03-10', provisional: false }])
    expect(ask(yearly, { lastDoneOn: day('2026-01-31') })).toEqual([
      { key: 'after-2026-01-31', from: '2026-02-01', to: '2026-02-28', provisional: false },
    ])
  })

  it('counts its first time from the assignment when no day is named', () => {
    expect(spans(ask({ type: 'rolling', every: 6, unit: 'month' }))).toEqual(['2026-01-01..2026-07-01'])
  })

  it('falls due at once when it was overdue before the assignment', () => {
    expect(spans(ask(yearly, { lastDoneOn: day('2024-01-31') }))).toEqual(['2026-01-01..2026-01-01'])
  })

  it('waits when the next time begins after the days asked for', () => {
    expect(ask(yearly, { lastDoneOn: day('2026-12-31') })).toEqual([])
  })
})

describe('a deadline after an event', () => {
  const after = (
    within: number,
    unit: 'hour' | 'day' | 'workday' | 'month',
    eventOn: string,
    eventAt?: string,
  ) => ask({ type: 'deadline', within, unit, event: '事故发生' }, { eventOn: day(eventOn), eventAt })

  it('asks nothing without an event', () => {
    expect(ask({ type: 'deadline', within: 5, unit: 'day', event: '事故发生' })).toEqual([])
  })

  it('does not count the first day, and counts working days by the official calendar', () => {
    expect(after(10, 'day', '2026-03-01')[0]).toMatchObject({ from: '2026-03-01', to: '2026-03-11' })
    expect(after(5, 'workday', '2026-09-29')[0]?.to).toBe('2026-10-12')
    expect(after(5, 'workday', '2026-02-12')[0]?.to).toBe('2026-02-26')
  })

  it('ends on the last day of a shorter month', () => {
    expect(after(1, 'month', '2026-01-31')[0]?.to).toBe('2026-02-28')
  })

  it('keeps the hours, and is exact when the time is known', () => {
    expect(after(1, 'hour', '2026-03-01')[0]).toMatchObject({ to: '2026-03-01', dueHours: 1 })
    expect(after(1, 'hour', '2026-03-01', '23:30')[0]?.to).toBe('2026-03-02')
    expect(after(24, 'hour', '2026-03-01')[0]?.to).toBe('2026-03-02')
    expect(after(36, 'hour', '2026-03-01')[0]?.to).toBe('2026-03-03')
    expect(after(36, 'hour', '2026-03-01', '08:00')[0]?.to).toBe('2026-03-02')
  })

  it('is provisional when it reaches into a year without a notice', () => {
    const asked = { eventOn: day('2090-03-01'), until: day('2090-12-31'), from: day('2090-01-01') }
    const deadline = { type: 'deadline', within: 5, event: '事故发生' } as const
    expect(ask({ ...deadline, unit: 'workday' }, asked)[0]?.provisional).toBe(true)
    expect(ask({ ...deadline, unit: 'day' }, asked)[0]?.provisional).toBe(false)
  })

  it('of an event before the adoption counts only while it runs, and not by the rule "next"', () => {
    const deadline: Schedule = { type: 'deadline', within: 10, unit: 'day', event: '事故发生' }
    expect(ask(deadline, { eventOn: day('2025-12-28') })).toEqual([])
    expect(spans(ask(deadline, { eventOn: day('2025-12-28'), start: 'full' }))).toEqual([
      '2025-12-28..2026-01-07',
    ])
    expect(ask(deadline, { eventOn: day('2025-12-01'), start: 'full' })).toEqual([])
  })
})

describe('a lead before an event', () => {
  const lead: Schedule = { type: 'lead', lead: 10, unit: 'workday', event: '证书到期' }
  const eventOn = day('2026-10-15')

  it('ends so many days before it and opens when the event was recorded', () => {
    expect(spans(ask(lead, { eventOn, recordedOn: day('2026-08-03') }))).toEqual(['2026-08-03..2026-09-24'])
  })

  it('opens twice the lead before it when nothing else is known, or as early as allowed', () => {
    expect(spans(ask({ ...lead, unit: 'day' }, { eventOn }))).toEqual(['2026-09-25..2026-10-05'])
    expect(spans(ask({ ...lead, unit: 'day', earliest: 30 }, { eventOn }))).toEqual([
      '2026-09-15..2026-10-05',
    ])
  })

  it('is already due when the event is recorded too late', () => {
    expect(spans(ask({ ...lead, unit: 'day' }, { eventOn, recordedOn: day('2026-10-14') }))).toEqual([
      '2026-10-05..2026-10-05',
    ])
  })
})

describe('schedules without occurrences', () => {
  it('make none', () => {
    expect(ask({ type: 'standing' })).toEqual([])
    expect(ask({ type: 'retention', atLeast: 3, unit: 'year' })).toEqual([])
  })
})

const anyDay = fc.integer({ min: 0, max: 30 * 365 }).map((days) => day('2010-01-01').add({ days }))
const iso = anyDay.map((date) => date.toString())
const part = { unit: fc.constantFrom(...periodUnits), every: fc.integer({ min: 1, max: 120 }) }
const periodic: fc.Arbitrary<PeriodicSchedule> = fc.oneof(
  fc.record({ type: fc.constant('periodic'), ...part }),
  fc.record({ type: fc.constant('periodic'), ...part, anchor: iso }),
)
const monthDay = iso.map((date) => date.slice(5))
const seasonal: fc.Arbitrary<PeriodicSchedule> = fc.record({
  type: fc.constant('periodic'),
  ...part,
  within: fc.oneof(fc.record({ to: monthDay }), fc.record({ from: monthDay, to: monthDay })),
})

describe('periodic windows over 30 years', () => {
  const asked = {
    from: day('2010-01-01'),
    until: day('2039-12-31'),
    settings: schools,
    start: 'full',
  } as const

  it('never skip a day and never take one twice', () => {
    fc.assert(
      fc.property(periodic, (schedule) => {
        const windows = windowsOf(schedule, asked)
        for (const [index, { from }] of windows.entries()) {
          const before = windows[index - 1]?.to
          if (before === undefined) continue
          if (schedule.unit === 'term') expect(before < from).toBe(true)
          else expect(day(before).add({ days: 1 }).toString()).toBe(from)
        }
        if (schedule.unit !== 'term') expect(windows.length).toBeGreaterThan(0)
        expect(new Set(windows.map(({ key }) => key)).size).toBe(windows.length)
      }),
    )
  })

  it('never overlap when narrowed to a part of the year', () => {
    fc.assert(
      fc.property(seasonal, (schedule) => {
        const windows = windowsOf(schedule, asked)
        for (const [index, window] of windows.entries()) {
          expect(window.from <= window.to).toBe(true)
          expect((windows[index - 1]?.to ?? '') < window.from).toBe(true)
        }
        expect(new Set(windows.map(({ key }) => key)).size).toBe(windows.length)
      }),
    )
  })

  it('are the same asked in two halves as at once', () => {
    const start = fc.constantFrom(...startRules)
    fc.assert(
      fc.property(fc.oneof(periodic, seasonal), anyDay, anyDay, start, (schedule, one, other, rule) => {
        const [from, middle] = Temporal.PlainDate.compare(one, other) < 0 ? [one, other] : [other, one]
        const { until, settings } = asked
        const whole = windowsOf(schedule, { from, until, settings, start: rule })
        const first = windowsOf(schedule, { from, until: middle, settings, start: rule })
        const rest = windowsOf(schedule, { from: middle.add({ days: 1 }), until, settings, start: 'next' })
        expect([...first, ...rest]).toEqual(whole)
      }),
    )
  })
})

describe('what a schedule from outside may be', () => {
  it.each([
    { type: 'periodic', unit: 'month', every: 0 },
    { type: 'periodic', unit: 'month', every: 121 },
    { type: 'periodic', unit: 'month', every: 1, workingDaysOnly: true },
    { type: 'periodic', unit: 'year', every: 1, within: { to: '02-30' } },
    { type: 'periodic', unit: 'year', every: 1, within: { to: '13-01' } },
    { type: 'periodic', unit: 'month', every: 2, anchor: '2026-02-30' },
    { type: 'lead', lead: 10, unit: 'day', event: '到期', earliest: 5 },
    { type: 'deadline', within: 5, unit: 'day', event: ' ' },
    { type: 'retention' },
    { type: 'retention', atLeast: 3 },
    { type: 'standing', surplus: true },
  ])('refuses %j', (schedule) => {
    expect(scheduleSchema.safeParse(schedule).success).toBe(false)
  })
})
