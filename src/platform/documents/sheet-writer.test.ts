import { strFromU8, unzipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { writeCsv } from './csv-writer.ts'
import { readSheet } from './sheet-reader.ts'
import { type SheetSource, type SheetValue, sheetName, writeSheet } from './sheet-writer.ts'

const bytesOf = async (stream: ReturnType<typeof writeSheet>) => {
  const chunks: Uint8Array[] = []
  for await (const chunk of stream) chunks.push(chunk)
  return new Uint8Array(Buffer.concat(chunks))
}

type Row = Record<'name' | 'hours' | 'day', SheetValue>
const source = (
  rows: SheetSource<'name' | 'hours' | 'day'>['rows'],
  name = '培训',
): SheetSource<'name' | 'hours' | 'day'> => ({
  name,
  columns: [
    { key: 'name', title: '名称', width: 20, kind: 'text' },
    { key: 'hours', title: '学时', width: 8, kind: 'number' },
    { key: 'day', title: '日期', width: 12, kind: 'date' },
  ],
  rows,
})

async function roundTrip(rows: Row[]) {
  const read = await readSheet(await bytesOf(writeSheet(source(rows))))
  if (!read.done) throw new Error(read.refusal.code)
  return read.value.sheets[0]
}

describe('xlsx', () => {
  test('is read back as it was given', async () => {
    expect(
      await roundTrip([
        { name: '消防培训', hours: 2.5, day: '2026-07-05' },
        { name: '演练', hours: null, day: '2026-01-01T08:30' },
      ]),
    ).toEqual({
      name: '培训',
      rows: [
        ['名称', '学时', '日期'],
        ['消防培训', 2.5, '2026-07-05'],
        ['演练', null, '2026-01-01T08:30:00'],
      ],
    })
  })

  test('keeps text as text: formulas, escapes, markup; control characters go', async () => {
    const texts = ['=1+1', '+8613', '-x', '@SUM(A1)', '_x0041_', '<b>&amp;', '007', 'a\u0000b\u202Ec']
    const sheet = await roundTrip(texts.map((name) => ({ name, hours: 1, day: null })))
    expect(sheet?.rows.slice(1).map((row) => row[0])).toEqual([...texts.slice(0, -1), 'abc'])
    const bytes = await bytesOf(writeSheet(source([{ name: '=1+1', hours: 1, day: null }])))
    expect(strFromU8(unzipSync(bytes)['xl/worksheets/sheet1.xml'] ?? new Uint8Array())).not.toContain('<f>')
  })

  test('cuts a cell to what Excel holds, never through a character', async () => {
    const sheet = await roundTrip([{ name: `a${'\u{20000}'.repeat(20_000)}`, hours: 1, day: null }])
    const text = String(sheet?.rows[1]?.[0])
    expect(text.length).toBeLessThanOrEqual(32_767)
    expect(text.endsWith('\u{20000}…')).toBe(true)
  })

  test('stops asking for rows when the reader leaves', async () => {
    let given = 0
    let ended = false
    async function* rows() {
      try {
        for (; given < 1_000_000; given++)
          yield { name: `${Math.sin(given)}`.repeat(20), hours: given, day: null }
      } finally {
        ended = true
      }
    }
    const reader = writeSheet(source(rows())).getReader()
    await reader.read()
    await reader.cancel()
    await expect.poll(() => ended).toBe(true)
    expect(given).toBeLessThan(1_000_000)
  })

  test('ends with the error when the rows fail', async () => {
    async function* rows(): AsyncGenerator<Row> {
      yield { name: 'a', hours: 1, day: null }
      throw new Error('database gone')
    }
    await expect(bytesOf(writeSheet(source(rows())))).rejects.toThrow('database gone')
  })
})

test('a sheet name is one that Excel accepts', () => {
  expect(sheetName('2026/07: [上半年]*?\\')).toBe('2026 07   上半年')
  expect(sheetName("'")).toBe('Sheet1')
  expect(sheetName('History')).toBe('Sheet1')
  expect(sheetName('一'.repeat(40))).toHaveLength(31)
  expect(sheetName(`${'一'.repeat(30)}\u{20000}`)).toBe('一'.repeat(30))
})

describe('csv', () => {
  const text = async (rows: Row[]) =>
    new TextDecoder('utf-8', { ignoreBOM: true }).decode(await bytesOf(writeCsv(source(rows))))

  test('opens in Excel as Chinese and quotes what must be quoted', async () => {
    expect(await text([{ name: '一,"二"\n', hours: -2.5, day: '2026-07-05' }])).toBe(
      '\uFEFF名称,学时,日期\r\n"一,""二""\n",-2.5,2026-07-05\r\n',
    )
  })

  test.each(['=cmd', '+1', '-1', '@x', '\t=1', '\r=1', '＝1'])(
    'makes the formula %j harmless',
    async (name) => {
      const line = (await text([{ name, hours: null, day: null }])).split('\r\n').slice(1).join('\r\n')
      expect(line.replace(/^"/, '').startsWith("'")).toBe(true)
    },
  )
})
