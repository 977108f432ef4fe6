import { describe, expect, it } from 'vitest'
import { districtList, lateKindergartenList } from './district.ts'
import { type PlannedUnit, planYear } from './year.ts'

const units: PlannedUnit[] = [
  { name: '甲小学', kind: 'school', opensOn: '' },
  { name: '乙幼儿园', kind: 'kindergarten', opensOn: '2026-05-01' },
  { name: '丙小学', kind: 'school', opensOn: '' },
]

describe('the sample year', () => {
  it('is the same for the same seed and another for another', () => {
    const plan = (seed: number) => planYear(units, '2025-10-01', '2026-09-30', seed)
    expect(plan(1)).toEqual(plan(1))
    expect(plan(1)).not.toEqual(plan(2))
  })

  it('lies between its first and last day, in order, and in no unit before it opens', () => {
    const works = planYear(units, '2025-10-01', '2026-09-30', 7)
    const days = works.map(({ day }) => day)
    expect(days).toEqual([...days].sort())
    expect(days.filter((day) => day < '2025-10-01' || day > '2026-09-30')).toEqual([])
    expect(works.filter(({ unit, day }) => unit === '乙幼儿园' && day < '2026-05-01')).toEqual([])
    expect(works.some(({ joint }) => joint.length > 0)).toBe(true)
  })
})

describe('the sample district', () => {
  it('names 24 schools and kindergartens, one of them opened later', () => {
    const lines = `${districtList(1)}\n${lateKindergartenList(1)}`.split('\n')
    expect(lines.filter((line) => /\[(学校|幼儿园)\]/.test(line))).toHaveLength(24)
  })
})
