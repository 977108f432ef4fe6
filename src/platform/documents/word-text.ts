import { done, type Outcome, refused } from '../../kernel/outcome/outcome.ts'
import { STYLE } from './official/form.ts'
import { unzipWithin } from './zip-bounds.ts'

export type WordBlock =
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'table'; readonly rows: readonly (readonly string[])[] }

export interface WordText {
  /** In the order of the file, without automatic numbers; nested tables run into their cell's text. */
  readonly blocks: readonly WordBlock[]
  /** The figures of a file that `writeOfficialWord` made, in order. */
  readonly figures: readonly { readonly code: string; readonly value: string }[]
}

const BODY = 'word/document.xml'
const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }

/** Paragraphs, tables and figures of a .docx. Refuses as `unzipWithin` does, and `word.unreadable` for another kind of file. */
export function readWordText(bytes: Uint8Array): Outcome<WordText> {
  const parts = unzipWithin(bytes, undefined, (name) => name === BODY)
  if (!parts.done) return parts
  const body = parts.value.get(BODY)
  if (body === undefined) {
    return refused('word.unreadable', {
      zh: '这不是 Word 文件（.docx）。',
      en: 'This is not a Word file (.docx).',
    })
  }
  const reader = new BodyReader()
  // One pass over tags and text; docx keeps neither comments nor CDATA in its body.
  for (const [, tag, text] of new TextDecoder().decode(body).matchAll(/<([^>]*)>|([^<]+)/g)) {
    if (tag !== undefined) reader.tag(tag)
    else if (text !== undefined) reader.text(text)
  }
  return done({ blocks: reader.blocks, figures: reader.figures })
}

function decoded(text: string): string {
  return text.replace(
    /&(?:#(x?)([0-9A-Fa-f]{1,6})|([a-z]{2,4}));/g,
    (whole, hex: string, digits?: string, name?: string) => {
      if (digits === undefined) return ENTITIES[name ?? ''] ?? whole
      const code = Number.parseInt(digits, hex === 'x' ? 16 : 10)
      return code <= 0x10_ff_ff ? String.fromCodePoint(code) : whole
    },
  )
}

/** Collects what passes by: paragraphs at depth 0 become blocks, deeper ones lines of the cell they stand in. */
class BodyReader {
  readonly blocks: WordBlock[] = []
  readonly figures: { code: string; value: string }[] = []
  #rows: string[][] = []
  #cell: string[] = []
  #tableDepth = 0
  #paragraph = ''
  #run = ''
  #runStyle = ''
  #value = ''
  #inText = false

  text(text: string): void {
    if (this.#inText) this.#run += decoded(text)
  }

  tag(tag: string): void {
    const [name = ''] = tag.split(/[\s/]/, tag.startsWith('/') ? 2 : 1).filter((part) => part.length > 0)
    if (tag.startsWith('/')) this.#close(name)
    else this.#open(name, tag)
  }

  #open(name: string, tag: string): void {
    if (name === 'w:t') this.#inText = !tag.endsWith('/')
    else if (name === 'w:tab' || name === 'w:br') this.#run += name === 'w:br' ? '\n' : '\t'
    else if (name === 'w:rStyle') this.#runStyle = /w:val="([^"]*)"/.exec(tag)?.[1] ?? ''
    else if (name === 'w:tbl') this.#tableDepth += 1
    else if (name === 'w:tr' && this.#tableDepth === 1) this.#rows.push([])
    else if (name === 'w:p' && tag.endsWith('/')) this.#endParagraph()
  }

  #close(name: string): void {
    if (name === 'w:t') this.#inText = false
    else if (name === 'w:r') this.#endRun()
    else if (name === 'w:p') this.#endParagraph()
    else if (name === 'w:tc' && this.#tableDepth === 1) this.#endCell()
    else if (name === 'w:tbl') this.#endTable()
  }

  #endRun(): void {
    if (this.#runStyle === STYLE.figure) this.#value = this.#run
    if (this.#runStyle === STYLE.figureCode) this.figures.push({ code: this.#run.trim(), value: this.#value })
    this.#paragraph += this.#run
    this.#run = ''
    this.#runStyle = ''
  }

  #endParagraph(): void {
    if (this.#tableDepth > 0) this.#cell.push(this.#paragraph)
    else this.blocks.push({ kind: 'paragraph', text: this.#paragraph })
    this.#paragraph = ''
  }

  #endCell(): void {
    this.#rows.at(-1)?.push(this.#cell.join('\n'))
    this.#cell = []
  }

  #endTable(): void {
    this.#tableDepth -= 1
    if (this.#tableDepth > 0) return
    this.blocks.push({ kind: 'table', rows: this.#rows })
    this.#rows = []
  }
}
