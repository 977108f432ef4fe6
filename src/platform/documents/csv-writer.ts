import { Readable } from 'node:stream'
import type { ReadableStream as NodeReadableStream } from 'node:stream/web'
import { withoutControls } from './printable.ts'
import type { SheetColumn, SheetSource, SheetValue } from './sheet-writer.ts'

/** The same as `writeSheet` as CSV: UTF-8 with a byte-order mark, so that Excel reads Chinese, and CRLF per RFC 4180. */
export function writeCsv<Key extends string>(source: SheetSource<Key>): NodeReadableStream<Uint8Array> {
  return Readable.toWeb(Readable.from(chunks(source), { objectMode: false }))
}

async function* chunks<Key extends string>(source: SheetSource<Key>): AsyncGenerator<Buffer> {
  yield Buffer.from(`\uFEFF${line(source.columns.map((column) => field(column.title, 'text')))}`)
  for await (const row of source.rows) {
    yield Buffer.from(line(source.columns.map((column) => field(row[column.key], column.kind))))
  }
}

const line = (fields: readonly string[]) => `${fields.join(',')}\r\n`

/** What a spreadsheet would run as a formula; East Asian settings take the full-width signs as well. */
const FORMULA = /^\s*[=+\-@＝＋－＠]/

function field(value: SheetValue, kind: SheetColumn['kind']): string {
  if (value === null || value === undefined) return ''
  if (kind === 'number' && typeof value === 'number') return Number.isFinite(value) ? String(value) : ''
  const text = withoutControls(String(value))
  const harmless = FORMULA.test(text) ? `'${text}` : text
  return /[",\r\n]|^\s|\s$/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless
}
