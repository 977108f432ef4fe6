import { describe, expect, it } from 'vitest'
import type { SuggestedOccurrence } from '../model.ts'
import { chosenOccurrences, fittingAssignments, progressOf } from './satisfaction.ts'

const occurrence = (assignmentId: string, occurrenceId: string, ticked: boolean): SuggestedOccurrence => ({
  occurrenceId,
  assignmentId,
  dutyId: 'd',
  dutyTitle: '每月演练',
  rulebookTitle: '办法',
  unitId: 'u',
  unitName: '第一小学',
  windowFrom: '2026-03-01',
  windowTo: '2026-03-31',
  closesOn: '2026-04-10',
  withinGrace: false,
  alreadyMet: false,
  ticked,
  requirements: [{ position: 0, measure: 'times', required: 4, achieved: 2, amount: 1 }],
})

const suggested = [occurrence('a', 'a1', true), occurrence('a', 'a2', false), occurrence('b', 'b1', true)]
const idsOf = (...given: Parameters<typeof fittingAssignments>) =>
  chosenOccurrences(fittingAssignments(...given)).map(({ occurrenceId }) => occurrenceId)

describe('what a record will satisfy', () => {
  it('follows the program, until the recorder chooses another period or none', () => {
    expect(idsOf(suggested, new Map())).toEqual(['a1', 'b1'])
    expect(idsOf(suggested, new Map([['a', 'a2']]))).toEqual(['a2', 'b1'])
    expect(idsOf(suggested, new Map([['b', null]]))).toEqual(['a1'])
  })

  it('falls back when a chosen period no longer fits', () => {
    expect(idsOf([occurrence('a', 'a1', true)], new Map([['a', 'a2']]))).toEqual(['a1'])
  })

  it('prefers what the record is made for, and ticks nothing new in a correction that changes nothing', () => {
    const preference = { occurrenceIds: new Set(['a2']), programTicks: true }
    expect(idsOf(suggested, new Map(), preference)).toEqual(['a2', 'b1'])
    expect(idsOf(suggested, new Map(), { ...preference, programTicks: false })).toEqual(['a2'])
  })
})

describe('how far an occurrence will be', () => {
  const requirement = { position: 0, measure: 'times', required: 4, achieved: 3, amount: 1 } as const

  it('adds the record to what is achieved', () => {
    expect(progressOf(requirement, 'a1', new Map())).toEqual({ before: 3, after: 4, becomesMet: true })
  })

  it('does not count a record under correction twice', () => {
    const counted = new Map([['a1', new Map([[0, 1]])]])
    expect(progressOf(requirement, 'a1', counted)).toEqual({ before: 2, after: 3, becomesMet: false })
  })
})
