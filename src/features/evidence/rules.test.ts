import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isLate, momentAfter, partyOf } from './rules.ts'
import { splitDays } from './tallies/rules.ts'

describe('a party', () => {
  it('is the unit itself when it is alone', () => {
    const id = '01920000-0000-7000-8000-000000000001'
    expect(partyOf([id])).toBe(id)
  })

  it('is the same whatever the order of its units, and a valid UUID', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.uuid(), { minLength: 2, maxLength: 6 }), (ids) => {
        expect(partyOf(ids.toReversed())).toBe(partyOf(ids))
        expect(partyOf(ids)).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
      }),
    )
  })
})

describe('a late entry', () => {
  it.each([
    ['2026-03-01', '2026-03-08', false],
    ['2026-03-01', '2026-03-09', true],
    ['2026-02-26', '2026-03-05', false],
  ])('of %s recorded on %s: %s', (occurredOn, recordedOn, late) => {
    expect(isLate(occurredOn, recordedOn, 7)).toBe(late)
  })
})

it('gives every revision a moment of its own, also on a clock that stands still', () => {
  expect(momentAfter('2026-03-01T00:00:00.000001Z', '2026-03-01T00:00:00Z')).toBe(
    '2026-03-01T00:00:00.000002Z',
  )
  expect(momentAfter('2026-03-01T00:00:00Z', '2026-03-02T00:00:00Z')).toBe('2026-03-02T00:00:00.000000Z')
})

describe('days split into months', () => {
  it('keeps broken months apart', () => {
    expect(splitDays('2026-01-15', '2026-04-10')).toEqual({
      months: [
        { from: '2026-02-01', to: '2026-02-28' },
        { from: '2026-03-01', to: '2026-03-31' },
      ],
      rest: [
        { from: '2026-01-15', to: '2026-01-31' },
        { from: '2026-04-01', to: '2026-04-10' },
      ],
    })
  })

  it('covers every day exactly once', () => {
    const day = fc
      .date({ min: new Date('2020-01-01'), max: new Date('2029-12-31'), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10))
    fc.assert(
      fc.property(day, day, (one, other) => {
        const [from, to] = one < other ? [one, other] : [other, one]
        const { months, rest } = splitDays(from, to)
        const lengths = [...months, ...rest].map(
          (part) => (Date.parse(part.to) - Date.parse(part.from)) / 86_400_000 + 1,
        )
        const whole = (Date.parse(to) - Date.parse(from)) / 86_400_000 + 1
        expect(lengths.reduce((sum, length) => sum + length, 0)).toBe(whole)
      }),
    )
  })
})
