import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { csvCell, csvText } from './csv.ts'

describe('CSV', () => {
  test.each([
    ['=HYPERLINK("http://x")', `"'=HYPERLINK(""http://x"")"`],
    ['+86 10', "'+86 10"],
    ['-1', "'-1"],
    ['@sum', "'@sum"],
    ['＝1+1', "'＝1+1"],
    ['\t=1', "'\t=1"],
    ['实验小学', '实验小学'],
    ['a,b', '"a,b"'],
    ['a\nb', '"a\nb"'],
  ])('text %j is written %j', (value, written) => {
    expect(csvCell(value)).toBe(written)
  })

  test('numbers stay numbers, negative ones too, and nothing stays empty', () => {
    expect([csvCell(-3), csvCell(0.5), csvCell(null)]).toEqual(['-3', '0.5', ''])
  })

  test('the file begins with a byte-order mark and ends its lines with CRLF', () => {
    expect(csvText(['单位', '次数'], [['实验小学', 2]])).toBe('\uFEFF单位,次数\r\n实验小学,2\r\n')
  })

  test('no text ever starts a cell as a formula', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(csvCell(text).replace(/^"/, '')).not.toMatch(/^[=+\-@＝＋－＠\t\r\n]/u)
      }),
    )
  })

  test('a quoted cell reads back as it was', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const written = csvCell(`字${text}`)
        const read = written.startsWith('"') ? written.slice(1, -1).replaceAll('""', '"') : written
        expect(read).toBe(`字${text}`)
      }),
    )
  })
})
