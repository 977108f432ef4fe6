import { type CellObject, read, SSF, utils, type WorkBook, type WorkSheet } from '@e965/xlsx'
import { zipSync } from 'fflate'
import { done, type Outcome, refused } from '../../kernel/outcome/outcome.ts'
import {
  type Cell,
  type Sheet,
  type SheetLimits,
  tooManyRows,
  unreadableSheet,
  type Workbook,
  withoutTails,
} from './sheet.ts'
import { serialToIso } from './sheet-date.ts'
import { unzipWithin } from './zip-bounds.ts'

// The P of PK; a compound file starts with 0xD0.
const ZIP_INITIAL = 0x50

/** Reads .xlsx and .xls; see `readSheet`. Run it through `readWorkbookBounded`. */
export function readWorkbook(bytes: Uint8Array, limits: SheetLimits): Outcome<Workbook> {
  const container = bytes[0] === ZIP_INITIAL ? repacked(bytes) : done(bytes)
  if (!container.done) return container
  const parsed = parse(container.value, limits)
  return parsed.done ? collect(parsed.value, limits) : parsed
}

/**
 * Unzips within bounds and packs again without compression: the reader then sees exactly the bytes that were checked,
 * however it would have understood the original container.
 */
function repacked(bytes: Uint8Array): Outcome<Uint8Array> {
  const parts = unzipWithin(bytes)
  if (!parts.done) return parts
  if (!parts.value.has('xl/workbook.xml')) return unreadableSheet()
  return done(zipSync(Object.fromEntries(parts.value), { level: 0 }))
}

function parse(bytes: Uint8Array, limits: SheetLimits): Outcome<WorkBook> {
  try {
    const options = { dense: true, cellNF: true, cellText: false, cellHTML: false, cellFormula: false }
    // One row more than allowed, so that too many can be told from just enough.
    return done(read(bytes, { ...options, type: 'array', sheetRows: limits.rows + 1 }))
  } catch (error) {
    // The reader throws plain errors for whatever it cannot read; only a password deserves its own words.
    if (!/password|encrypt/i.test(String(error))) return unreadableSheet()
    return refused('sheet.encrypted', {
      zh: '表格文件已加密，请去掉密码后上传。',
      en: 'The spreadsheet is encrypted; remove its password first.',
    })
  }
}

function collect(book: WorkBook, limits: SheetLimits): Outcome<Workbook> {
  if (book.SheetNames.length > limits.sheets) {
    return refused('sheet.too-many-sheets', {
      zh: `工作表超过 ${limits.sheets} 个。`,
      en: `There are more than ${limits.sheets} sheets.`,
    })
  }
  const from1904 = book.Workbook?.WBProps?.date1904 === true
  const sheets: Sheet[] = []
  for (const name of book.SheetNames) {
    const sheet = book.Sheets[name]
    // A chart sheet has no cells.
    if (sheet === undefined || sheet['!type'] === 'chart') continue
    if (rowsClaimed(sheet) > limits.rows) return tooManyRows(name, limits)
    sheets.push({ name, rows: rowsOf(sheet, from1904) })
  }
  return done({ sheets })
}

/** Rows that the file says the sheet has; the reader has stopped at the bound, so what lies below is unknown. */
function rowsClaimed(sheet: WorkSheet): number {
  const range: unknown = sheet['!fullref'] ?? sheet['!ref']
  return typeof range === 'string' ? utils.decode_range(range).e.r + 1 : 0
}

function rowsOf(sheet: WorkSheet, from1904: boolean): Cell[][] {
  const data: (CellObject | undefined)[][] = sheet['!data'] ?? []
  return withoutTails(
    Array.from(data, (row) =>
      Array.from(row ?? [], (cell) => (cell === undefined ? null : valueOf(cell, from1904))),
    ),
  )
}

const ERRORS: Readonly<Record<number, string>> = {
  0: '#NULL!',
  7: '#DIV/0!',
  15: '#VALUE!',
  23: '#REF!',
  29: '#NAME?',
  36: '#NUM!',
  42: '#N/A',
}

function valueOf(cell: CellObject, from1904: boolean): Cell {
  if (cell.t === 'e') return ERRORS[Number(cell.v)] ?? '#ERROR!'
  if (typeof cell.v === 'string') return cell.v.trim() === '' ? null : cell.v.trim()
  if (typeof cell.v === 'number' && cell.z !== undefined && SSF.is_date(String(cell.z)))
    return serialToIso(cell.v, from1904)
  return typeof cell.v === 'number' || typeof cell.v === 'boolean' ? cell.v : null
}
