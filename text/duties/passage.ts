import type { ClauseNode, Outline } from '../document/clause.ts'

/** One sentence with its place: up to 。 inside a paragraph, or the whole line of an item. */
export interface Passage {
  text: string
  start: number
  article: string | null
  paragraph: number | null
  item: string | null
  /** Start of the smallest node that holds it. */
  clauseStart: number
  /** The sentence that introduces the list it stands in (…应当履行下列职责：). */
  header: Passage | null
  /** Words of the headings above it. */
  heading: string
  inAnnex: boolean
}

interface Place {
  article: string | null
  paragraph: number | null
  item: string | null
  header: Passage | null
  heading: string
  inAnnex: boolean
}

const containers = new Set([
  'part',
  'chapter',
  'section',
  'stray',
  'annex',
  'heading1',
  'heading2',
  'heading3',
  'heading4',
])

/** All sentences of the outlined text, in order. */
export function readPassages(text: string, outline: Outline): Passage[] {
  const passages: Passage[] = []
  const place: Place = {
    article: null,
    paragraph: null,
    item: null,
    header: null,
    heading: '',
    inAnnex: false,
  }
  for (const node of outline.nodes) if (node.kind !== 'title') visit(text, node, place, passages)
  return passages
}

function visit(text: string, node: ClauseNode, outer: Place, passages: Passage[]): void {
  const place = placeOf(node, outer)
  const first = passages.length
  addOwnWords(text, node, place, passages)
  const own = passages.length > first ? (passages.at(-1) ?? null) : null
  const inner: Place =
    own && (node.kind === 'paragraph' || node.label !== null) ? { ...place, header: own } : place
  let paragraphs = 0
  // In an outline without articles the words behind 一、 stand in a paragraph of their own and head the （一） below.
  let lead: Passage | null = null
  for (const child of node.children) {
    const childPlace = lead && child.kind !== 'paragraph' ? { ...inner, header: lead } : inner
    if (child.kind === 'paragraph' && node.kind !== 'item' && node.kind !== 'subitem')
      visit(text, child, { ...childPlace, paragraph: ++paragraphs }, passages)
    else visit(text, child, childPlace, passages)
    if (child.kind === 'paragraph' && /[：:]$/.test(passages.at(-1)?.text ?? ''))
      lead = passages.at(-1) ?? null
  }
}

function placeOf(node: ClauseNode, outer: Place): Place {
  if (node.kind === 'article')
    return { ...outer, article: node.label, paragraph: null, item: null, header: null }
  if (node.kind === 'heading1')
    return { ...withHeading(node, outer), article: node.label, paragraph: null, item: null, header: null }
  if (node.kind === 'item' || node.kind === 'subitem')
    return { ...outer, item: outer.item && node.kind === 'subitem' ? outer.item : node.label }
  if (node.kind.startsWith('heading'))
    return { ...withHeading(node, outer), item: node.label, paragraph: null }
  return containers.has(node.kind) ? { ...withHeading(node, outer), header: null } : outer
}

function withHeading(node: ClauseNode, outer: Place): Place {
  return {
    ...outer,
    heading: `${outer.heading}/${node.title ?? ''}`,
    inAnnex: outer.inAnnex || node.kind === 'annex',
  }
}

/** Longer than this no sentence is; what is gets cut, so that the time of reading stays linear. */
const longestPassage = 2_000

/** A place to cut: behind the last semicolon or comma, or where the limit is. */
function cutBefore(text: string, start: number, limit: number): number {
  for (const mark of '；;，,') {
    const at = text.lastIndexOf(mark, limit - 1)
    if (at > start) return at + 1
  }
  return limit
}

/** Chapter titles are no sentences; a heading of an outline may hold a whole duty (（二）每月组织一次安全培训). */
function addOwnWords(text: string, node: ClauseNode, place: Place, passages: Passage[]): void {
  if (containers.has(node.kind) && !node.kind.startsWith('heading')) return
  let end = node.children[0]?.start ?? node.end
  while (end > node.bodyStart && /\s/.test(text.charAt(end - 1))) end--
  if (end <= node.bodyStart) return
  const add = (from: number, to: number): void => {
    let start = from
    while (start < to && /\s/.test(text.charAt(start))) start++
    while (start < to) {
      const cut = to - start <= longestPassage ? to : cutBefore(text, start, start + longestPassage)
      passages.push({ ...place, text: text.slice(start, cut), start, clauseStart: node.start })
      start = cut
    }
  }
  if (node.kind === 'item' || node.kind === 'subitem') return add(node.bodyStart, end)
  let from = node.bodyStart
  for (let at = from; at < end; at++) {
    if (!'。！？'.includes(text.charAt(at))) continue
    // A closing quotation mark or bracket behind the full stop still belongs to the sentence.
    while (at + 1 < end && '”’」』）)'.includes(text.charAt(at + 1))) at++
    add(from, at + 1)
    from = at + 1
  }
  add(from, end)
}
