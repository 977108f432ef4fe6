import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { scannedPdf, zipBomb } from './bad-files.ts'
import { expectRefusal, formWith, openWholeProgram, type WholeProgram } from './whole-program.ts'

let program: WholeProgram
let bomb: Uint8Array<ArrayBuffer>
beforeAll(async () => {
  bomb = zipBomb()
  program = await openWholeProgram()
})
afterAll(() => program.close())

const details = JSON.stringify({ effectiveFrom: '2026-01-01' })
const upload = (content: BlobPart, name: string) =>
  program.send('/api/rulebooks/upload', { method: 'POST', body: formWith(content, name, { details }) })
const attach = (content: BlobPart, name: string) =>
  program.send('/api/evidence/files', { method: 'POST', body: formWith(content, name) })

describe('a rule text that cannot be read', () => {
  it.each([
    ['an empty file', () => '', '规定.txt', 'document.empty'],
    ['an empty file that claims to be Word', () => '', '规定.docx', 'document.empty'],
    ['a file of white space', () => ' \n\t \n', '规定.md', 'document.empty'],
    ['a zip bomb as DOCX', () => bomb, '规定.docx', 'document.zip-bomb'],
    ['a PDF that holds only pictures', scannedPdf, '规定.pdf', 'document.scanned-pdf'],
    ['a text without clauses', () => '好的，收到。', '规定.txt', 'document.no-clauses'],
    [
      'a program',
      () => new Uint8Array([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0]),
      '规定.txt',
      'document.unsupported',
    ],
    ['a PDF cut off in the middle', () => scannedPdf().slice(0, 40), '规定.pdf', 'document.damaged'],
  ])('refuses %s and keeps nothing', async (_, content, name, code) => {
    expectRefusal(await upload(content(), name), { status: 422, code, field: 'file' })
    expect(await program.count('rulebook')).toBe(0)
    expect(await program.count('stored_file')).toBe(0)
    expect(await program.count('audit_entry')).toBe(0)
  })

  it('refuses a form without a file, and a field where the file belongs', async () => {
    const form = new FormData()
    form.set('details', details)
    const missing = await program.send('/api/rulebooks/upload', { method: 'POST', body: form })
    expectRefusal(missing, { status: 422, code: 'request.invalid', field: 'file' })
    form.set('file', 'a text')
    const text = await program.send('/api/rulebooks/upload', { method: 'POST', body: form })
    expectRefusal(text, { status: 422, code: 'request.invalid', field: 'file' })
  })
})

describe('an attachment that cannot be taken', () => {
  it.each([
    ['an empty file', () => '', 422, 'attachment.empty'],
    [
      'a program',
      () => new Uint8Array([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0]),
      415,
      'attachment.unsupported-type',
    ],
  ])('refuses %s and keeps nothing', async (_, content, status, code) => {
    expectRefusal(await attach(content(), '签到表.jpg'), { status, code })
    expect(await program.count('stored_file')).toBe(0)
  })
})

it('refuses a sheet of units that is a zip bomb, or none', async () => {
  for (const [content, name] of [
    [bomb, '单位.xlsx'],
    [new Uint8Array(), '单位.xlsx'],
  ] as const) {
    const form = formWith(content, name, { parentId: '', day: '2026-01-01' })
    const answer = await program.send('/api/organisation/build/sheet/check', { method: 'POST', body: form })
    expect(answer.status).toBe(422)
    expect(answer.refusal?.sentence.zh).toBeTruthy()
  }
  expect(await program.count('unit')).toBe(0)
})
