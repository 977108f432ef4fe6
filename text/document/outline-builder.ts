import type { ClauseKind, ClauseNode } from './clause.ts'
import type { Label, LabelStyle } from './labels.ts'
import type { Line } from './lines.ts'

/** An open node on the way down to where the next line belongs. A node goes under the nearest frame of a lower level. */
interface Frame {
  node: ClauseNode
  level: number
  style: LabelStyle | null
}

const containers: Partial<Record<LabelStyle, readonly [ClauseKind, number]>> = {
  annex: ['annex', 0],
  part: ['part', 1],
  subpart: ['part', 2],
  chapter: ['chapter', 3],
  section: ['section', 4],
}
const headings: Partial<Record<LabelStyle, readonly [ClauseKind, number]>> = {
  comma: ['heading1', 10],
  bracket: ['heading2', 11],
  digit: ['heading3', 12],
  'digit-bracket': ['heading4', 13],
  circle: ['subitem', 14],
}
const levelOf = { stray: 3, article: 20, paragraph: 30, item: 31 }
const longestHeading = 40
const longestStray = 16
const sentenceEnd = '。；;：:，,！？'

/** Puts lines into the tree. One object serves one text. */
export class OutlineBuilder {
  readonly #text: string
  readonly #lines: Line[]
  readonly #roots: ClauseNode[] = []
  readonly #frames: Frame[] = []
  /** For each line, the next line at or behind it that has a label. */
  readonly #nextLabel: (Label | null)[] = []
  #sawLabel = false

  constructor(text: string, lines: Line[]) {
    this.#text = text
    this.#lines = lines
    let next: Label | null = null
    for (let index = lines.length - 1; index >= 0; index--) {
      next = lines[index]?.label ?? next
      this.#nextLabel[index] = next
    }
  }

  build(): ClauseNode[] {
    for (let index = 0; index < this.#lines.length; index++) {
      const line = this.#lines[index]
      if (!line || line.front) continue
      if (line.label) index += this.#labelled(line, line.label, index)
      else this.#plain(line, index)
      this.#sawLabel ||= line.label !== null
    }
    return this.#roots
  }

  /** Opens a node under the nearest open frame of a lower level; open frames now reach to the end of the line. */
  #open(kind: ClauseKind, level: number, line: Line, label: Label | null, start = line.start): ClauseNode {
    const frames = this.#frames
    while (frames.length > 0 && (frames.at(-1)?.level ?? -1) >= level) frames.pop()
    const node: ClauseNode = {
      kind,
      label: label?.text ?? null,
      value: label?.value ?? null,
      start,
      end: line.end,
      bodyStart: label?.bodyStart ?? start,
      children: [],
    }
    const parent = frames.at(-1)?.node
    ;(parent ? parent.children : this.#roots).push(node)
    for (const frame of frames) frame.node.end = line.end
    frames.push({ node, level, style: label?.style ?? null })
    return node
  }

  /** Returns how many further lines it used up (a heading whose words stand on the next line). */
  #labelled(line: Line, label: Label, index: number): number {
    const container = containers[label.style]
    if (container) {
      const node = this.#open(container[0], container[1], line, label)
      return this.#titleOf(node, line, index)
    }
    if (label.style === 'article') {
      this.#open('article', levelOf.article, line, label)
      this.#ownParagraph(line, label)
      return 0
    }
    const heading = headings[label.style]
    if (heading && !this.#belongsToArticle(line, label)) {
      const node = this.#open(heading[0], heading[1], line, label)
      if (this.#isHeading(line, label)) node.title = this.#words(label.bodyStart, line.end)
      else this.#ownParagraph(line, label)
      return 0
    }
    this.#item(line, label)
    return 0
  }

  /** The words behind a label are the first paragraph of what it opens. */
  #ownParagraph(line: Line, label: Label): void {
    if (label.bodyStart < line.end) this.#open('paragraph', levelOf.paragraph, line, null, label.bodyStart)
  }

  #isHeading(line: Line, label: Label): boolean {
    return (
      line.end - label.bodyStart <= longestHeading && !sentenceEnd.includes(this.#text.charAt(line.end - 1))
    )
  }

  #titleOf(node: ClauseNode, line: Line, index: number): number {
    node.title = this.#words(node.bodyStart, line.end)
    const next = this.#lines[index + 1]
    if (node.title !== '' || !next || next.label || !this.#isBare(next)) return 0
    node.title = this.#words(next.start, next.end)
    node.end = next.end
    return 1
  }

  /** Words of a heading; spaces that only spread two characters (总　则) are dropped. */
  #words(start: number, end: number): string {
    const words = this.#text.slice(start, end)
    return /^\S[ \u3000]+\S$/.test(words) ? words.charAt(0) + words.slice(-1) : words
  }

  /** Inside an article a list label opens an item, unless it carries on the 一、 headings that the articles stand in. */
  #belongsToArticle(line: Line, label: Label): boolean {
    if (!this.#frames.some((frame) => frame.node.kind === 'article')) return false
    if (label.style !== 'comma' || !this.#isHeading(line, label)) return true
    const heading = this.#frames.find((frame) => frame.node.kind === 'heading1')
    return !heading || heading.node.value === null || label.value !== heading.node.value + 1
  }

  /** A label of a style that is open goes on with that list; a new style opens a list one level deeper. */
  #item(line: Line, label: Label): void {
    const items = this.#frames.filter((frame) => frame.level >= levelOf.item)
    const same = items.findIndex((frame) => frame.style === label.style)
    const depth = same < 0 ? items.length : same
    this.#open(depth === 0 ? 'item' : 'subitem', levelOf.item + depth, line, label)
  }

  #plain(line: Line, index: number): void {
    if (this.#isStray(line, index)) {
      this.#open('stray', levelOf.stray, line, null).title = this.#words(line.start, line.end)
      return
    }
    const continued = this.#continuedItem(index)
    if (continued) {
      this.#open('paragraph', continued.level + 1, line, null)
      return
    }
    const beforeAll =
      !this.#sawLabel &&
      this.#nextLabel[index] !== null &&
      this.#roots.every((node) => node.kind === 'preamble')
    this.#open(beforeAll ? 'preamble' : 'paragraph', levelOf.paragraph, line, null)
  }

  /** A plain line between item n and item n+1 goes on with item n. */
  #continuedItem(index: number): Frame | null {
    const next = this.#nextLabel[index]
    if (!next || next.value === null) return null
    for (let at = this.#frames.length - 1; at >= 0; at--) {
      const frame = this.#frames[at]
      if (!frame || frame.level < levelOf.item) return null
      if (frame.style === next.style && frame.node.value !== null && next.value === frame.node.value + 1)
        return frame
    }
    return null
  }

  #isBare(line: Line): boolean {
    return (
      line.end - line.start <= longestStray &&
      !/[。；;：:，,、！？]/.test(this.#text.slice(line.start, line.end))
    )
  }

  /** A short line without punctuation right before an article or a heading: a heading that lost its number. */
  #isStray(line: Line, index: number): boolean {
    const label = this.#lines[index + 1]?.label
    const leads =
      label?.style === 'article' ||
      (label?.style !== undefined && label.style in containers && label.style !== 'annex')
    const before = this.#lines[index - 1]
    const settled = !before || this.#text.charAt(before.end - 1) === '。' || before.label?.style === 'chapter'
    return leads && settled && this.#isBare(line)
  }
}
