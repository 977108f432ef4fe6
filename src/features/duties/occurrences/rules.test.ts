import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { statusOf } from '../rules.ts'
import { achievedByAll, choiceOf, fitsOf, type Work } from './achievement/rules.ts'
import type { Candidate } from './model.ts'
import { requirementsOf } from './rules.ts'

describe('the status of an occurrence', () => {
  const march = { windowFrom: '2026-03-01', closesOn: '2026-04-05' }
  const progress = (achieved: number, achievedInWindow: number) => [
    { required: 2, achieved, achievedInWindow },
  ]
  it.each([
    ['2026-02-28', 0, 0, false, 'upcoming'],
    ['2026-03-01', 1, 1, false, 'open'],
    ['2026-04-05', 1, 1, false, 'open'],
    ['2026-04-06', 1, 1, false, 'missed'],
    ['2026-04-06', 2, 1, false, 'met_late'],
    ['2026-02-01', 2, 2, false, 'met'],
    ['2026-04-06', 0, 0, true, 'waived'],
  ] as const)('on %s with %d done, %d in time, waived %s: %s', (day, achieved, inWindow, waived, status) => {
    expect(statusOf(march, progress(achieved, inWindow), waived, day)).toBe(status)
  })
})

describe('requirements', () => {
  const rule = (required: number) => ({ measure: 'times' as const, required, kinds: [] })

  it('of a part of a period are scaled and rounded up, a sub-quota with them', () => {
    const rows = requirementsOf([rule(24), { ...rule(6), topicId: 't' }], 'handler', 0.25)
    expect(rows.map(({ required, topicId }) => [required, topicId])).toEqual([
      [6, null],
      [2, 't'],
    ])
  })

  it('never ask for nothing, nor for more than the whole', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 500 }),
        fc.double({ min: 0.001, max: 1, noNaN: true }),
        (required, share) => {
          const [row] = requirementsOf([rule(required)], 'handler', share)
          expect(row?.required).toBeGreaterThanOrEqual(1)
          expect(row?.required).toBeLessThanOrEqual(required)
        },
      ),
    )
  })

  it('of hours per person ask the duty’s own tier where none is named', () => {
    const [row] = requirementsOf(
      [{ measure: 'hours_per_person', required: 8, kinds: [] }],
      'member',
      undefined,
    )
    expect(row?.attendedBy).toBe('member')
  })
})

const work: Work = {
  occurredOn: '2026-04-03',
  kind: 'drill',
  topicIds: [],
  headCount: 5,
  hours: 1,
  hasAttachment: false,
  people: [],
}

const candidate = (month: number, achieved: number): Candidate => ({
  occurrenceId: `o${month}`,
  assignmentId: 'a',
  dutyId: 'd',
  unitId: 'u',
  windowFrom: `2026-0${month}-01`,
  windowTo: `2026-0${month}-28`,
  closesOn: `2026-0${month + 1}-10`,
  waived: false,
  rolling: false,
  requirements: [
    {
      occurrenceId: `o${month}`,
      position: 0,
      measure: 'times',
      topicId: null,
      kinds: ['drill'],
      ledBy: null,
      attendedBy: null,
      attachment: false,
      required: 1,
      achieved,
      achievedInWindow: achieved,
    },
  ],
})

describe('which period a record counts for', () => {
  const choice = (...given: Candidate[]) =>
    choiceOf(fitsOf(given, work, [])).map((fit) => fit.candidate.occurrenceId)

  it('is the oldest unmet one whose days of grace still hold its day', () => {
    expect(choice(candidate(4, 0), candidate(3, 0))).toEqual(['o3'])
  })
  it('is its own when the older is met, and also when both are', () => {
    expect(choice(candidate(3, 1), candidate(4, 0))).toEqual(['o4'])
    expect(choice(candidate(3, 1), candidate(4, 1))).toEqual(['o4'])
  })
  it('is none when the work is of another kind', () => {
    const other = { ...work, kind: 'study' }
    expect(fitsOf([candidate(3, 0)], other, [])).toEqual([])
  })
})

describe('what every member must reach', () => {
  const counted = (
    activityId: string,
    occurredOn: string,
    shares: Record<string, number>,
    inWindow = true,
  ) => ({
    activityId,
    occurredOn,
    inWindow,
    shares,
  })

  it('is the least over the posts of the latest day', () => {
    const all = [counted('1', '2026-01-01', { a: 2, b: 0 }), counted('2', '2026-02-01', { a: 2, b: 3 })]
    expect(achievedByAll(all)).toEqual({ achieved: 3, achievedInWindow: 3 })
  })
  it('no longer waits for a post that was given up since', () => {
    const all = [counted('1', '2026-01-01', { a: 2, gone: 0 }), counted('2', '2026-02-01', { a: 2 })]
    expect(achievedByAll(all).achieved).toBe(4)
  })
  it('counts what came in the days of grace apart', () => {
    const all = [counted('1', '2026-01-01', { a: 1 }), counted('2', '2026-02-01', { a: 1 }, false)]
    expect(achievedByAll(all)).toEqual({ achieved: 2, achievedInWindow: 1 })
  })
})
