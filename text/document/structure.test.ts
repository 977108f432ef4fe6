import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { ClauseNode } from './clause.ts'
import { outline } from './outline.ts'

const corpus = new URL('../corpus/', import.meta.url)
const [header, ...rows] = readFileSync(new URL('structure.tsv', corpus), 'utf8').trimEnd().split('\n')
const columns = (header ?? '').split('\t').slice(2, -1)

/** Counts in the words of structure.tsv: a 款 is a paragraph outside the items, lines of an annex count apart. */
function count(text: string): Record<string, number> {
  const counts: Record<string, number> = Object.fromEntries(columns.map((column) => [column, 0]))
  const add = (column: string): void => {
    counts[column] = (counts[column] ?? 0) + 1
  }
  const columnOf: Partial<Record<ClauseNode['kind'], string>> = {
    part: 'bian',
    chapter: 'zhang',
    section: 'jie',
    article: 'tiao',
    item: 'xiang',
    subitem: 'mu',
    heading1: 'outline1',
    heading2: 'outline2',
    preamble: 'preamble',
    stray: 'stray',
  }
  const visit = (node: ClauseNode, parent: ClauseNode | null): void => {
    const inItem = parent?.kind === 'item' || parent?.kind === 'subitem'
    if (node.kind === 'annex') {
      counts['appendix'] = text
        .slice(node.start, node.end)
        .split('\n')
        .filter((line) => line.trim()).length
      return
    }
    if (node.kind === 'paragraph') add(inItem ? 'itemcont' : 'kuan')
    else add(columnOf[node.kind] ?? node.kind)
    for (const child of node.children) visit(child, node)
  }
  for (const node of outline(text).nodes) if (node.kind !== 'title') visit(node, null)
  return counts
}

describe('structure of the development texts', () => {
  it.each(rows.map((row) => row.split('\t')))('%s %s', (_set, file, ...cells) => {
    const text = readFileSync(new URL(`texts/${file}`, corpus), 'utf8')
    const expected = Object.fromEntries(columns.map((column, index) => [column, Number(cells[index])]))
    expect(count(text)).toEqual(expected)
  })

  it('covers every text of the corpus folder', () => {
    const listed = rows.map((row) => row.split('\t')[1] ?? '').sort()
    expect(readdirSync(new URL('texts', corpus)).sort()).toEqual(listed)
  })
})
