import { type Label, readLabel, readStructuralLabel } from './labels.ts'

/** A line that holds words: its span without indentation, its heading marks and its label. */
export interface Line {
  start: number
  end: number
  /** Number of # in front of it. */
  marks: number
  label: Label | null
  /** Stands in the front matter of the document: title, promulgation notes, table of contents. */
  front: boolean
}

const infoEnd = '<!-- INFO END -->'
/** Front matter longer than this is no front matter. */
const frontLimit = 40_000
const headingStyles = new Set(['part', 'subpart', 'chapter', 'section'])
const longestHeading = 40

const isSpace = (code: number): boolean =>
  code <= 32 || code === 0xa0 || code === 0x3000 || code === 0xfeff || (code >= 0x2000 && code <= 0x200f)

const endsSentence = (text: string, line: { end: number }): boolean =>
  '。；;，,：:！？'.includes(text.charAt(line.end - 1))

/** A label only when it is plausible there: headings are short, an article without a space behind it is the next one. */
function acceptLabel(text: string, line: Line, lastArticle: number): Label | null {
  const { label } = line
  if (!label) return null
  if (headingStyles.has(label.style))
    return line.end - label.bodyStart <= longestHeading && !endsSentence(text, line) ? label : null
  if (label.style === 'article') return label.spaced || label.value === lastArticle + 1 ? label : null
  return label
}

/** Where, inside a line, the next article begins although nobody broke the line; -1 when it does not. */
function articleInside(text: string, from: number, end: number, lastArticle: number): number {
  for (let at = text.indexOf('第', from); at >= 0 && at < end; at = text.indexOf('第', at + 1)) {
    let before = at - 1
    while (before > from && isSpace(text.charCodeAt(before))) before--
    if (!'。；;'.includes(text.charAt(before))) continue
    const label = readStructuralLabel(text, at, end)
    if (label?.style === 'article' && label.spaced && label.value === lastArticle + 1) return at
  }
  return -1
}

function lineAt(text: string, from: number, to: number): Line | null {
  let start = from
  let end = to
  while (start < end && isSpace(text.charCodeAt(start))) start++
  while (end > start && isSpace(text.charCodeAt(end - 1))) end--
  let marks = 0
  while (marks < 6 && text.charCodeAt(start + marks) === 35) marks++
  if (marks > 0 && start + marks < end && isSpace(text.charCodeAt(start + marks))) {
    start += marks
    while (start < end && isSpace(text.charCodeAt(start))) start++
  } else marks = 0
  if (start >= end || text.startsWith('<!--', start)) return null
  return { start, end, marks, label: readLabel(text, start, end), front: false }
}

/** All lines that hold words, in order; a line in whose middle the next article begins is two. */
export function readLines(text: string): Line[] {
  const lines: Line[] = []
  const marker = text.slice(0, frontLimit).indexOf(infoEnd)
  let lastArticle = 0
  for (let from = 0; from < text.length; ) {
    const newline = text.indexOf('\n', from)
    const to = newline < 0 ? text.length : newline
    let line = lineAt(text, from, to)
    while (line) {
      line.front = line.start < marker
      line.label = line.front ? null : acceptLabel(text, line, lastArticle)
      if (line.label?.style === 'article') lastArticle = line.label.value ?? lastArticle
      lines.push(line)
      const split = articleInside(text, line.label?.bodyStart ?? line.start, line.end, lastArticle)
      if (split < 0) break
      const rest = lineAt(text, split, line.end)
      line.end = split
      while (isSpace(text.charCodeAt(line.end - 1))) line.end--
      line = rest
    }
    from = to + 1
  }
  markContents(text, lines)
  return lines
}

/**
 * A table of contents repeats the headings that come later. A run of headings with nothing between them, whose first
 * label comes again further on, is taken for front matter.
 */
function markContents(text: string, lines: Line[]): void {
  const first = lines.findIndex((line) => line.label !== null)
  if (first < 0) return
  const opening = lines[first]?.label
  const isOpening = (label: Label | null | undefined): boolean =>
    label?.style === opening?.style && label?.value === opening?.value
  let end = first
  while (
    headingStyles.has(lines[end]?.label?.style ?? '') &&
    (end === first || !isOpening(lines[end]?.label))
  )
    end++
  if (end - first < 2) return
  if (!lines.slice(end).some(({ label }) => isOpening(label))) return
  for (let index = first; index < end; index++) {
    const line = lines[index]
    if (line) Object.assign(line, { label: null, front: true })
  }
  const before = lines[first - 1]
  if (before && /^目[ \u3000]*[录次]$/.test(text.slice(before.start, before.end))) before.front = true
}
