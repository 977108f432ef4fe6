import { type Outcome, refused } from '../../kernel/outcome/outcome.ts'

/**
 * Text is trimmed, and null when empty. A date is `YYYY-MM-DD`, with `THH:MM:SS` when it has a time of day, and a time
 * alone `HH:MM:SS`. CSV knows text only, so that a number such as 007 or 1.10 stays what was typed.
 */
export type Cell = string | number | boolean | null

export interface Sheet {
  readonly name: string
  /** From the sheet's first row, blank rows between included, so that row n of the sheet is `rows[n - 1]`. */
  readonly rows: readonly (readonly Cell[])[]
}

export interface Workbook {
  readonly sheets: readonly Sheet[]
}

export interface SheetLimits {
  /** Bytes of the upload. */
  readonly fileSize: number
  readonly sheets: number
  /** Of each sheet. */
  readonly rows: number
  readonly columns: number
  /** Time for reading .xlsx and .xls. */
  readonly milliseconds: number
}

export const SHEET_LIMITS: SheetLimits = {
  fileSize: 20 * 1024 * 1024,
  sheets: 50,
  rows: 50_000,
  columns: 200,
  milliseconds: 30_000,
}

export function tooManyRows(name: string, limits: SheetLimits): Outcome<never> {
  return refused('sheet.too-many-rows', {
    zh: `工作表“${name}”超过 ${limits.rows} 行；如下方只有空行，请删除后再上传。`,
    en: `Sheet “${name}” has more than ${limits.rows} rows; if those below are blank, delete them.`,
  })
}

export function unreadableSheet(): Outcome<never> {
  return refused('sheet.unreadable', {
    zh: '这不是可读取的表格文件，请另存为 .xlsx 或 .csv 后上传。',
    en: 'This is not a readable spreadsheet; save it as .xlsx or .csv.',
  })
}

/** Rows without the empty cells at their ends and the blank rows below the last full one. */
export function withoutTails(rows: readonly (readonly Cell[])[]): Cell[][] {
  const shorn = rows.map((row) => row.slice(0, row.findLastIndex((cell) => cell !== null) + 1))
  return shorn.slice(0, shorn.findLastIndex((row) => row.length > 0) + 1)
}
