import { done, type Outcome, refused } from '../../kernel/outcome/outcome.ts'
import { readWorkbookBounded } from './bounded-reading.ts'
import { readCsv } from './csv-reader.ts'
import { SHEET_LIMITS, type SheetLimits, tooManyRows, type Workbook } from './sheet.ts'

// First bytes of a zip container (.xlsx) and of a compound file (.xls).
const ZIP = [0x50, 0x4b, 0x03, 0x04]
const COMPOUND_FILE = [0xd0, 0xcf, 0x11, 0xe0]

/**
 * Reads .xlsx, .xls or .csv (UTF-8, GB18030, or UTF-16 with its mark), told apart by content, never by name. Formulas
 * give their stored results. Refuses with `sheet.empty`, `sheet.too-large`, `sheet.too-many-sheets`, `sheet.too-many-rows`,
 * `sheet.too-many-columns`, `sheet.encrypted`, `sheet.unreadable`, `sheet.too-slow`, `sheet.too-complex` and as `unzipWithin` does.
 */
export async function readSheet(
  bytes: Uint8Array,
  limits: SheetLimits = SHEET_LIMITS,
): Promise<Outcome<Workbook>> {
  if (bytes.length === 0) return refused('sheet.empty', { zh: '文件是空的。', en: 'The file is empty.' })
  if (bytes.length > limits.fileSize) {
    const megabytes = Math.floor(limits.fileSize / 1024 / 1024)
    return refused('sheet.too-large', {
      zh: `表格文件超过 ${megabytes} MB，请拆分后上传。`,
      en: `The spreadsheet is larger than ${megabytes} MB; split it.`,
    })
  }
  const read = isWorkbook(bytes) ? await readWorkbookBounded(bytes, limits) : readCsv(bytes, limits)
  return read.done ? checkSize(read.value, limits) : read
}

function isWorkbook(bytes: Uint8Array): boolean {
  return [ZIP, COMPOUND_FILE].some((signature) => signature.every((byte, index) => bytes[index] === byte))
}

function checkSize(workbook: Workbook, limits: SheetLimits): Outcome<Workbook> {
  for (const { name, rows } of workbook.sheets) {
    if (rows.length > limits.rows) return tooManyRows(name, limits)
    if (rows.some((row) => row.length > limits.columns)) {
      return refused('sheet.too-many-columns', {
        zh: `工作表“${name}”超过 ${limits.columns} 列。`,
        en: `Sheet “${name}” has more than ${limits.columns} columns.`,
      })
    }
  }
  return done(workbook)
}
