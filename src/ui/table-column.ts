import type { ReactNode } from 'react'
import type { CsvCell } from './csv.ts'

/** A column of a `DataTable`. What it sorts, searches and exports is `value`; what it shows is `draw`, or the value. */
export interface Column<Row> {
  readonly key: string
  readonly title: string
  readonly value: (row: Row) => CsvCell
  readonly draw?: (row: Row) => ReactNode
  /** px; 160 when absent. */
  readonly width?: number
  /** Numbers stand at the right by themselves. */
  readonly align?: 'left' | 'right' | 'center'
  /** How the column is counted; a question mark in the heading shows it. */
  readonly definition?: string
  /** True unless said otherwise. */
  readonly sortable?: boolean
  /** Offers a search in the heading. */
  readonly searchable?: boolean
  /** Offers the column's distinct values for ticking; give their words when `value` is a code. */
  readonly filterable?: boolean
  readonly words?: (value: string) => string
  /** On a phone rows are cards: the heading, a line of the card, or left out. The first column is the heading by itself. */
  readonly onPhone?: 'heading' | 'line' | 'hidden'
}

/** What a cell reads as: for searching, for the file, and on screen where nothing draws it. */
export function cellText<Row>({ value, words }: Column<Row>, row: Row): string {
  const cell = value(row)
  if (cell === null) return ''
  return words === undefined ? String(cell) : words(String(cell))
}

/** Orders two cells: numbers by size, text by Chinese collation (pinyin) with numbers inside it by size, nothing last. */
export function compareCells(a: CsvCell, b: CsvCell): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null)
  if (typeof a === 'number' && typeof b === 'number') return a - b
  return collator.compare(String(a), String(b))
}

const collator = new Intl.Collator('zh-CN', { numeric: true })

/** Rows in which some column reads the words searched for, in any case; all of the words must be found. */
export function searchRows<Row>(
  rows: readonly Row[],
  columns: readonly Column<Row>[],
  searched: string,
): readonly Row[] {
  const words = searched.trim().toLowerCase().split(/\s+/).filter(Boolean)
  if (words.length === 0) return rows
  return rows.filter((row) => {
    const text = columns
      .map((column) => cellText(column, row))
      .join('\n')
      .toLowerCase()
    return words.every((word) => text.includes(word))
  })
}
