import { Document, Packer } from 'docx'
import { BlockWriter, NUMBERING } from './official/blocks.ts'
import { finish } from './official/finish.ts'
import { fontTable } from './official/font-table.ts'
import type { OfficialForm } from './official/form.ts'
import { chineseForm } from './official/form-chinese.ts'
import { englishForm } from './official/form-english.ts'
import { checkOfficialDocument, type OfficialDocument } from './official-document.ts'
import { printable } from './printable.ts'

/**
 * A Word file (.docx) in Chinese official style per GB/T 9704-2012, or as an English letter. The same document gives
 * the same bytes. Throws RangeError beyond `checkOfficialDocument`'s bounds: callers that take content from outside ask that first.
 */
export async function writeOfficialWord(document: OfficialDocument): Promise<Uint8Array> {
  const checked = checkOfficialDocument(document)
  if (!checked.done) throw new RangeError(checked.refusal.sentence.en)
  const form = document.language === 'zh' ? chineseForm : englishForm
  const packed = await Packer.toBuffer(compose(document, form), false, [
    { path: 'word/fontTable.xml', data: fontTable(form.fonts) },
  ])
  return finish(packed, document.date)
}

function compose(document: OfficialDocument, form: OfficialForm): Document {
  const writer = new BlockWriter(form.textWidth)
  const children = [
    ...form.opening(document),
    ...writer.part(document.blocks, 'with-next'),
    ...form.closing(document),
    ...document.annexes.flatMap((annex, index) => [
      ...form.annexHead(document, index),
      ...writer.part(annex.blocks),
    ]),
  ]
  return new Document({
    title: printable(document.title),
    creator: printable(document.issuer),
    lastModifiedBy: printable(document.issuer),
    evenAndOddHeaderAndFooters: true,
    styles: form.styles,
    numbering: {
      config: [
        { reference: NUMBERING.headings, levels: form.headingLevels },
        { reference: NUMBERING.numberedItems, levels: [form.numberedItems] },
        { reference: NUMBERING.bulletedItems, levels: [form.bulletedItems] },
      ],
    },
    sections: [{ properties: form.page, footers: form.footers(), children }],
  })
}
