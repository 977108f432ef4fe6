import { utils, type WorkBook, type WorkSheet, write } from '@e965/xlsx'
import fc from 'fast-check'
import { strToU8, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { SHEET_LIMITS, type Workbook } from './sheet.ts'
import { serialToIso } from './sheet-date.ts'
import { readSheet } from './sheet-reader.ts'

async function read(bytes: Uint8Array): Promise<Workbook> {
  const result = await readSheet(bytes)
  if (!result.done) throw new Error(result.refusal.code)
  return result.value
}

function bookOf(sheet: WorkSheet, name = '人员'): WorkBook {
  const book = utils.book_new()
  utils.book_append_sheet(book, sheet, name)
  return book
}

const bytesOf = (book: WorkBook, bookType: 'xlsx' | 'xls'): Uint8Array =>
  new Uint8Array(write(book, { type: 'array', bookType }))

const csv = async (text: string) => (await read(strToU8(text))).sheets[0]?.rows

describe.each(['xlsx', 'xls'] as const)('.%s', (kind) => {
  test('gives text trimmed, numbers, booleans, and dates as ISO', async () => {
    const sheet = utils.aoa_to_sheet([['　姓名 ', 3.5, true, null, 46_208, 46_208.75], [], ['末行', '  ']])
    Object.assign(sheet['E1'], { z: 'yyyy-mm-dd' })
    Object.assign(sheet['F1'], { z: 'yyyy"年"m"月"d"日" h:mm' })
    expect((await read(bytesOf(bookOf(sheet), kind))).sheets).toEqual([
      { name: '人员', rows: [['姓名', 3.5, true, null, '2026-07-05', '2026-07-05T18:00:00'], [], ['末行']] },
    ])
  })

  test("gives a formula's stored result, and an error as its text", async () => {
    const sheet = utils.aoa_to_sheet([[1, 2, 0]])
    sheet['C1'] = { t: 'n', v: 3, f: 'A1+B1' }
    sheet['D1'] = { t: 'e', v: 7, f: 'A1/0' }
    sheet['!ref'] = 'A1:D1'
    expect((await read(bytesOf(bookOf(sheet), kind))).sheets[0]?.rows).toEqual([[1, 2, 3, '#DIV/0!']])
  })
})

describe('.csv', () => {
  test('keeps text as typed, quotes and line breaks included', async () => {
    expect(await csv('编号,说明\r\n007,"一,""二""\n三"\r\n\r\n1.10,\r\n\r\n')).toEqual([
      ['编号', '说明'],
      ['007', '一,"二"\n三'],
      [],
      ['1.10'],
    ])
  })

  test('finds separator and encoding', async () => {
    expect(await csv('a;b;c,d\n1;2;3')).toEqual([
      ['a', 'b', 'c,d'],
      ['1', '2', '3'],
    ])
    expect(await csv('\uFEFF名称\t数量\n')).toEqual([['名称', '数量']])
    // 「姓名,张三」 as GB18030.
    const gb = new Uint8Array([0xd0, 0xd5, 0xc3, 0xfb, 0x2c, 0xd5, 0xc5, 0xc8, 0xfd])
    expect((await read(gb)).sheets[0]?.rows).toEqual([['姓名', '张三']])
    expect((await read(new Uint8Array(Buffer.from('\uFEFF姓名\t张三', 'utf16le')))).sheets[0]?.rows).toEqual([
      ['姓名', '张三'],
    ])
  })

  test('reads back whatever was quoted by the rules', async () => {
    const cell = fc
      .string({ unit: fc.constantFrom('a', '"', ',', '\n', '一', '\r') })
      .map((text) => text.trim())
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 5 }),
        async (rows) => {
          const text = [
            '列,列',
            ...rows.map((row) => row.map((value) => `"${value.replaceAll('"', '""')}"`).join(',')),
          ].join('\r\n')
          const found = (await csv(text)) ?? []
          rows.forEach((row, index) => {
            expect(row.map((_, column) => found[index + 1]?.[column] ?? '')).toEqual(row)
          })
        },
      ),
    )
  })
})

describe('refusals', () => {
  const code = async (bytes: Uint8Array, limits = SHEET_LIMITS) => {
    const result = await readSheet(bytes, limits)
    return result.done ? 'read' : result.refusal.code
  }

  test('say what is wrong with the file', async () => {
    expect(await code(new Uint8Array())).toBe('sheet.empty')
    expect(await code(new Uint8Array(SHEET_LIMITS.fileSize + 1))).toBe('sheet.too-large')
    expect(await code(zipSync({ 'word/document.xml': strToU8('<w/>') }))).toBe('sheet.unreadable')
    expect(await code(strToU8('<html><table><tr><td>1</td></tr></table></html>'))).toBe('sheet.unreadable')
    expect(await code(new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 3]))).toBe('sheet.unreadable')
    expect(await code(new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]))).toBe(
      'sheet.unreadable',
    )
  })

  test('come at the bounds, not before', async () => {
    const limits = { fileSize: 100_000, sheets: 1, rows: 3, columns: 2, milliseconds: 10_000 }
    const grid = (rows: number, columns: number) =>
      Array.from({ length: rows }, () => Array.from({ length: columns }, () => 'x'))
    const xlsx = (rows: number, columns: number) =>
      bytesOf(bookOf(utils.aoa_to_sheet(grid(rows, columns))), 'xlsx')
    const text = (rows: number, columns: number) =>
      strToU8(
        grid(rows, columns)
          .map((row) => row.join(','))
          .join('\n'),
      )
    for (const make of [xlsx, text]) {
      expect(await code(make(3, 2), limits)).toBe('read')
      expect(await code(make(4, 2), limits)).toBe('sheet.too-many-rows')
      expect(await code(make(3, 3), limits)).toBe('sheet.too-many-columns')
    }
    const two = bookOf(utils.aoa_to_sheet([['x']]))
    utils.book_append_sheet(two, utils.aoa_to_sheet([['y']]), '二')
    expect(await code(bytesOf(two, 'xlsx'), limits)).toBe('sheet.too-many-sheets')
  })

  test('come when reading takes too long, for a broken .xls may never end', async () => {
    const bytes = bytesOf(bookOf(utils.aoa_to_sheet([['姓名']])), 'xls')
    expect(await code(bytes, { ...SHEET_LIMITS, milliseconds: 1 })).toBe('sheet.too-slow')
  })

  test('no .xlsx or .csv makes the reader throw', async () => {
    const whole = bytesOf(bookOf(utils.aoa_to_sheet([['姓名', 1]])), 'xlsx')
    const change = fc.tuple(fc.constantFrom(whole, strToU8('"a",b\r\n一,"')), fc.nat(), fc.nat(255))
    await fc.assert(
      fc.asyncProperty(change, async ([bytes, at, byte]) => {
        const broken = bytes.slice()
        broken[at % broken.length] = byte
        expect(typeof (await readSheet(broken)).done).toBe('boolean')
      }),
      { numRuns: 25 },
    )
  })
})

test('Excel dates: both calendars, the day that never was, times alone', async () => {
  expect(serialToIso(1, false)).toBe('1900-01-01')
  expect(serialToIso(59, false)).toBe('1900-02-28')
  expect(serialToIso(61, false)).toBe('1900-03-01')
  expect(serialToIso(44_746, true)).toBe('2026-07-05')
  expect(serialToIso(0.5, false)).toBe('12:00:00')
  expect(serialToIso(46_208.999999, false)).toBe('2026-07-06')
  expect(serialToIso(2_958_465, false)).toBe('9999-12-31')
  expect(serialToIso(-1, false)).toBe(-1)
})
