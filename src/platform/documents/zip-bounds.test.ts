import { strToU8, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { readSheet } from './sheet-reader.ts'
import { readWordText } from './word-text.ts'
import { OFFICE_ZIP_LIMITS, unzipWithin } from './zip-bounds.ts'

const MEGABYTE = 1024 * 1024

/** A zip whose directory claims another expanded size than its entry has. */
function claiming(name: string, content: Uint8Array, claimed: number): Uint8Array {
  const bytes = zipSync({ [name]: content })
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  for (let at = 0; at < bytes.length - 4; at++) {
    if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, claimed, true)
  }
  return bytes
}

describe('unzipWithin', () => {
  test('gives the wanted entries', () => {
    const bytes = zipSync({ 'a.xml': strToU8('<a/>'), 'b.xml': strToU8('<b/>') })
    const read = unzipWithin(bytes, OFFICE_ZIP_LIMITS, (name) => name === 'b.xml')
    expect(read.done && [...read.value.keys()]).toEqual(['b.xml'])
  })

  test('refuses a bomb by what its directory says, without inflating it', () => {
    const bomb = claiming('word/document.xml', strToU8('<w/>'), 200 * MEGABYTE)
    expect(unzipWithin(bomb)).toMatchObject({ refusal: { code: 'document.zip-bomb' } })
  })

  test('refuses many small entries that are too much together', () => {
    const entries = Array.from({ length: 20 }, (_, index) => [
      `part${index}.xml`,
      new Uint8Array(MEGABYTE / 2),
    ])
    expect(unzipWithin(zipSync(Object.fromEntries(entries)))).toMatchObject({
      refusal: { code: 'document.zip-bomb' },
    })
    const many = Array.from({ length: 5_001 }, (_, index) => [`${index}`, new Uint8Array()])
    expect(unzipWithin(zipSync(Object.fromEntries(many)))).toMatchObject({
      refusal: { code: 'document.zip-bomb' },
    })
  })

  test('stops while inflating when the directory lied', () => {
    const bomb = claiming('word/document.xml', new Uint8Array(20 * MEGABYTE), 1_000)
    expect(unzipWithin(bomb)).toMatchObject({ refusal: { code: 'document.zip-bomb' } })
  })

  test('refuses what is cut off or no zip at all', () => {
    const whole = zipSync({ a: strToU8('text') })
    expect(unzipWithin(whole.subarray(0, whole.length - 10))).toMatchObject({
      refusal: { code: 'document.damaged' },
    })
    expect(unzipWithin(new Uint8Array(0))).toMatchObject({ refusal: { code: 'document.damaged' } })
  })
})

test('a bomb as .docx or .xlsx is refused by the readers', async () => {
  const bomb = (name: string) => zipSync({ [name]: new Uint8Array(20 * MEGABYTE) })
  expect(readWordText(bomb('word/document.xml'))).toMatchObject({ refusal: { code: 'document.zip-bomb' } })
  expect(await readSheet(bomb('xl/workbook.xml'))).toMatchObject({ refusal: { code: 'document.zip-bomb' } })
})

test('a zip that is no Word file is refused', () => {
  expect(readWordText(zipSync({ 'a.txt': strToU8('text') }))).toMatchObject({
    refusal: { code: 'word.unreadable' },
  })
})
