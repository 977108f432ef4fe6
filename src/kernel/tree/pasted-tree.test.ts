import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { PastedKind } from './pasted-line.ts'
import { type PastedUnit, readPastedTree } from './pasted-tree.ts'

const kinds: PastedKind[] = [
  { code: 'bureau', zh: '局', en: 'Bureau' },
  { code: 'school', zh: '学校', en: 'School' },
]

function unitsOf(text: string): PastedUnit[] {
  const outcome = readPastedTree(text, kinds)
  if (!outcome.done) throw new Error(`${outcome.refusal.code} in line ${outcome.refusal.place?.line}`)
  return outcome.value
}

/** Units with their depths: '0 青禾县教育局'. */
const outline = (text: string): string[] => unitsOf(text).map(({ depth, name }) => `${depth} ${name}`)

/** All refusals as 'code line'. */
function refusalsOf(text: string): string[] {
  const outcome = readPastedTree(text, kinds)
  if (outcome.done) return []
  const all = [outcome.refusal, ...(outcome.refusal.others ?? [])]
  return all.map(({ code, place }) => `${code} ${place?.line ?? '-'}`)
}

const expected = ['0 青禾县教育局', '1 办公室', '1 第一小学', '2 食堂', '1 第二小学']

describe('levels of a pasted list', () => {
  it.each([
    ['tabs', '青禾县教育局\n\t办公室\n\t第一小学\n\t\t食堂\n\t第二小学'],
    ['spaces and CRLF', '青禾县教育局\r\n  办公室\r\n  第一小学\r\n    食堂\r\n  第二小学\r\n'],
    ['full-width spaces', '青禾县教育局\n　　办公室\n　　第一小学\n　　　　食堂\n　　第二小学'],
    ['a list indented as a whole', '    青禾县教育局\n\n\t\t办公室\n\t\t第一小学\n\t\t\t食堂\n\t\t第二小学'],
    ['bullets with indentation', '- 青禾县教育局\n  - 办公室\n  - 第一小学\n    - 食堂\n  - 第二小学'],
    ['official numbering', '青禾县教育局\n一、办公室\n二、第一小学\n（一）食堂\n三、第二小学'],
    ['dotted numbers', '1. 青禾县教育局\n1.1 办公室\n1.2 第一小学\n1.2.1 食堂\n1.3 第二小学'],
    ['headings', '# 青禾县教育局\n## 办公室\n## 第一小学\n### 食堂\n## 第二小学'],
  ])('reads %s', (_, text) => {
    expect(outline(text)).toEqual(expected)
  })

  it('takes names that begin with a number as names', () => {
    expect(outline('3.15办公室\n110指挥中心\n3、4号楼管理组\n24小时值班室')).toEqual([
      '0 3.15办公室',
      '0 110指挥中心',
      '0 3、4号楼管理组',
      '0 24小时值班室',
    ])
  })

  it('reads an excerpt whose numbers begin in the middle', () => {
    expect(outline('1.1.1 食堂\n1.2 第二小学\n1.2.1 食堂')).toEqual(['0 食堂', '0 第二小学', '1 食堂'])
  })

  it('keeps the line numbers of what was pasted', () => {
    const units = unitsOf('\ufeff\n青禾县教育局\n\n\t第一小学')
    expect(units.map(({ line, parentLine }) => [line, parentLine])).toEqual([
      [2, null],
      [4, 2],
    ])
  })
})

describe('what a line says', () => {
  it('names kind, posts, holders and tiers', () => {
    const [unit] = unitsOf('青禾县第一小学 [学校] | 校长：张三（第一责任人）; 安全副校长：李四（直接责任人）')
    expect(unit).toEqual({
      line: 1,
      depth: 0,
      parentLine: null,
      name: '青禾县第一小学',
      kind: 'school',
      posts: [
        { title: '校长', holder: '张三', tier: 'principal' },
        { title: '安全副校长', holder: '李四', tier: 'deputy' },
      ],
    })
  })

  it('takes Chinese and Western signs, mixed ones too', () => {
    const [unit] = unitsOf('Qinghe Bureau【BUREAU］｜Head: Zhang San (principal）；Office：(handler)')
    expect(unit).toMatchObject({
      name: 'Qinghe Bureau',
      kind: 'bureau',
      posts: [
        { title: 'Head', holder: 'Zhang San', tier: 'principal' },
        { title: 'Office', tier: 'handler' },
      ],
    })
  })

  it('leaves a bracket in the title when it names no tier', () => {
    const [unit] = unitsOf(
      '第一小学（东校区） | 副校长（分管安全）：李四; 副校长（分管教学）; 主任（经办人）',
    )
    expect(unit?.name).toBe('第一小学（东校区）')
    expect(unit?.posts).toEqual([
      { title: '副校长（分管安全）', holder: '李四' },
      { title: '副校长（分管教学）' },
      { title: '主任', tier: 'handler' },
    ])
  })
})

describe('what is refused, with its line', () => {
  it.each([
    ['nothing', ' \r\n\t\n', ['tree.empty -']],
    ['too many lines', 'a\n'.repeat(20_000), ['tree.too-many-lines -']],
    ['a level left out', '局\n\t校\n\t\t\t食堂\n\t\t\t\t灶', ['tree.depth-jump 3']],
    ['a number left out', '1. 局\n1.1.1 校', ['tree.depth-jump 2']],
    ['a step between two levels', '局\n  校\n   室', ['tree.indent-uneven 3']],
    ['the same name twice below one unit', '局\n\t校\n\t室\n\t校', ['tree.duplicate-sibling 4']],
    ['the same name twice at the top', '局\n局', ['tree.duplicate-sibling 2']],
    ['a long name', `局\n\t${'长'.repeat(101)}`, ['tree.name-too-long 2']],
    ['a long line', `局 | ${'长'.repeat(4001)}`, ['tree.line-too-long 1']],
    ['a kind that is not known', '局 [星球]', ['tree.unknown-kind 1']],
    ['a tier that is not known', '局 | 局长：张三（大领导）', ['tree.unknown-tier 1']],
    ['a post without a title', '局 | ：张三', ['tree.post-without-title 1']],
    ['posts without end', `局 | ${'岗;'.repeat(51)}`, ['tree.too-many-posts 1']],
    ['a line without a name', '局\n\t| 校长：张三', ['tree.no-name 2']],
  ])('%s', (_, text, refusals) => {
    expect(refusalsOf(text)).toEqual(refusals)
  })

  it('all at once, up to a hundred', () => {
    expect(refusalsOf('局 [星球]\n\t校\n\t校')).toEqual(['tree.unknown-kind 1', 'tree.duplicate-sibling 3'])
    expect(refusalsOf('局\n'.repeat(300))).toHaveLength(100)
  })

  it('more than twelve levels below the first', () => {
    const deep = Array.from({ length: 14 }, (_, depth) => `${'\t'.repeat(depth)}第${depth}级`)
    expect(refusalsOf(deep.slice(0, 13).join('\n'))).toEqual([])
    expect(refusalsOf(deep.join('\n'))).toEqual(['tree.too-deep 14'])
  })

  it('the same name below another unit is not refused', () => {
    expect(refusalsOf('甲校\n\t办公室\n乙校\n\t办公室')).toEqual([])
  })
})

/** A tree as depths that never jump, each unit with a name of its own. */
const depths = fc
  .array(fc.nat(12), { minLength: 1, maxLength: 60 })
  .map((wished) =>
    wished.reduce<number[]>((found, depth) => [...found, Math.min(depth, (found.at(-1) ?? -1) + 1)], []),
  )
const indentations = fc.constantFrom('\t', '  ', '    ', '　', '　　')

describe('any tree', () => {
  it('comes back as it was written, whatever it is indented with', () => {
    fc.assert(
      fc.property(depths, indentations, fc.constantFrom('\n', '\r\n'), (tree, indent, lineEnd) => {
        const names = tree.map((depth, index) => ({ depth, name: `单位${index}` }))
        const text = names.map(({ depth, name }) => indent.repeat(depth) + name).join(lineEnd)
        expect(unitsOf(text).map(({ depth, name }) => ({ depth, name }))).toEqual(names)
      }),
    )
  })

  it('has each parent one level up and above its children', () => {
    fc.assert(
      fc.property(depths, (tree) => {
        const units = unitsOf(tree.map((depth, index) => `${'\t'.repeat(depth)}单位${index}`).join('\n'))
        const byLine = new Map(units.map((unit) => [unit.line, unit]))
        for (const { line, depth, parentLine } of units) {
          if (parentLine === null) expect(depth).toBe(0)
          else expect(parentLine < line && byLine.get(parentLine)?.depth === depth - 1).toBe(true)
        }
      }),
    )
  })

  it('is never thrown at: any text is read or refused', () => {
    const sign = fc.constantFrom(...'\t\n\r 　|｜[]【】（）():：;；、.-#*一1①校长a\u0000')
    fc.assert(
      fc.property(fc.string({ unit: sign, maxLength: 300 }), (text) => {
        const outcome = readPastedTree(text, kinds)
        if (outcome.done) expect(outcome.value.length).toBeGreaterThan(0)
        else expect(outcome.refusal.code).toMatch(/^tree\./u)
      }),
      { numRuns: 500 },
    )
  })
})
