import fc from 'fast-check'
import { strToU8, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { type ReadOutcome, readDocument } from './read.ts'
import { sampleDocx, samplePdf, wordParagraph } from './sample-files.ts'

const law = '第一条 为了加强安全管理，制定本办法。\n第二条 学校应当每学期组织一次应急演练。\n'
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)

async function textOf(bytes: Uint8Array, name: string): Promise<string> {
  const outcome = await readDocument(bytes, name)
  if (!outcome.ok) throw new Error(outcome.refusal.code)
  return outcome.document.text
}
const codeOf = (outcome: ReadOutcome): string =>
  outcome.ok ? `read as ${outcome.document.kind}` : outcome.refusal.code

describe('text files', () => {
  it('reads UTF-8 and says what it repaired', async () => {
    const outcome = await readDocument(utf8(`\ufeff${law.replaceAll('\n', '\r\n')}一\u200b二。`), 'a.txt')
    expect(outcome).toMatchObject({
      ok: true,
      document: { kind: 'txt', encoding: 'utf-8', text: `${law}一二。` },
    })
    const codes = outcome.ok ? outcome.document.repairs.map(({ code, count }) => [code, count]) : []
    expect(codes).toEqual([
      ['repair.byte-order-mark', 1],
      ['repair.line-ends', 2],
      ['repair.zero-width', 1],
    ])
  })

  it.each([
    ['gb18030', 'b5dad2bbccf520d1a7d0a3d3a6b5b1c3bfc4eabed9d0d0d2bbb4ced1ddc1b7a1a3', '学校应当每年'],
    [
      'big5',
      'b2c4a440b1f820bec7aed5c0b3b7eda843a67ec17ca6e6a440a6b8ba74bd6da141a8c3a542b3f8a769a544badebef7c3f6a143',
      '學校應當每年',
    ],
  ])('finds %s', async (encoding, hex, words) => {
    const bytes = Uint8Array.from(hex.match(/../g) ?? [], (byte) => Number.parseInt(byte, 16))
    const outcome = await readDocument(bytes, 'a.txt')
    expect(outcome).toMatchObject({ ok: true, document: { encoding } })
    expect(await textOf(bytes, 'a.txt')).toContain(words)
  })

  it('finds UTF-16 without a mark', async () => {
    const bytes = new Uint8Array(
      [...law].flatMap((character) => [character.charCodeAt(0) & 255, character.charCodeAt(0) >> 8]),
    )
    expect(await textOf(bytes, 'a.txt')).toBe(law)
  })

  it('takes the marks off Markdown', async () => {
    const text =
      '# 办法\n\n**第一条** 为了[安全](http://example.org)，制定。\n\n> 引用一。\n\n| 甲 | 乙 |\n|---|---|\n| 1 | 2 |\n'
    expect((await textOf(utf8(text), 'a.md')).split('\n').filter(Boolean)).toEqual([
      '办法',
      '第一条 为了安全，制定。',
      '引用一。',
      '甲\t乙',
      '1\t2',
    ])
  })

  it('reads the words of a web page by lines, in the charset it declares', async () => {
    const page = `<!DOCTYPE html><html><head><title>办法</title><script>x()</script></head><body><nav>首页</nav><div><p>第一条　学校应当&nbsp;检查。</p><p>第二条<br>教师<b>应当</b>报告。</p><ol><li>甲；</li><li>乙。</li></ol></div></body></html>`
    const lines = (await textOf(utf8(page), 'page')).split('\n')
    expect(lines).toEqual(
      expect.arrayContaining([
        '第一条　学校应当\u00a0检查。',
        '第二条',
        '教师应当报告。',
        '1. 甲；',
        '2. 乙。',
      ]),
    )
    expect(lines.join()).not.toContain('x()')
  })

  it('reads a web page that leaves out the tags HTML lets one leave out', async () => {
    const page =
      '<!doctype html><title>办法</title><h1>办法</h1><p>第一条 学校应当检查。<p>第二条 教师应当报告。'
    expect((await textOf(utf8(page), 'page.html')).split('\n')).toEqual([
      '办法',
      '第一条 学校应当检查。',
      '第二条 教师应当报告。',
    ])
  })
})

describe('DOCX', () => {
  const level = (depth: number, format: string, text: string): string =>
    `<w:lvl w:ilvl="${depth}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/></w:lvl>`
  const numbering = `<w:abstractNum w:abstractNumId="0">${level(0, 'chineseCountingThousand', '第%1条')}${level(1, 'chineseCountingThousand', '（%2）')}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>`
  const numbered = (depth: number): string =>
    `<w:numPr><w:ilvl w:val="${depth}"/><w:numId w:val="1"/></w:numPr>`

  it('writes out automatic numbers and starts deeper lists again', async () => {
    const body = [
      wordParagraph('学校履行下列职责：', numbered(0)),
      wordParagraph('检查；', numbered(1)),
      wordParagraph('培训。', numbered(1)),
      wordParagraph('教师应当报告：', numbered(0)),
      wordParagraph('事故。', numbered(1)),
    ].join('')
    expect(await textOf(sampleDocx(body, numbering), 'a.docx')).toBe(
      '第一条 学校履行下列职责：\n（一）检查；\n（二）培训。\n第二条 教师应当报告：\n（一）事故。',
    )
  })

  it('reads tables as rows, leaves out what was deleted or hidden', async () => {
    const cell = (text: string): string => `<w:tc>${wordParagraph(text)}</w:tc>`
    const body = `<w:tbl><w:tr>${cell('事项')}${cell('次数')}</w:tr></w:tbl><w:p><w:del><w:r><w:delText>旧</w:delText></w:r></w:del><w:ins><w:r><w:t>新。</w:t></w:r></w:ins><w:r><w:rPr><w:vanish/></w:rPr><w:t>隐</w:t></w:r></w:p>`
    expect(await textOf(sampleDocx(body), 'a.docx')).toBe('事项\t次数\n新。')
  })

  it('goes by the content, not by the name', async () => {
    expect(codeOf(await readDocument(sampleDocx(wordParagraph('一。')), 'a.txt'))).toBe('read as docx')
    expect(codeOf(await readDocument(utf8(law), 'a.docx'))).toBe('read as txt')
  })
})

describe('PDF', () => {
  const page = (number: number): [string, number, number][] => [
    ['某某学校文件', 250, 800],
    ['第一条 学校应当每学期组织一次应急疏散演练，并且在演练结束', 90, 700],
    ['以后五日内形成书面的总结。', 66, 680],
    ['第二条 教师应当参加。', 90, 660],
    [`— ${number} —`, 280, 40],
  ]

  it('reads Chinese fonts that are not embedded, joins lines, leaves out page furniture', async () => {
    const outcome = await readDocument(samplePdf([page(1), page(2), page(3)]), 'a.pdf')
    expect(codeOf(outcome)).toBe('read as pdf')
    const lines = outcome.ok ? outcome.document.text.split('\n') : []
    expect(lines.slice(0, 2)).toEqual([
      '第一条 学校应当每学期组织一次应急疏散演练，并且在演练结束以后五日内形成书面的总结。',
      '第二条 教师应当参加。',
    ])
    expect(lines).toHaveLength(6)
    expect(outcome.ok && outcome.document.repairs.map(({ code, count }) => [code, count])).toEqual([
      ['repair.page-furniture', 6],
      ['repair.joined-lines', 3],
    ])
  })

  it('takes what readFile of Node gives, and leaves it whole', async () => {
    const buffer = Buffer.from(samplePdf([page(1)]))
    const before = Buffer.from(buffer)
    expect(codeOf(await readDocument(buffer, 'a.pdf'))).toBe('read as pdf')
    expect(buffer.equals(before)).toBe(true)
  })

  it('says that a scan is a scan', async () => {
    expect(codeOf(await readDocument(samplePdf([[], []]), 'a.pdf'))).toBe('document.scanned-pdf')
  })
})

describe('refusals', () => {
  const bomb = (): Uint8Array => zipSync({ 'word/document.xml': new Uint8Array(30 * 1024 * 1024) })

  /** The same bomb whose directory lies about what it expands to. */
  function lyingBomb(): Uint8Array {
    const bytes = bomb()
    const view = new DataView(bytes.buffer)
    for (let at = 0; at < bytes.length - 4; at++)
      if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, 1000, true)
    return bytes
  }

  it.each<[string, () => Uint8Array, string]>([
    ['nothing', () => new Uint8Array(), 'document.empty'],
    ['only spaces', () => utf8(' \n\n'), 'document.empty'],
    ['a zip bomb', bomb, 'document.zip-bomb'],
    ['a zip bomb that lies', lyingBomb, 'document.zip-bomb'],
    ['a zip that is no document', () => zipSync({ 'a.txt': strToU8('x') }), 'document.unsupported'],
    [
      'entities that expand',
      () => zipSync({ 'word/document.xml': strToU8('<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>') }),
      'document.damaged',
    ],
    [
      'an old Word file',
      () => Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1),
      'document.old-word',
    ],
    ['a picture', () => Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d), 'document.unsupported'],
    ['a torn PDF', () => utf8('%PDF-1.4\nnothing'), 'document.damaged'],
    ['words without sentences', () => utf8('甲乙丙\n丁戊'), 'document.no-clauses'],
  ])('%s', async (_name, bytes, code) => {
    const outcome = await readDocument(bytes(), 'a.bin')
    expect(codeOf(outcome)).toBe(code)
    expect(outcome.ok || (outcome.refusal.zh && outcome.refusal.en)).toBeTruthy()
  })

  it('keeps to the limits it is given', async () => {
    expect(codeOf(await readDocument(utf8(law), 'a.txt', { bytes: 10 }))).toBe('document.too-large')
    expect(codeOf(await readDocument(utf8(law), 'a.txt', { characters: 10 }))).toBe('document.too-long')
    expect(codeOf(await readDocument(samplePdf([[], []]), 'a.pdf', { pdfPages: 1 }))).toBe(
      'document.too-many-pages',
    )
    expect(codeOf(await readDocument(sampleDocx(wordParagraph('一。')), 'a.docx', { zipEntries: 1 }))).toBe(
      'document.zip-bomb',
    )
  })

  it('answers any bytes with a value', async () => {
    const start = fc.constantFrom<number[]>(
      [],
      [0x50, 0x4b, 3, 4],
      [0x25, 0x50, 0x44, 0x46, 0x2d],
      [0x3c, 0x68, 0x74, 0x6d, 0x6c],
    )
    await fc.assert(
      fc.asyncProperty(start, fc.uint8Array({ maxLength: 400 }), async (signature, rest) => {
        const outcome = await readDocument(Uint8Array.of(...signature, ...rest), 'a')
        expect(typeof codeOf(outcome)).toBe('string')
      }),
      { numRuns: 150 },
    )
  })
})
