import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, it } from 'vitest'
import { emptyCalendar } from '../../kernel/calendar/calendar-settings.ts'
import { compareMarks } from './differences/rules.ts'
import { hashText } from './document/rules.ts'
import { reportHash } from './issuing/rules.ts'
import type { FigureDefinition, RecordMark } from './model.ts'
import { periodOfKey } from './periods/rules.ts'
import { changeText, figureText, nextCode, textParts } from './rules.ts'

describe('the period of a report', () => {
  it('is found by its key, with the one before it', () => {
    const found = (key: string) => {
      const period = periodOfKey(key, emptyCalendar)
      return period && [period.kind, period.from, period.to, period.previous?.from, period.previous?.to]
    }
    expect(found('2026-H1')).toEqual(['halfyear', '2026-01-01', '2026-06-30', '2025-07-01', '2025-12-31'])
    expect(found('2026-Q4')).toEqual(['quarter', '2026-10-01', '2026-12-31', '2026-07-01', '2026-09-30'])
    expect(found('2024-02')).toEqual(['month', '2024-02-01', '2024-02-29', '2024-01-01', '2024-01-31'])
    expect(found('2026')).toEqual(['year', '2026-01-01', '2026-12-31', '2025-01-01', '2025-12-31'])
    expect(found('2026-Q5')).toBeNull()
    expect(found('0000')).toBeNull()
  })

  it('may be a term, compared with the term before', () => {
    const terms = [
      { id: 'a', name: '第一学期', startsOn: '2025-09-01', endsOn: '2026-01-20' },
      { id: 'b', name: '第二学期', startsOn: '2026-02-20', endsOn: '2026-07-05' },
    ]
    const settings = { terms, overrides: [] }
    expect(periodOfKey('b', settings)?.previous).toEqual({ from: '2025-09-01', to: '2026-01-20' })
    expect(periodOfKey('a', settings)?.previous).toBeNull()
  })
})

describe('figures in a text', () => {
  it('are taken out and everything else stays', () => {
    expect(textParts('完成{{F02}}项，{见附件}。')).toEqual([
      { text: '完成' },
      { code: 'F02' },
      { text: '项，{见附件}。' },
    ])
    const whole = fc.array(fc.oneof(fc.string(), fc.constantFrom('{{F01}}', '{{F12}}', '{{', '}}', '\n')))
    fc.assert(
      fc.property(whole, (pieces) => {
        const text = pieces.join('')
        const back = textParts(text).map((part) => ('code' in part ? `{{${part.code}}}` : part.text))
        expect(back.join('')).toBe(text)
      }),
    )
  })

  it('never share a code', () => {
    expect(nextCode([])).toBe('F01')
    expect(nextCode(['F01', 'F09', 'F03'])).toBe('F10')
  })

  it('are printed by the habit of the language, with their change', () => {
    const definition = { ...plainDefinition, previous: { from: '2025-07-01', to: '2025-12-31' } }
    expect(figureText('records', 12_345, 'zh')).toBe('12,345')
    expect(figureText('rate', 90.46, 'zh')).toBe('90.5%')
    expect(figureText('rate', null, 'en')).toBe('—')
    expect(changeText({ value: 16, previousValue: 11, definition }, 'zh')).toBe('较上期增加5')
    expect(changeText({ value: 11, previousValue: 11, definition }, 'zh')).toBe('与上期持平')
    expect(changeText({ value: 9, previousValue: 11, definition }, 'en')).toBe('2 fewer than before')
    expect(changeText({ value: 9, previousValue: 11, definition: plainDefinition }, 'en')).toBe('')
  })
})

const plainDefinition: FigureDefinition = {
  measure: 'records',
  kinds: [],
  topicIds: [],
  compare: false,
  zh: '记录数',
  en: 'Records',
  unitId: '0190a000-0000-7000-8000-000000000001',
  from: '2026-01-01',
  to: '2026-06-30',
}

describe('what tells one set of records from another', () => {
  const set = fc.dictionary(fc.constantFrom(...'abcdefgh'), fc.integer({ min: 1, max: 3 }))
  const marks = (given: Record<string, number>): RecordMark[] =>
    Object.entries(given).toSorted(([a], [b]) => (a < b ? -1 : 1))

  it('is every record added, taken away or revised, and no other', () => {
    fc.assert(
      fc.property(set, set, (before, after) => {
        const changes = compareMarks(marks(before), marks(after))
        const expected = [...'abcdefgh'].filter((id) => before[id] !== after[id])
        expect(changes.map(({ id }) => id).toSorted()).toEqual(expected)
        for (const { id, before: was, after: is } of changes)
          expect([was, is]).toEqual([before[id] ?? null, after[id] ?? null])
      }),
    )
  })

  it('is a hash that follows from what was issued and from nothing else', () => {
    const figure = {
      code: 'F01',
      definition: plainDefinition,
      value: 3,
      previousValue: null,
      recordCount: 3,
      recordHash: 'ab'.repeat(32),
    }
    const report = {
      unitId: plainDefinition.unitId,
      periodKey: '2026-H1',
      title: '总结',
      language: 'zh' as const,
      sections: [{ heading: '总体情况', paragraphs: ['共{{F01}}条。'] }],
      figures: [figure],
      asOf: '2026-07-06T01:00:00Z',
      issuedAt: '2026-07-06T01:00:00Z',
      auditPlace: 12,
    }
    const hash = reportHash(report)
    expect(hash).toMatch(/^[0-9a-f]{64}$/)
    expect(reportHash({ ...report, figures: [{ ...figure }] })).toBe(hash)
    for (const changed of [
      { ...report, title: '总结。' },
      { ...report, auditPlace: 13 },
      { ...report, figures: [{ ...figure, value: 4 }] },
      { ...report, figures: [{ ...figure, recordHash: 'ac'.repeat(32) }] },
    ])
      expect(reportHash(changed)).not.toBe(hash)
    expect(hashText(hash).replaceAll(/\s/g, '')).toBe(hash)
  })

  it('is a moment that both sides write alike', () => {
    const moment = Temporal.Instant.from('2026-07-06T01:00:00.120000Z')
    expect(moment.round('microsecond').toString()).toBe('2026-07-06T01:00:00.12Z')
  })
})
