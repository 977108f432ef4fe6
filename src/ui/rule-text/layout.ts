import type { Sentence } from '../../kernel/outcome/outcome.ts'

/** A node of a rule text, as its layout needs it; offsets are UTF-16 code units of the text. In the text's order. */
export interface LaidClause {
  readonly id: string
  readonly parentId: string | null
  readonly kind: string
  readonly label: string | null
  readonly title: string | null
  readonly spanStart: number
  readonly spanEnd: number
  readonly bodyStart: number
  readonly excluded: readonly StruckWords[]
}

/** Words that become no duty, and why. */
export interface StruckWords {
  readonly start: number
  readonly end: number
  readonly reason: Sentence
}

export type LineRole = 'title' | 'subtitle' | 'heading' | 'section' | 'numbered' | 'plain'

/** A line of the text as it is laid out: a heading centred, a section's or clause's number hanging at the margin, or words in their column. */
export interface Line {
  readonly start: number
  readonly end: number
  readonly role: LineRole
  /** Of a heading 1–3, the largest first; of other lines how far they stand in. */
  readonly level: number
  /** Where the words begin behind the number; `start` when there is none. */
  readonly wordsStart: number
  /** The clause that begins on this line. */
  readonly clauseId: string | null
}

const headingLevels: Readonly<Record<string, number>> = { part: 1, annex: 1, chapter: 2, section: 3 }
const indents: Readonly<Record<string, number>> = { item: 1, subitem: 2, heading3: 1, heading4: 2 }

interface Placed {
  readonly role: LineRole
  readonly level: number
}

function placeOf(clause: LaidClause): Placed {
  const heading = headingLevels[clause.kind]
  if (heading !== undefined) return { role: 'heading', level: heading }
  if (clause.kind === 'title') return { role: 'title', level: 0 }
  // 一、 with a title of its own heads what follows; without one it numbers a sentence.
  if (clause.kind === 'heading1' && clause.title !== null) return { role: 'section', level: 0 }
  return { role: clause.label === null ? 'plain' : 'numbered', level: indents[clause.kind] ?? 0 }
}

/** The lines of a text that hold words, each laid out by the clause that begins on it or the one it continues. */
export function linesOf(text: string, clauses: readonly LaidClause[]): Line[] {
  const lines: Line[] = []
  let next = 0
  let current: LaidClause | undefined
  for (let from = 0; from <= text.length; ) {
    const found = text.indexOf('\n', from)
    const to = found === -1 ? text.length : found
    const begun: LaidClause[] = []
    for (let clause = clauses[next]; clause !== undefined && clause.spanStart < to; clause = clauses[next]) {
      begun.push(clause)
      next += 1
    }
    const [start, end] = trimmed(text, from, to)
    if (start < end) lines.push(lineFor(text, start, end, begun, current))
    // What follows stands in the column of the last numbered clause, not of a paragraph inside it.
    current = begun.findLast(({ label, kind }) => label !== null || kind === 'title') ?? current
    from = to + 1
  }
  return lines
}

function trimmed(text: string, from: number, to: number): [start: number, end: number] {
  let start = from
  let end = to
  while (start < end && /\s/u.test(text[start] ?? '')) start += 1
  while (end > start && /\s/u.test(text[end - 1] ?? '')) end -= 1
  return [start, end]
}

function lineFor(
  text: string,
  start: number,
  end: number,
  begun: readonly LaidClause[],
  current: LaidClause | undefined,
): Line {
  const clause = begun.find(({ label, kind }) => label !== null || kind === 'title') ?? begun[0]
  if (clause === undefined || (clause.label === null && clause.kind !== 'title'))
    return { start, end, ...continued(current, clause), wordsStart: start, clauseId: clause?.id ?? null }
  const placed = placeOf(clause)
  let wordsStart =
    placed.role === 'numbered' || placed.role === 'section' ? Math.max(start, clause.bodyStart) : start
  while (wordsStart < end && /\s/u.test(text[wordsStart] ?? '')) wordsStart += 1
  return { start, end, ...placed, wordsStart, clauseId: clause.id }
}

/** A paragraph stands in the column of the clause that it continues; lines below a title are its notes. */
function continued(current: LaidClause | undefined, begun: LaidClause | undefined): Placed {
  if (current === undefined || begun?.kind === 'preamble') return { role: 'plain', level: 0 }
  if (current.kind === 'title') return { role: begun === undefined ? 'subtitle' : 'plain', level: 0 }
  return { role: 'plain', level: indents[current.kind] ?? 0 }
}

/** Words of the text that are marked: a duty's. `look` says how, in class names. */
export interface Mark {
  readonly id: string
  readonly start: number
  readonly end: number
  readonly look: string
  /** One letter before the words, so that the kind is read without colour. */
  readonly sign: string
  /** What it is, for a screen reader and on hover. */
  readonly label: string
}

/** A run of words under the same marks; the innermost mark (the one that begins last) is the last. */
export interface Run {
  readonly start: number
  readonly end: number
  readonly marks: readonly Mark[]
  readonly struck: StruckWords | null
}

/** Cuts `start`–`end` of the text where marks or struck words begin and end. All given in the text's order. */
export function runsOf(
  start: number,
  end: number,
  marks: readonly Mark[],
  struck: readonly StruckWords[],
): Run[] {
  const touching = marks.filter((mark) => mark.start < end && start < mark.end)
  const out = struck.filter((words) => words.start < end && start < words.end)
  const edges = new Set([start, end])
  for (const { start: from, end: to } of [...touching, ...out]) {
    edges.add(Math.max(start, from))
    edges.add(Math.min(end, to))
  }
  const cuts = [...edges].toSorted((a, b) => a - b)
  return cuts.slice(0, -1).map((from, place) => {
    const to = cuts[place + 1] ?? end
    const holds = (span: { start: number; end: number }) => span.start <= from && to <= span.end
    return { start: from, end: to, marks: touching.filter(holds), struck: out.find(holds) ?? null }
  })
}

/** Marks and struck words by the line they touch, found in one pass. */
export function spansByLine<Span extends { readonly start: number; readonly end: number }>(
  lines: readonly Line[],
  spans: readonly Span[],
): Span[][] {
  const inOrder = spans.toSorted((a, b) => a.start - b.start || b.end - a.end)
  let open: Span[] = []
  let next = 0
  return lines.map((line) => {
    open = open.filter((span) => span.end > line.start)
    for (let span = inOrder[next]; span !== undefined && span.start < line.end; span = inOrder[next]) {
      if (span.end > line.start) open.push(span)
      next += 1
    }
    return open
  })
}

/** An entry of the table of contents. */
export interface ContentsEntry {
  readonly clauseId: string
  readonly label: string
  readonly title: string
  readonly level: number
}

const headed: Readonly<Record<string, number>> = {
  part: 0,
  annex: 0,
  chapter: 1,
  section: 2,
  heading1: 1,
}

/** Headings of the text; its articles when it has none. */
export function contentsOf(text: string, clauses: readonly LaidClause[]): ContentsEntry[] {
  const headings = clauses.filter(({ kind }) => headed[kind] !== undefined)
  const shown = headings.length > 0 ? headings : clauses.filter(({ kind }) => kind === 'article')
  const highest = Math.min(...shown.map(({ kind }) => headed[kind] ?? 0))
  return shown.map((clause) => ({
    clauseId: clause.id,
    label: clause.label ?? '',
    title: clause.title ?? firstWords(text, clause),
    level: (headed[clause.kind] ?? 0) - highest,
  }))
}

const firstWords = (text: string, { bodyStart, spanEnd }: LaidClause): string =>
  text
    .slice(bodyStart, Math.min(spanEnd, bodyStart + 18))
    .trim()
    .split('\n', 1)[0] ?? ''
