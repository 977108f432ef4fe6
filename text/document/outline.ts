import type { ClauseNode, Outline } from './clause.ts'
import { type Line, readLines } from './lines.ts'
import { OutlineBuilder } from './outline-builder.ts'

export type { ClauseKind, ClauseNode, Outline } from './clause.ts'

const sentenceEnd = /[。；;：:！？]/
const longestTitleLine = 60

/** How many of the first lines are the title block: everything in front matter, or lines that are no sentences. */
function titleLines(text: string, lines: Line[], firstLabel: number): number {
  let count = 0
  while (lines[count]?.front) count++
  if (count > 0) return count
  const limit = firstLabel < 0 ? Math.min(1, lines.length) : firstLabel
  while (count < limit) {
    const line = lines[count]
    if (!line || line.end - line.start > longestTitleLine || sentenceEnd.test(text.charAt(line.end - 1)))
      break
    count++
  }
  return count
}

function titleNode(text: string, lines: Line[]): ClauseNode | null {
  const first = lines[0]
  const last = lines.at(-1)
  if (!first || !last) return null
  const title = text.slice(first.start, first.end)
  return {
    kind: 'title',
    label: null,
    value: null,
    title,
    start: first.start,
    end: last.end,
    bodyStart: first.end,
    children: [],
  }
}

/**
 * Reads the clause tree of a text in one pass over its lines: 编章节条款项目, or the 一、（一）1.（1） outline, or both.
 * Never throws; the time grows with the length of the text.
 */
export function outline(text: string): Outline {
  const lines = readLines(text)
  const firstLabel = lines.findIndex((line) => line.label !== null)
  const titleCount = titleLines(text, lines, firstLabel)
  const builder = new OutlineBuilder(text, lines.slice(titleCount))
  const body = builder.build()
  const title = titleNode(text, lines.slice(0, titleCount))
  return { nodes: title ? [title, ...body] : body, structured: firstLabel >= 0 }
}
