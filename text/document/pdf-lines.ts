import { readLabel } from './labels.ts'
import type { RepairLog } from './repairs.ts'

/** A printed line with its place on the page, in points; `y` grows upwards. */
export interface PageLine {
  page: number
  text: string
  left: number
  right: number
  y: number
  size: number
  pageHeight: number
}

const pageNumber =
  /^(?:[—–\-－ ]{0,4}\d{1,4}[—–\-－ ]{0,4}|第 ?\d{1,4} ?页(?: ?[,，/共]? ?共? ?\d{1,4} ?页)?|\d{1,4} ?\/ ?\d{1,4}|Page \d{1,4}(?: of \d{1,4})?)$/i
/** Furniture stands in the outer parts of a page. */
const edge = 0.12
const leastPages = 3

const isAtEdge = (line: PageLine): boolean =>
  line.y < line.pageHeight * edge || line.y > line.pageHeight * (1 - edge)
/** Headers differ by their page number alone. */
const keyOf = (line: PageLine): string => line.text.replace(/\d+/g, '#')

/** Leaves out page numbers, and lines at the edge of the page that come again on most pages. */
export function withoutFurniture(lines: readonly PageLine[], pages: number, repairs: RepairLog): PageLine[] {
  const seen = new Map<string, Set<number>>()
  for (const line of lines) {
    if (!isAtEdge(line)) continue
    const key = keyOf(line)
    seen.set(key, (seen.get(key) ?? new Set()).add(line.page))
  }
  const kept = lines.filter((line) => {
    if (!isAtEdge(line)) return true
    if (pageNumber.test(line.text)) return false
    const count = seen.get(keyOf(line))?.size ?? 0
    return count < leastPages || count < pages * 0.5
  })
  repairs.add('repair.page-furniture', lines.length - kept.length)
  return kept
}

/** Layout puts a space between Chinese and digits or Latin letters (在 30 日内); the writer did not. */
const layoutSpace =
  /(?<=[\u3007\u4e00-\u9fff，。；：（）《》、]) (?=[A-Za-z0-9])|(?<=[A-Za-z0-9%]) (?=[\u3007\u4e00-\u9fff，。；：（）《》、])/g

export function withoutLayoutSpaces(lines: readonly PageLine[], repairs: RepairLog): PageLine[] {
  return lines.map((line) => {
    let count = 0
    const text = line.text.replace(layoutSpace, () => {
      count++
      return ''
    })
    repairs.add('repair.layout-spaces', count)
    return count > 0 ? { ...line, text } : line
  })
}

/** Where the text block begins and ends: the margins that most of the long lines share. */
function margins(lines: readonly PageLine[]): { left: number; right: number } {
  const lefts = lines.map(({ left }) => left).sort((a, b) => a - b)
  const rights = lines.map(({ right }) => right).sort((a, b) => a - b)
  return {
    left: lefts[Math.floor(lefts.length * 0.05)] ?? 0,
    right: rights[Math.floor(rights.length * 0.9)] ?? 0,
  }
}

/**
 * Joins the lines of one paragraph. A line goes on with the one before when that reached the right margin and this one
 * begins at the left margin, without an indent and without a label.
 */
export function joinLines(lines: readonly PageLine[], repairs: RepairLog): string {
  const { left, right } = margins(lines)
  const paragraphs: string[] = []
  let before: PageLine | null = null
  for (const line of lines) {
    const last = paragraphs.at(-1)
    if (before && last !== undefined && goesOn(before, line, left, right)) {
      const space = /[A-Za-z0-9,.;]$/.test(last) && /^[A-Za-z0-9]/.test(line.text) ? ' ' : ''
      paragraphs[paragraphs.length - 1] = last + space + line.text
      repairs.add('repair.joined-lines')
    } else paragraphs.push(line.text)
    before = line
  }
  return paragraphs.join('\n')
}

function goesOn(before: PageLine, line: PageLine, left: number, right: number): boolean {
  const isFull = before.right >= right - before.size * 2
  const isIndented = line.left > left + line.size * 1.2
  const sameSize = Math.abs(before.size - line.size) < before.size * 0.15
  const label = readLabel(line.text, 0, line.text.length)
  return (
    isFull &&
    sameSize &&
    !isIndented &&
    (label === null || !label.spaced) &&
    !/^[（(][一二三四五六七八九十\d]/.test(line.text)
  )
}
