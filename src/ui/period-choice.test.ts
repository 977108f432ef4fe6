import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { periodAt, periodBeside, periodKinds, periodOfKey } from './period-choice.ts'
import { periodText } from './period-format.ts'

const terms = [
  { id: 't2', name: '2025—2026 学年第二学期', startsOn: '2026-02-23', endsOn: '2026-07-03' },
  { id: 't1', name: '2025—2026 学年第一学期', startsOn: '2025-09-01', endsOn: '2026-01-30' },
]

const parts = periodKinds.filter((kind) => kind !== 'term')
const aPart = fc.constantFrom(...parts)
const aDay = fc
  .date({ min: new Date('1980-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))

describe('choosing a period', () => {
  test('parts of a year', () => {
    expect(periodAt('half-year', '2026-08-15')).toEqual({
      kind: 'half-year',
      key: '2026-H2',
      from: '2026-07-01',
      to: '2026-12-31',
    })
    expect(periodAt('month', '2024-02-29')?.to).toBe('2024-02-29')
  })

  test('terms: the one that holds the day, between two the one before, before all the first', () => {
    expect(periodAt('term', '2026-03-01', terms)?.key).toBe('t2')
    expect(periodAt('term', '2026-02-10', terms)?.key).toBe('t1')
    expect(periodAt('term', '2020-01-01', terms)?.key).toBe('t1')
    expect(periodAt('term', '2026-03-01')).toBeUndefined()
  })

  test('there is nothing before the first term', () => {
    const first = periodOfKey('t1', terms)
    expect(first && periodBeside(first, -1, terms)).toBeUndefined()
    expect(first && periodBeside(first, 1, terms)?.key).toBe('t2')
  })

  test('a period holds its day, borders on the next, and is found by its key', () => {
    fc.assert(
      fc.property(aPart, aDay, (kind, day) => {
        const period = periodAt(kind, day)
        if (period === undefined) throw new Error('a part of a year always exists')
        expect(period.from <= day && day <= period.to).toBe(true)
        expect(periodOfKey(period.key)).toEqual(period)
        const next = periodBeside(period, 1)
        expect(Date.parse(next?.from ?? '') - Date.parse(period.to)).toBe(86_400_000)
        expect(next && periodBeside(next, -1)).toEqual(period)
      }),
    )
  })

  test('keys from outside that name nothing', () => {
    expect(['2026-13', '2026-Q5', '2026-H3', 'x', ''].map((key) => periodOfKey(key))).toEqual(
      Array(5).fill(undefined),
    )
  })
})

describe('a period in words', () => {
  test.each([
    ['2026-03', '2026年3月', 'March 2026'],
    ['2026-Q1', '2026年第一季度', 'Q1 2026'],
    ['2026-H2', '2026年下半年', 'Second half of 2026'],
    ['2026', '2026年', '2026'],
    ['2026-2027', '2026—2027 学年', 'School year 2026–2027'],
    ['2026-W07', '2026年第7周', 'Week 7, 2026'],
    ['2026-03-T2', '2026年3月中旬', '11–20 March 2026'],
    ['2026-03-09', '2026年3月9日', '9 March 2026'],
    ['2026-01..2026-02', '2026年1月至2026年2月', 'January 2026 to February 2026'],
  ])('%s', (key, zh, en) => {
    const period = { key, from: '2026-03-11', to: '2026-03-20' }
    expect([periodText(period, 'zh'), periodText(period, 'en')]).toEqual([zh, en])
  })

  test('a term is called by its name, and without one by its days', () => {
    const period = { key: 't1', from: '2025-09-01', to: '2026-01-30' }
    expect(periodText({ ...period, name: '第一学期' }, 'zh')).toBe('第一学期')
    expect(periodText(period, 'en')).toBe('1 September 2025 to 30 January 2026')
  })
})
