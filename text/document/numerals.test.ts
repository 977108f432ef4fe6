import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseNumeral, writeNumeral } from './numerals.ts'

describe('numerals', () => {
  it('reads what it writes', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 99_999_999 }),
        (value) => parseNumeral(writeNumeral(value)) === value,
      ),
    )
  })

  it('reads digits of both widths', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 999_999_999 }), (value) => {
        const wide = String(value).replace(/\d/g, (digit) =>
          String.fromCharCode(digit.charCodeAt(0) + 0xfee0),
        )
        return parseNumeral(String(value)) === value && parseNumeral(wide) === value
      }),
    )
  })

  it.each([
    ['十', 10],
    ['两', 2],
    ['二十一', 21],
    ['一百零七', 107],
    ['二〇二六', 2026],
    ['一千二百', 1200],
    ['叁拾', 30],
  ])('reads %s as %i', (text, value) => expect(parseNumeral(text)).toBe(value))

  it.each(['', '条', '十第', '一二十', '百十千', '1一'])('does not read %j', (text) =>
    expect(parseNumeral(text)).toBeNull(),
  )

  it('never throws on any string', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }),
        (text) => parseNumeral(text) === null || Number.isInteger(parseNumeral(text)),
      ),
    )
  })
})
