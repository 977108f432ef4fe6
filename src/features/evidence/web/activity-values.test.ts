import { describe, expect, it } from 'vitest'
import { draftOf, emptyValues, mergedValues, titleFrom } from './activity-values.ts'

describe('a title from a duty', () => {
  it.each([
    ['每月至少开展一次消防演练', '开展消防演练'],
    ['每学期组织2次应急疏散演练', '组织应急疏散演练'],
    ['每季度应召开安全工作会议', '召开安全工作会议'],
    ['检查消防设施', '检查消防设施'],
    ['每年一次', '每年一次'],
  ])('%s → %s', (duty, title) => {
    expect(titleFrom(duty)).toBe(title)
  })
})

describe('a draft from the form', () => {
  it('waits for unit, kind and day', () => {
    expect(draftOf(emptyValues('u', '2026-03-09'))).toBeUndefined()
    expect(draftOf({ ...emptyValues('u', ''), kind: 'drill' })).toBeUndefined()
  })

  it('counts a leader among those who took part, each person once, and no fewer heads than names', () => {
    const draft = draftOf(
      { ...emptyValues('u', '2026-03-09'), kind: 'drill', leaders: ['a'], people: ['b', 'a'], headCount: 1 },
      new Map([['b', 1.5]]),
    )
    expect(draft?.people).toEqual([
      { personId: 'a', led: true },
      { personId: 'b', led: false, hours: 1.5 },
    ])
    expect(draft?.headCount).toBe(2)
  })

  it('does not name the leading unit among the joint ones', () => {
    const values = { ...emptyValues('u', '2026-03-09'), kind: 'drill', jointUnitIds: ['u', 'v'] }
    expect(draftOf(values)?.jointUnitIds).toEqual(['v'])
  })
})

describe('two corrections of one record', () => {
  it('keep what each of them changed, mine first', () => {
    const base = { ...emptyValues('u', '2026-03-09'), title: '演练', headCount: 12, topicIds: ['t'] }
    const mine = { ...base, title: '消防演练' }
    const theirs = { ...base, title: '疏散演练', headCount: 20, topicIds: ['t', 's'] }
    expect(mergedValues(base, mine, theirs)).toEqual({ ...theirs, title: '消防演练' })
  })
})
