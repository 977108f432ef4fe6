import { createRequire } from 'node:module'
import { dirname, join, sep } from 'node:path'
import { getDocumentProxy, getResolvedPDFJS } from 'unpdf'
import { joinLines, type PageLine, withoutFurniture, withoutLayoutSpaces } from './pdf-lines.ts'
import { Refused } from './refusals.ts'
import type { RepairLog } from './repairs.ts'

/** How many pages are looked at for pictures when no page gave text. */
const picturePages = 5

type Proxy = Awaited<ReturnType<typeof getDocumentProxy>>
type Page = Awaited<ReturnType<Proxy['getPage']>>

interface PdfLimits {
  pdfPages: number
  characters: number
}

/** The words of a PDF: lines put together from their pieces, page furniture removed, broken paragraphs joined. */
export async function readPdf(bytes: Uint8Array, limits: PdfLimits, repairs: RepairLog): Promise<string> {
  const pdf = await open(bytes)
  try {
    if (pdf.numPages > limits.pdfPages) throw new Refused('document.too-many-pages')
    const lines: PageLine[] = []
    let characters = 0
    let empty = 0
    for (let number = 1; number <= pdf.numPages; number++) {
      const page = await pdf.getPage(number)
      const own = await pageLines(page, number)
      page.cleanup()
      const length = own.reduce((sum, line) => sum + line.text.length, 0)
      if (length < 2) empty++
      characters += length
      if (characters > limits.characters) throw new Refused('document.too-long')
      for (const line of own) lines.push(line)
    }
    if (characters < 2)
      throw new Refused((await hasPictures(pdf)) ? 'document.scanned-pdf' : 'document.empty')
    repairs.add('repair.pages-without-text', empty)
    const own = withoutLayoutSpaces(withoutFurniture(lines, pdf.numPages, repairs), repairs)
    return joinLines(own, repairs)
  } finally {
    await pdf.cleanup().catch(() => {})
    await pdf.loadingTask.destroy().catch(() => {})
  }
}

/** A folder of pdfjs-dist. The reader wants a path that ends in a separator: a file: address gives empty text, silently. */
function dataFolder(name: string): string {
  const manifest = createRequire(import.meta.url).resolve('pdfjs-dist/package.json')
  return join(dirname(manifest), name) + sep
}

async function open(bytes: Uint8Array): Promise<Proxy> {
  try {
    // A copy, for the reader takes its bytes away and refuses Node's Buffer. Without the maps, Chinese fonts that are not embedded
    // would yield empty text without an error.
    return await getDocumentProxy(new Uint8Array(bytes), {
      verbosity: 0,
      cMapUrl: dataFolder('cmaps'),
      cMapPacked: true,
      standardFontDataUrl: dataFolder('standard_fonts'),
    })
  } catch (error) {
    const encrypted = error instanceof Error && error.name === 'PasswordException'
    throw new Refused(encrypted ? 'document.encrypted' : 'document.damaged')
  }
}

async function hasPictures(pdf: Proxy): Promise<boolean> {
  const { OPS } = await getResolvedPDFJS()
  const paints = new Set<number>([
    OPS.paintImageXObject,
    OPS.paintInlineImageXObject,
    OPS.paintImageMaskXObject,
  ])
  for (let number = 1; number <= Math.min(picturePages, pdf.numPages); number++) {
    const operators = await (await pdf.getPage(number)).getOperatorList()
    if (operators.fnArray.some((operator: number) => paints.has(operator))) return true
  }
  return false
}

interface Piece {
  text: string
  x: number
  y: number
  width: number
  size: number
}

async function pageLines(page: Page, number: number): Promise<PageLine[]> {
  const content = await page.getTextContent()
  const height = page.getViewport({ scale: 1 }).height
  const lines: PageLine[] = []
  let pieces: Piece[] = []
  const flush = (): void => {
    const line = lineOf(pieces, number, height)
    if (line) lines.push(line)
    pieces = []
  }
  for (const item of content.items) {
    if (!('str' in item)) continue
    const [, , c = 0, d = 0, x = 0, y = 0] = item.transform as number[]
    const piece = { text: item.str, x, y, width: item.width, size: Math.hypot(c, d) || item.height || 10 }
    const last = pieces.at(-1)
    if (last && Math.abs(last.y - y) > Math.max(last.size, piece.size) * 0.6) flush()
    if (item.str !== '') pieces.push(piece)
    if (item.hasEOL) flush()
  }
  flush()
  return lines
}

/** Pieces on one base line; a wide gap between them is a space. */
function lineOf(pieces: Piece[], page: number, pageHeight: number): PageLine | null {
  let text = ''
  let right = 0
  for (const piece of pieces) {
    const gap = text === '' ? 0 : piece.x - right
    if (gap > piece.size * 0.6 && !/\s$/.test(text) && !/^\s/.test(piece.text)) text += ' '
    text += piece.text
    right = piece.x + piece.width
  }
  const first = pieces.find((piece) => piece.text.trim() !== '')
  if (!first || text.trim() === '') return null
  const indent = text.length - text.trimStart().length
  const left = pieces[0] && indent > 0 ? pieces[0].x + indent * first.size : first.x
  return { page, text: text.trim(), left, right, y: first.y, size: first.size, pageHeight }
}
