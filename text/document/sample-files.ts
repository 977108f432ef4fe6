import { strToU8, zipSync } from 'fflate'

const word = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'

/** A DOCX with the given body, and numbering and styles when told; for tests. */
export function sampleDocx(body: string, numbering = '', styles = ''): Uint8Array {
  const part = (root: string, content: string): Uint8Array =>
    strToU8(`<?xml version="1.0"?><w:${root} ${word}>${content}</w:${root}>`)
  return zipSync({
    '[Content_Types].xml': strToU8(
      '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    ),
    'word/document.xml': part('document', `<w:body>${body}</w:body>`),
    ...(numbering ? { 'word/numbering.xml': part('numbering', numbering) } : {}),
    ...(styles ? { 'word/styles.xml': part('styles', styles) } : {}),
  })
}

export const wordParagraph = (text: string, properties = ''): string =>
  `<w:p>${properties ? `<w:pPr>${properties}</w:pPr>` : ''}<w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`

const hex = (text: string): string =>
  [...text].map((character) => character.charCodeAt(0).toString(16).padStart(4, '0')).join('')

/** One line of a sample page: text, distance from the left and from the bottom, in points. */
export type SampleLine = readonly [text: string, x: number, y: number]

/** A PDF whose Chinese font is named but not embedded, as many offices make them; a picture page without lines. */
export function samplePdf(pages: readonly (readonly SampleLine[])[]): Uint8Array {
  const objects: string[] = []
  const add = (body: string): number => objects.push(body)
  add('<< /Type /Catalog /Pages 2 0 R >>')
  const kids = pages.map((_page, index) => `${6 + index * 2} 0 R`).join(' ')
  add(`<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`)
  add(
    '<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [4 0 R] >>',
  )
  add(
    '<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> /DW 1000 /FontDescriptor << /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /Ascent 880 /Descent -120 /CapHeight 880 /ItalicAngle 0 /StemV 93 /FontBBox [-25 -254 1000 880] >> >>',
  )
  const pixel = '\xff\x00\xff'
  add(
    `<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceRGB /BitsPerComponent 8 /Length 3 >>\nstream\n${pixel}\nendstream`,
  )
  for (const [index, lines] of pages.entries()) {
    const content =
      lines.length === 0
        ? 'q 400 0 0 600 50 50 cm /I Do Q'
        : lines.map(([text, x, y]) => `BT /F 12 Tf 1 0 0 1 ${x} ${y} Tm <${hex(text)}> Tj ET`).join('\n')
    add(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F 3 0 R >> /XObject << /I 5 0 R >> >> /Contents ${7 + index * 2} 0 R >>`,
    )
    add(`<< /Length ${content.length} >>\nstream\n${content}\nendstream`)
  }
  let file = '%PDF-1.4\n'
  const offsets = objects.map((body, index) => {
    const offset = file.length
    file += `${index + 1} 0 obj\n${body}\nendobj\n`
    return offset
  })
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('')
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer << /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${file.length}\n%%EOF`
  return Uint8Array.from(file, (character) => character.charCodeAt(0))
}
