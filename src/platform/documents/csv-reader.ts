import { done, type Outcome } from '../../kernel/outcome/outcome.ts'
import {
  type Cell,
  type SheetLimits,
  tooManyRows,
  unreadableSheet,
  type Workbook,
  withoutTails,
} from './sheet.ts'

const NAME = 'CSV'

/** Reads separated text; the separator is the one of comma, semicolon and tab that stands most often in the first line. */
export function readCsv(bytes: Uint8Array, limits: SheetLimits): Outcome<Workbook> {
  const text = decode(bytes)
  // Web pages saved as .xls are common; read as CSV they would give rows of markup.
  if (text === null || text.includes('\0') || /^\s*<[!?a-z]/i.test(text.slice(0, 1_000)))
    return unreadableSheet()
  const rows = parse(text, separatorOf(text), limits.rows)
  if (rows === null) return tooManyRows(NAME, limits)
  return done({ sheets: [{ name: NAME, rows: withoutTails(rows) }] })
}

/** Null when the bytes are no text in any of the encodings that offices' programs write. */
function decode(bytes: Uint8Array): string | null {
  const mark = ((bytes[0] ?? 0) << 8) | (bytes[1] ?? 0)
  const encodings = mark === 0xfffe ? ['utf-16le'] : mark === 0xfeff ? ['utf-16be'] : ['utf-8', 'gb18030']
  for (const encoding of encodings) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes)
    } catch {
      // The next encoding may fit; strict UTF-8 fails on GB18030 text almost surely.
    }
  }
  return null
}

function separatorOf(text: string): string {
  const line = /^[^\r\n]{0,10000}/.exec(text)?.[0] ?? ''
  const count = (separator: string) => line.split(separator).length
  return [',', ';', '\t'].reduce((best, separator) => (count(separator) > count(best) ? separator : best))
}

/** RFC 4180, lenient as Excel: a quote counts only at a field's start. Null beyond the bound; blank rows at the end are not rows. */
function parse(text: string, separator: string, maximum: number): Cell[][] | null {
  const rows: Cell[][] = []
  let row: Cell[] = []
  let lastFull = 0
  const endRow = () => {
    rows.push(row)
    if (row.some((cell) => cell !== null)) lastFull = rows.length
    row = []
  }
  for (const { value, ends } of fields(text, separator)) {
    row.push(value.trim() === '' ? null : value.trim())
    if (ends) endRow()
    if (lastFull > maximum) return null
  }
  return rows.slice(0, lastFull)
}

/** The fields in order; `ends` marks the last of a row. */
function* fields(text: string, separator: string): Generator<{ value: string; ends: boolean }> {
  const plain = new RegExp(`[${separator}\\r\\n]|$`, 'g')
  for (let at = 0; at < text.length; ) {
    let value = ''
    if (text[at] === '"') [value, at] = quoted(text, at + 1)
    plain.lastIndex = at
    const end = plain.exec(text)?.index ?? text.length
    value += text.slice(at, end)
    const ends = text[end] !== separator
    at = end + (text.startsWith('\r\n', end) ? 2 : 1)
    yield { value, ends }
  }
}

/** The content of a quoted field and where it ends; a doubled quote stands for one. */
function quoted(text: string, start: number): [string, number] {
  let value = ''
  let at = start
  while (true) {
    const quote = text.indexOf('"', at)
    if (quote === -1) return [value + text.slice(at), text.length]
    value += text.slice(at, quote)
    if (text[quote + 1] !== '"') return [value, quote + 1]
    value += '"'
    at = quote + 2
  }
}
