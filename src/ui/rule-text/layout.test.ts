import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { contentsOf, type LaidClause, linesOf, type Mark, runsOf, spansByLine } from './layout.ts'

const text = '安全办法\n\n第一章 总则\n\n第一条 每月检查。\n记录保存。\n（一）学校；\n'

const clause = (kind: string, words: string, given: Partial<LaidClause> = {}): LaidClause => {
  const spanStart = text.indexOf(words)
  return {
    id: words,
    parentId: null,
    kind,
    label: null,
    title: null,
    spanStart,
    spanEnd: spanStart + words.length,
    bodyStart: spanStart,
    excluded: [],
    ...given,
  }
}
const numbered = (kind: string, label: string, words: string) =>
  clause(kind, label + words, { label, bodyStart: text.indexOf(label) + label.length })

const clauses = [
  clause('title', '安全办法', { title: '安全办法' }),
  { ...numbered('chapter', '第一章', ' 总则'), title: '总则' },
  numbered('article', '第一条', ' 每月检查。\n记录保存。\n（一）学校；'),
  clause('paragraph', '每月检查。'),
  clause('paragraph', '记录保存。'),
  numbered('item', '（一）', '学校；'),
]

const mark = (words: string): Mark => ({
  id: words,
  start: text.indexOf(words),
  end: text.indexOf(words) + words.length,
  look: '',
  sign: '',
  label: '',
})

describe('laying out a rule text', () => {
  it('centres titles and chapters, hangs numbers at the margin, and sets items in', () => {
    const lines = linesOf(text, clauses).map(({ role, level, start, wordsStart, end }) => [
      role,
      level,
      text.slice(start, wordsStart).trim(),
      text.slice(wordsStart, end),
    ])
    expect(lines).toEqual([
      ['title', 0, '', '安全办法'],
      ['heading', 2, '', '第一章 总则'],
      ['numbered', 0, '第一条', '每月检查。'],
      ['plain', 0, '', '记录保存。'],
      ['numbered', 1, '（一）', '学校；'],
    ])
  })

  it('lists the chapters, or the articles where there are none', () => {
    expect(contentsOf(text, clauses)).toMatchObject([{ label: '第一章', title: '总则', level: 0 }])
    const bare = clauses.filter(({ kind }) => kind !== 'chapter')
    expect(contentsOf(text, bare)).toMatchObject([{ label: '第一条', title: '每月检查。' }])
  })

  it('gives back every word of every line, whatever is marked', () => {
    const span = fc.tuple(fc.nat(text.length), fc.nat(text.length))
    fc.assert(
      fc.property(fc.array(span, { maxLength: 12 }), (spans) => {
        const marks = spans.map(([a, b], id) => ({
          ...mark(''),
          id: String(id),
          start: Math.min(a, b),
          end: Math.max(a, b),
        }))
        const lines = linesOf(text, clauses)
        const byLine = spansByLine(lines, marks)
        for (const [place, line] of lines.entries()) {
          const runs = runsOf(line.start, line.end, byLine[place] ?? [], [])
          expect(runs.map(({ start, end }) => text.slice(start, end)).join('')).toBe(
            text.slice(line.start, line.end),
          )
          for (const run of runs)
            expect(run.marks.map(({ id }) => id).toSorted()).toEqual(
              marks
                .filter(({ start, end }) => start < run.end && run.start < end)
                .map(({ id }) => id)
                .toSorted(),
            )
        }
      }),
    )
  })
})
