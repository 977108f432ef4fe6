import { describe, expect, it } from 'vitest'
import { calendarSettingsSchema, checkCalendarSettings } from './calendar-settings.ts'

const autumn = { id: 'a', name: '2026年秋季学期', startsOn: '2026-09-01', endsOn: '2027-01-22' }
const spring = { id: 's', name: '2027年春季学期', startsOn: '2027-02-22', endsOn: '2027-07-02' }

/** Codes of all refusals, the first one first. */
function codesOf(settings: Parameters<typeof checkCalendarSettings>[0]): string[] {
  const outcome = checkCalendarSettings(settings)
  return outcome.done ? [] : [outcome.refusal, ...(outcome.refusal.others ?? [])].map(({ code }) => code)
}

describe('calendar settings', () => {
  it('puts terms and days in order', () => {
    const outcome = checkCalendarSettings({
      terms: [spring, autumn],
      overrides: [
        { day: '2026-11-02', kind: 'off' },
        { day: '2026-11-01', kind: 'work' },
      ],
    })
    expect(outcome.done && outcome.value.terms.map(({ id }) => id)).toEqual(['a', 's'])
    expect(outcome.done && outcome.value.overrides[0]?.day).toBe('2026-11-01')
  })

  it('refuses terms that overlap, even on one day, even with one between', () => {
    expect(codesOf({ terms: [autumn, { ...spring, startsOn: '2027-01-22' }], overrides: [] })).toEqual([
      'calendar.terms-overlap',
    ])
    const within = { id: 'w', name: '短学期', startsOn: '2026-10-01', endsOn: '2026-10-10' }
    const later = { ...spring, startsOn: '2027-01-10' }
    expect(codesOf({ terms: [autumn, within, later], overrides: [] })).toHaveLength(2)
  })

  it('refuses a term that ends before it starts, an id used twice, a day set twice', () => {
    expect(codesOf({ terms: [{ ...autumn, endsOn: '2026-08-01' }], overrides: [] })).toEqual([
      'calendar.term-backwards',
    ])
    expect(codesOf({ terms: [autumn, { ...spring, id: 'a' }], overrides: [] })).toEqual([
      'calendar.term-twice',
    ])
    const twice = [
      { day: '2026-11-01', kind: 'off' },
      { day: '2026-11-01', kind: 'work' },
    ] as const
    expect(codesOf({ terms: [], overrides: twice })).toEqual(['calendar.day-twice'])
  })

  it('refuses days that do not exist', () => {
    const settings = { terms: [], overrides: [{ day: '2026-02-30', kind: 'off' }] }
    expect(calendarSettingsSchema.safeParse(settings).success).toBe(false)
  })
})
