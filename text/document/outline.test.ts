import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ClauseNode } from './clause.ts'
import { outline } from './outline.ts'

/** The tree in one line a node: depth, kind, label and title. */
function shape(text: string): string[] {
  const lines: string[] = []
  const visit = (node: ClauseNode, depth: number): void => {
    lines.push(`${'  '.repeat(depth)}${[node.kind, node.label, node.title].filter(Boolean).join(' ')}`)
    for (const child of node.children) visit(child, depth + 1)
  }
  for (const node of outline(text).nodes) visit(node, 0)
  return lines
}

describe('outline', () => {
  it('reads chapters, articles, paragraphs, items and sub-items', () => {
    const text =
      '某某条例\n第一章　总　则\n第一条 学校应当：\n（一）检查：\n1.门窗；\n2.电路；\n（二）培训。\n前款应当记录。\n第二条 施行。'
    expect(shape(text)).toEqual([
      'title 某某条例',
      'chapter 第一章 总则',
      '  article 第一条',
      '    paragraph',
      '      item （一）',
      '        subitem 1.',
      '        subitem 2.',
      '      item （二）',
      '    paragraph',
      '  article 第二条',
      '    paragraph',
    ])
  })

  it('reads an outline of headings without articles', () => {
    const text =
      '工作办法\n为了安全，制定本办法。\n一、职责\n（一）校长每年报告。\n1.书面报告。\n（1）附表。\n二、检查\n每月检查。'
    expect(shape(text)).toEqual([
      'title 工作办法',
      'preamble',
      'heading1 一、 职责',
      '  heading2 （一）',
      '    paragraph',
      '    heading3 1.',
      '      paragraph',
      '      heading4 （1）',
      '        paragraph',
      'heading1 二、 检查',
      '  paragraph',
    ])
  })

  it('does not double the chapters of a table of contents', () => {
    const text = '条例\n目　录\n第一章 总则\n第二章 附则\n第一章 总则\n第一条 甲。\n第二章 附则\n第二条 乙。'
    expect(shape(text).filter((line) => line.startsWith('chapter'))).toEqual([
      'chapter 第一章 总则',
      'chapter 第二章 附则',
    ])
  })

  it('finds an article in the middle of a line, but not a reference to one', () => {
    expect(
      shape('第一条 甲。第二条 乙，依照第三条 的规定。\n第三条 丙。').filter((line) =>
        line.startsWith('article'),
      ),
    ).toEqual(['article 第一条', 'article 第二条', 'article 第三条'])
  })

  it('takes a number at the start of a line for a label only where it is one', () => {
    expect(shape('第一条 甲：\n一、二级区域；\n1.5米以上；\n3、4号楼。')).toEqual([
      'article 第一条',
      '  paragraph',
      '  paragraph',
      '  paragraph',
      '  paragraph',
    ])
  })

  it('says that plain paragraphs are not structured', () => {
    expect(outline('第一次会议研究了安全工作。\n会议要求加强检查。').structured).toBe(false)
    expect(outline('').nodes).toEqual([])
  })

  it('reads inserted articles and full-width digits', () => {
    const nodes = outline('第十条 甲。\n第十条之一 乙。\n第１２条 丙。').nodes
    expect(nodes.map(({ label, value }) => [label, value])).toEqual([
      ['第十条', 10],
      ['第十条之一', 10],
      ['第１２条', 12],
    ])
  })
})

describe('laws of the tree', () => {
  const piece = fc.constantFrom(
    '第一章 总则\n',
    '第二条 ',
    '（一）',
    '1.',
    '一、',
    '附件：\n',
    '学校',
    '。',
    '\n',
    '：',
    '目录\n',
    '# ',
    ' ',
    '①',
    '第',
  )
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(piece, { maxLength: 60 }).map((pieces) => pieces.join('')),
  )

  it('keeps every span inside the text and inside its parent, children in order', () => {
    const check = (node: ClauseNode, from: number, to: number): void => {
      expect(node.start).toBeGreaterThanOrEqual(from)
      expect(node.start).toBeLessThanOrEqual(node.bodyStart)
      expect(node.bodyStart).toBeLessThanOrEqual(Math.max(node.end, node.bodyStart))
      expect(node.end).toBeLessThanOrEqual(to)
      let last = node.start
      for (const child of node.children) {
        check(child, last, node.end)
        last = child.end
      }
    }
    fc.assert(
      fc.property(text, (words) => {
        let last = 0
        for (const node of outline(words).nodes) {
          check(node, last, words.length)
          last = node.end
        }
      }),
    )
  })

  it('writes each label as it stands in the text', () => {
    fc.assert(
      fc.property(text, (words) => {
        const check = (node: ClauseNode): void => {
          if (node.label !== null)
            expect(words.slice(node.start, node.start + node.label.length)).toBe(node.label)
          node.children.forEach(check)
        }
        outline(words).nodes.forEach(check)
      }),
    )
  })
})
