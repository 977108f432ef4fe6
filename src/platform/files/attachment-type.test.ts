import fc from 'fast-check'
import { strToU8, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { attachmentType, LARGEST_ATTACHMENT } from './attachment-type.ts'

const png = Uint8Array.from(
  Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  ),
)
const wordTypes =
  '<Types><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
const word = zipSync({
  '[Content_Types].xml': strToU8(wordTypes),
  'word/document.xml': strToU8('<w:document/>'),
})

const typeOf = async (name: string, content: Uint8Array): Promise<string> => {
  const outcome = await attachmentType(name, content)
  return outcome.done ? outcome.value.contentType : outcome.refusal.code
}

describe('what an attachment is', () => {
  it.each([
    ['照片.png', png, 'image/png'],
    // The name says otherwise; the content decides.
    ['照片.txt', png, 'image/png'],
    ['通知.docx', word, 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
    ['文件.pdf', strToU8('%PDF-1.7\n'), 'application/pdf'],
    ['名单.csv', strToU8('姓名,时间\n'), 'text/csv; charset=utf-8'],
    ['页面.html', strToU8('<script>alert(1)</script>'), 'text/plain; charset=utf-8'],
    ['程序.exe', strToU8('MZ\0\0\0\0'), 'attachment.unsupported-type'],
    [
      '图.svg',
      strToU8('<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>'),
      'attachment.unsupported-type',
    ],
    ['压缩.zip', zipSync({ 'a.txt': strToU8('a') }), 'attachment.unsupported-type'],
    ['旧文.txt', Uint8Array.from([0xc4, 0xe3, 0xba, 0xc3]), 'attachment.unsupported-type'],
    ['空.png', new Uint8Array(), 'attachment.empty'],
    ['大.png', new Uint8Array(LARGEST_ATTACHMENT + 1), 'attachment.too-large'],
  ])('%s is %s', async (name, content, expected) => {
    expect(await typeOf(name, content)).toBe(expected)
  })

  it('has an answer for any bytes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ minLength: 1, maxLength: 300 }), async (content) => {
        expect(await typeOf('附件', content)).toMatch(
          /^(?:text\/plain|image\/|application\/|attachment\.unsupported-type)/,
        )
      }),
      { numRuns: 200 },
    )
  })
})
