import { once } from 'node:events'
import { PassThrough, Readable } from 'node:stream'
import type { ReadableStream as NodeReadableStream } from 'node:stream/web'
import { setImmediate } from 'node:timers/promises'
import ExcelJS, { type CellRichTextValue } from 'exceljs'
import { withoutControls } from './printable.ts'

export interface SheetColumn<Key extends string = string> {
  readonly key: Key
  readonly title: string
  /** In characters. */
  readonly width: number
  readonly kind: 'text' | 'number' | 'date'
}

/** A `date` column takes `YYYY-MM-DD` (or `YYYY-MM-DDTHH:MM[:SS]`), a `number` column finite numbers, `text` anything as text. */
export type SheetValue = string | number | null | undefined

export interface SheetSource<Key extends string = string> {
  readonly name: string
  readonly columns: readonly SheetColumn<Key>[]
  readonly rows:
    | AsyncIterable<Readonly<Record<Key, SheetValue>>>
    | Iterable<Readonly<Record<Key, SheetValue>>>
}

/**
 * An .xlsx file, produced as it is read, so that a large register never stands in memory; rows that fail end the
 * stream with their error, and a reader who leaves stops the rows. Bytes: `new Response(writeSheet(source)).bytes()`.
 */
export function writeSheet<Key extends string>(source: SheetSource<Key>): NodeReadableStream<Uint8Array> {
  const output = new PassThrough()
  void fill(output, source).catch((error: unknown) =>
    output.destroy(error instanceof Error ? error : new Error(String(error))),
  )
  return Readable.toWeb(output)
}

const ROWS_AT_ONCE = 200

async function fill<Key extends string>(output: PassThrough, source: SheetSource<Key>): Promise<void> {
  const workbook = new ExcelJS.stream.xlsx.WorkbookWriter({
    stream: output,
    useStyles: true,
    useSharedStrings: false,
  })
  const sheet = workbook.addWorksheet(sheetName(source.name), { views: [{ state: 'frozen', ySplit: 1 }] })
  sheet.columns = source.columns.map(({ key, width, kind }) => ({
    key,
    width,
    ...(kind === 'date' ? { style: { numFmt: 'yyyy-mm-dd' } } : {}),
  }))
  const head = sheet.addRow(source.columns.map(({ title }) => textCell(title)))
  head.font = { bold: true }
  head.commit()
  let written = 0
  for await (const row of source.rows) {
    // Rows that come without waiting would otherwise never let the zip behind exceljs do its part.
    if (++written % ROWS_AT_ONCE === 0) await setImmediate()
    if (output.destroyed) return
    sheet.addRow(source.columns.map((column) => cellValue(row[column.key], column.kind))).commit()
    // exceljs writes on regardless of how slowly the file is read; waiting here keeps its buffers small.
    if (output.writableNeedDrain) await Promise.race([once(output, 'drain'), once(output, 'close')])
  }
  sheet.commit()
  await workbook.commit()
}

function cellValue(value: SheetValue, kind: SheetColumn['kind']): CellRichTextValue | number | Date | null {
  if (value === null || value === undefined || value === '') return null
  if (kind === 'number' && typeof value === 'number') return Number.isFinite(value) ? value : null
  if (kind === 'date' && typeof value === 'string') return utcDate(value) ?? textCell(value)
  return textCell(String(value))
}

const ISO = /^(\d{4})-(\d\d)-(\d\d)(?:T(\d\d):(\d\d)(?::(\d\d))?)?$/

/** The clock's face as UTC, because exceljs counts a Date's UTC; null for what is no date, which then stays text. */
function utcDate(iso: string): Date | null {
  const parts = ISO.exec(iso)
  if (parts === null) return null
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0] = parts
    .slice(1)
    .map((part) => Number(part ?? 0))
  return new Date(Date.UTC(year, month - 1, day, hour, minute, second))
}

/** An inline string: exceljs writes plain strings as if they were a formula's result, which readers unescape twice. */
function textCell(text: string): CellRichTextValue {
  return { richText: [{ text: cellText(text) }] }
}

const MAXIMUM_CELL = 32_767

/**
 * Text as a string cell, cut to Excel's limit. `_x0041_` is Excel's own escape for a character and must itself be
 * escaped to stay as typed.
 */
function cellText(text: string): string {
  const escaped = withoutControls(text).replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
  if (escaped.length <= MAXIMUM_CELL) return escaped
  return `${escaped
    .slice(0, MAXIMUM_CELL - 1)
    .toWellFormed()
    .replace(/\uFFFD$/, '')}…`
}

/** A name that Excel accepts: at most 31 units, none of `/ \ : ? * [ ]`, no quote at its ends, not empty, not History. */
export function sheetName(name: string): string {
  const clean = withoutControls(name)
    .replace(/[/\\:?*[\]\t\r\n]/g, ' ')
    .slice(0, 31)
    .toWellFormed()
    .replace(/^[\s'\uFFFD]+|[\s'\uFFFD]+$/g, '')
  return clean === '' || /^history$/i.test(clean) ? 'Sheet1' : clean
}
