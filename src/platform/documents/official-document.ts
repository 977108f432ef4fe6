import { done, type Outcome, refused } from '../../kernel/outcome/outcome.ts'

/** A number of a report with the code under which the annex explains it; printed as `16` and a small grey `F03`. */
export interface FigureRun {
  readonly kind: 'figure'
  readonly value: string
  /** ASCII letters, digits, dot and hyphen, e.g. `F03`. */
  readonly code: string
}

export interface TextRun {
  readonly kind: 'text'
  readonly text: string
}

export type Run = TextRun | FigureRun

/** Numbered by the writer (一、（一）1.（1）, in English 1. 1.1 (a) (i)); the text comes without its number. */
export interface Heading {
  readonly kind: 'heading'
  readonly level: 1 | 2 | 3 | 4
  readonly text: string
}

export interface Paragraph {
  readonly kind: 'paragraph'
  readonly runs: readonly Run[]
}

export interface TableColumn {
  readonly title: string
  /** Width in proportion to the other columns' shares; any positive number. */
  readonly share: number
  readonly align?: 'left' | 'center' | 'right'
}

/** A row has one cell a column; missing cells stay empty, surplus ones are a bug of the caller. */
export interface Table {
  readonly kind: 'table'
  readonly columns: readonly TableColumn[]
  readonly rows: readonly (readonly string[])[]
}

export interface List {
  readonly kind: 'list'
  /** Numbered from 1, or with bullets. */
  readonly ordered: boolean
  readonly items: readonly (readonly Run[])[]
}

export type Block = Heading | Paragraph | Table | List

export interface Annex {
  readonly title: string
  readonly blocks: readonly Block[]
}

/** What goes into an official Word file: content only, the layout is the standard's. */
export interface OfficialDocument {
  readonly language: 'zh' | 'en'
  readonly title: string
  /** The organ that signs. */
  readonly issuer: string
  /** `YYYY-MM-DD`. */
  readonly date: string
  readonly addressee?: string
  readonly blocks: readonly Block[]
  readonly annexes: readonly Annex[]
}

/** Blocks of a document with its annexes, and rows of one table: beyond them a file opens slowly everywhere. */
const OFFICIAL_DOCUMENT_LIMITS = { blocks: 2_000, tableRows: 5_000, tableColumns: 20 } as const

/** Refuses a document that is too large to print (`document.too-many-blocks`, `document.too-many-rows`, `document.too-many-columns`). */
export function checkOfficialDocument(document: OfficialDocument): Outcome<OfficialDocument> {
  const blocks = [document.blocks, ...document.annexes.map((annex) => annex.blocks)].flat()
  const limits = OFFICIAL_DOCUMENT_LIMITS
  if (blocks.length > limits.blocks) {
    return refused('document.too-many-blocks', {
      zh: `文件共 ${blocks.length} 段，超过上限 ${limits.blocks} 段。`,
      en: `The document has ${blocks.length} blocks; at most ${limits.blocks} fit.`,
    })
  }
  const tables = blocks.filter((block) => block.kind === 'table')
  if (tables.some((table) => table.rows.length > limits.tableRows)) {
    return refused('document.too-many-rows', {
      zh: `有表格超过 ${limits.tableRows} 行，请拆分或改用电子表格导出。`,
      en: `A table has more than ${limits.tableRows} rows; split it or export a spreadsheet.`,
    })
  }
  if (tables.some((table) => table.columns.length > limits.tableColumns)) {
    return refused('document.too-many-columns', {
      zh: `有表格超过 ${limits.tableColumns} 列，请改用电子表格导出。`,
      en: `A table has more than ${limits.tableColumns} columns; export a spreadsheet.`,
    })
  }
  return done(document)
}
