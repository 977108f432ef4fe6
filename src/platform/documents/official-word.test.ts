import { createHash } from 'node:crypto'
import { strFromU8, unzipSync } from 'fflate'
import { afterEach, expect, test, vi } from 'vitest'
import type { Block, OfficialDocument } from './official-document.ts'
import { checkOfficialDocument } from './official-document.ts'
import { writeOfficialWord } from './official-word.ts'
import { readWordText } from './word-text.ts'

const paragraph = (text: string): Block => ({ kind: 'paragraph', runs: [{ kind: 'text', text }] })

const report = (changes: Partial<OfficialDocument> = {}): OfficialDocument => ({
  language: 'zh',
  title: '关于安全工作的报告',
  issuer: '青禾县教育局',
  date: '2026-07-05',
  addressee: '青禾县人民政府',
  blocks: [
    { kind: 'heading', level: 1, text: '总体情况' },
    {
      kind: 'paragraph',
      runs: [
        { kind: 'text', text: '共开展培训' },
        { kind: 'figure', value: '16', code: 'F03' },
        { kind: 'text', text: '次。' },
      ],
    },
  ],
  annexes: [],
  ...changes,
})

async function parts(document: OfficialDocument): Promise<(path: string) => string> {
  const files = unzipSync(await writeOfficialWord(document))
  return (path) => strFromU8(files[path] ?? new Uint8Array())
}

async function texts(document: OfficialDocument): Promise<string[]> {
  const read = readWordText(await writeOfficialWord(document))
  if (!read.done) throw new Error(read.refusal.code)
  return read.value.blocks.flatMap((block) =>
    block.kind === 'paragraph' && block.text !== '' ? [block.text] : [],
  )
}

const styleOf = (styles: string, id: string) =>
  new RegExp(`<w:style [^>]*w:styleId="${id}".*?</w:style>`).exec(styles)?.[0] ?? ''

afterEach(() => vi.useRealTimers())

test('the page holds 22 lines of 28 characters between the margins of GB/T 9704-2012', async () => {
  const part = await parts(report())
  const body = part('word/document.xml')
  expect(body).toMatch(/<w:pgSz [^>]*w:w="11906" w:h="16838"/)
  expect(body).toMatch(/<w:pgMar [^>]*w:top="2098"[^>]*w:left="1587"/)
  expect(body).toMatch(
    /<w:docGrid [^>]*w:linePitch="579"[^>]*w:type="lines"|<w:docGrid [^>]*w:type="lines"[^>]*w:linePitch="579"/,
  )
  const style = styleOf(part('word/styles.xml'), 'OfficialBody')
  expect(style).toMatch(/<w:spacing [^>]*w:line="579" w:lineRule="exact"/)
  expect(style).toContain('<w:spacing w:val="-5"/>')
  expect(style).toContain('w:firstLineChars="200"')
})

test('title, body and headings name the official fonts, for Chinese text as for Latin', async () => {
  const styles = (await parts(report()))('word/styles.xml')
  const faces = {
    Title: '方正小标宋简体',
    OfficialBody: '仿宋_GB2312',
    Heading1: '黑体',
    Heading2: '楷体_GB2312',
    Heading3: '仿宋_GB2312',
  }
  for (const [id, face] of Object.entries(faces)) {
    expect(styleOf(styles, id)).toContain(
      `w:ascii="${face}" w:cs="${face}" w:eastAsia="${face}" w:hAnsi="${face}" w:hint="eastAsia"`,
    )
  }
  expect(styleOf(styles, 'Title')).toContain('<w:sz w:val="44"/>')
  expect(styleOf(styles, 'OfficialBody')).toContain('<w:sz w:val="32"/>')
})

test('headings are numbered 一、（一）1.（1） and afresh in each annex', async () => {
  const heading: Block = { kind: 'heading', level: 1, text: '总体情况' }
  const part = await parts(report({ blocks: [heading], annexes: [{ title: '说明', blocks: [heading] }] }))
  for (const text of ['%1、', '（%2）', '%3.', '（%4）'])
    expect(part('word/numbering.xml')).toContain(`<w:lvlText w:val="${text}"/>`)
  expect(part('word/numbering.xml')).toContain('chineseCountingThousand')
  const lists = [...part('word/document.xml').matchAll(/<w:numId w:val="(\d+)"/g)].map((match) => match[1])
  expect(new Set(lists).size).toBe(2)
})

test('odd pages number at the right, even pages at the left', async () => {
  const part = await parts(report())
  expect(part('word/settings.xml')).toContain('<w:evenAndOddHeaders')
  const relationships = part('word/_rels/document.xml.rels')
  const footer = (type: string) => {
    const reference =
      new RegExp(`<w:footerReference [^>]*w:type="${type}"[^>]*>`).exec(part('word/document.xml'))?.[0] ?? ''
    const id = /r:id="([^"]+)"/.exec(reference)?.[1]
    const link = relationships.match(/<Relationship [^>]*>/g)?.find((each) => each.includes(`"${id}"`)) ?? ''
    return part(`word/${/Target="([^"]+)"/.exec(link)?.[1]}`)
  }
  expect(footer('default')).toContain('<w:jc w:val="right"/>')
  expect(footer('even')).toContain('<w:jc w:val="left"/>')
  expect(footer('even')).toContain('PAGE')
})

test('a figure prints its value and its code, and both can be read back', async () => {
  const document = report()
  const body = (await parts(document))('word/document.xml')
  expect(body).toMatch(/<w:rStyle w:val="OfficialFigureCode"\/><\/w:rPr><w:t[^>]*>\u00A0F03<\/w:t>/)
  const read = readWordText(await writeOfficialWord(document))
  expect(read).toMatchObject({ done: true, value: { figures: [{ code: 'F03', value: '16' }] } })
})

test('a figure code that is no code is a bug, not something to print', async () => {
  const blocks: Block[] = [{ kind: 'paragraph', runs: [{ kind: 'figure', value: '1', code: 'F<1>' }] }]
  await expect(writeOfficialWord(report({ blocks }))).rejects.toThrow(RangeError)
})

test('markup stays text; control characters, half surrogates and direction overrides are dropped', async () => {
  const odd = 'A<w:p/>&amp;\u0000\u0008\u001F\uD800\uFFFE\u202E\u2066B]]>\u{1F600}'
  const document = report({ title: odd, blocks: [paragraph(odd)] })
  expect(await texts(document)).toContain('A<w:p/>&amp;B]]>\u{1F600}')
  const part = await parts(document)
  expect(part('docProps/core.xml')).toContain('A&lt;w:p/&gt;&amp;amp;B]]')
})

test('a table repeats its head, tears no row and fills the text width', async () => {
  const table: Block = {
    kind: 'table',
    columns: [
      { title: '序号', share: 1 },
      { title: '单位', share: 2, align: 'center' },
      { title: '次数', share: 4, align: 'right' },
    ],
    rows: [
      ['1', '第一小学', '3'],
      ['2', '第二\n小学'],
    ],
  }
  const body = (await parts(report({ blocks: [table] })))('word/document.xml')
  expect(body.match(/<w:tblHeader\/>/g)).toHaveLength(1)
  expect(body.match(/<w:cantSplit\/>/g)).toHaveLength(3)
  const widths = [...body.matchAll(/<w:gridCol w:w="(\d+)"/g)].map((match) => Number(match[1]))
  expect(widths.reduce((sum, width) => sum + width, 0)).toBe(8_845)
  const read = readWordText(await writeOfficialWord(report({ blocks: [table] })))
  expect(read.done && read.value.blocks.find((block) => block.kind === 'table')).toEqual({
    kind: 'table',
    rows: [
      ['序号', '单位', '次数'],
      ['1', '第一小学', '3'],
      ['2', '第二\n小学', ''],
    ],
  })
})

test('annexes are listed before the signature and open on pages of their own, numbered when several', async () => {
  const annexes = [
    { title: '数据项说明', blocks: [] },
    { title: '名词说明', blocks: [] },
  ]
  expect((await texts(report({ annexes }))).slice(3)).toEqual([
    '共开展培训16\u00A0F03次。',
    '附件：1.数据项说明',
    '2.名词说明',
    '青禾县教育局',
    '2026年7月5日',
    '附件1',
    '数据项说明',
    '附件2',
    '名词说明',
  ])
  expect(await texts(report({ annexes: annexes.slice(0, 1) }))).toEqual(
    expect.arrayContaining(['附件：数据项说明', '附件']),
  )
  expect(
    (await parts(report({ annexes })))('word/document.xml').match(/<w:pageBreakBefore\/>/g),
  ).toHaveLength(2)
})

test('the date stands four characters in from the right and the issuer is centred over it', async () => {
  const part = await parts(report({ issuer: '青禾县第一小学教务处', date: '2026-07-05' }))
  expect(styleOf(part('word/styles.xml'), 'OfficialDate')).toMatch(/<w:ind w:right="1260"\/>/)
  // Ten characters over a date of six: two stand out on either side, so two are left of the four.
  expect(part('word/document.xml')).toMatch(/OfficialSignature"\/><w:ind w:right="630"\/>/)
})

test('the English form is a letter in Times New Roman', async () => {
  const document = report({
    language: 'en',
    title: 'Half-year report',
    issuer: 'Qinghe Bureau',
    addressee: 'Qinghe County',
    annexes: [{ title: 'Figures', blocks: [] }],
  })
  expect(await texts(document)).toEqual(
    expect.arrayContaining([
      '5 July 2026',
      'To: Qinghe County',
      'Half-year report',
      'Qinghe Bureau',
      'Annex:',
      'Annex',
      'Figures',
    ]),
  )
  expect(styleOf((await parts(document))('word/styles.xml'), 'OfficialBody')).toContain(
    'w:ascii="Times New Roman"',
  )
})

test('the same document gives the same bytes at any time', async () => {
  const hash = async () =>
    createHash('sha256')
      .update(await writeOfficialWord(report({ annexes: [{ title: '说明', blocks: [] }] })))
      .digest('hex')
  const now = await hash()
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2031-03-04T05:06:07Z') })
  expect(await hash()).toBe(now)
})

test('documents beyond the bounds are refused before writing, and never written', async () => {
  const blocks = Array.from({ length: 2_001 }, () => paragraph('一'))
  const rows = Array.from({ length: 5_001 }, () => ['1'])
  const table: Block = { kind: 'table', columns: [{ title: '序号', share: 1 }], rows }
  expect(checkOfficialDocument(report({ blocks }))).toMatchObject({
    refusal: { code: 'document.too-many-blocks' },
  })
  expect(checkOfficialDocument(report({ blocks: [table] }))).toMatchObject({
    refusal: { code: 'document.too-many-rows' },
  })
  expect(checkOfficialDocument(report({ blocks: blocks.slice(1) })).done).toBe(true)
  await expect(writeOfficialWord(report({ blocks }))).rejects.toThrow(RangeError)
})
