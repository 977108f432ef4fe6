import { type FileChild, HeadingLevel, Paragraph } from 'docx'
import type { Block, Heading, List, Run } from '../official-document.ts'
import { STYLE } from './form.ts'
import { inline, plainRun } from './runs.ts'
import { table } from './table.ts'

/** The numberings that a document declares. */
export const NUMBERING = {
  headings: 'headings',
  numberedItems: 'numbered-items',
  bulletedItems: 'bulleted-items',
} as const

const LEVELS = {
  1: HeadingLevel.HEADING_1,
  2: HeadingLevel.HEADING_2,
  3: HeadingLevel.HEADING_3,
  4: HeadingLevel.HEADING_4,
} as const

// LibreOffice moves a kept paragraph whole: a long one would leave half a page empty.
const LONGEST_KEPT = 150

function lengthOf(runs: readonly Run[] | undefined): number {
  return (runs ?? []).reduce((sum, run) => sum + (run.kind === 'text' ? run.text : run.value).length, 0)
}

/** Lays out the parts of one document: its headings count afresh in each part, its lists in each list. */
export class BlockWriter {
  readonly #textWidth: number
  #part = 0
  #list = 0

  constructor(textWidth: number) {
    this.#textWidth = textWidth
  }

  /** The body, or the next annex. Kept with what comes next, its last paragraph never leaves the signature alone on a page. */
  part(blocks: readonly Block[], end: 'free' | 'with-next' = 'free'): FileChild[] {
    this.#part += 1
    const last = end === 'with-next' ? blocks.at(-1) : undefined
    return blocks.flatMap((block) => this.#block(block, block === last))
  }

  #block(block: Block, keepNext: boolean): FileChild[] {
    switch (block.kind) {
      case 'heading':
        return [this.#heading(block)]
      case 'paragraph':
        return [
          new Paragraph({
            style: STYLE.body,
            keepNext: keepNext && lengthOf(block.runs) <= LONGEST_KEPT,
            children: inline(block.runs),
          }),
        ]
      case 'list':
        return this.#items(block, keepNext)
      case 'table':
        // The paragraph after it keeps two tables in a row from growing together.
        return [table(block, this.#textWidth), new Paragraph({ style: STYLE.afterTable, children: [] })]
    }
  }

  #heading(heading: Heading): Paragraph {
    const numbering = {
      reference: NUMBERING.headings,
      level: heading.level - 1,
      instance: this.#part,
      custom: true,
    }
    return new Paragraph({ heading: LEVELS[heading.level], numbering, children: [plainRun(heading.text)] })
  }

  #items(list: List, keepNext: boolean): Paragraph[] {
    this.#list += 1
    const reference = list.ordered ? NUMBERING.numberedItems : NUMBERING.bulletedItems
    const numbering = { reference, level: 0, instance: this.#list, custom: true }
    return list.items.map((item, index) => {
      const kept = keepNext && index === list.items.length - 1 && lengthOf(item) <= LONGEST_KEPT
      return new Paragraph({ style: STYLE.item, numbering, keepNext: kept, children: inline(item) })
    })
  }
}
