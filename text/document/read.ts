import { cleanText } from './clean.ts'
import { readDocx } from './docx.ts'
import { decodeText } from './encoding.ts'
import { declaredCharset, readHtml } from './html.ts'
import { type DocumentKind, mediaTypes } from './kind.ts'
import { readMarkdown } from './markdown.ts'
import { outline } from './outline.ts'
import { readPdf } from './pdf.ts'
import { type Refusal, Refused, refusal } from './refusals.ts'
import { type Repair, RepairLog } from './repairs.ts'
import { kindOfText, kindOfZip, looksBinary, sniff } from './sniff.ts'
import { readZipEntries } from './zip.ts'

export type { DocumentKind } from './kind.ts'
export type { Refusal, RefusalCode } from './refusals.ts'
export type { Repair } from './repairs.ts'

export interface ReadDocument {
  kind: DocumentKind
  mediaType: string
  /** The text encoding that was found; null for DOCX and PDF, which carry their own. */
  encoding: string | null
  text: string
  repairs: Repair[]
}

export type ReadOutcome = { ok: true; document: ReadDocument } | { ok: false; refusal: Refusal }

/** Bounds on what a file may cost to read. */
export interface ReadLimits {
  bytes: number
  zipEntries: number
  zipExpandedBytes: number
  zipRatio: number
  pdfPages: number
  characters: number
}

export const defaultLimits: ReadLimits = {
  bytes: 20 * 1024 * 1024,
  zipEntries: 5_000,
  zipExpandedBytes: 200 * 1024 * 1024,
  zipRatio: 200,
  pdfPages: 2_000,
  characters: 5_000_000,
}

interface Extracted {
  kind: DocumentKind
  encoding: string | null
  text: string
}

/**
 * Reads a file's bytes into clean text. The kind is decided by the content; the name is only a hint. Refusals are
 * values; no input makes it throw.
 */
export async function readDocument(
  bytes: Uint8Array,
  fileName: string,
  limits: Partial<ReadLimits> = {},
): Promise<ReadOutcome> {
  const repairs = new RepairLog()
  try {
    const bounds = { ...defaultLimits, ...limits }
    if (bytes.length === 0) throw new Refused('document.empty')
    if (bytes.length > bounds.bytes) throw new Refused('document.too-large')
    const { kind, encoding, text: raw } = await extract(bytes, fileName, bounds, repairs)
    const text = cleanText(raw, repairs)
    check(text, bounds)
    return {
      ok: true,
      document: { kind, mediaType: mediaTypes[kind], encoding, text, repairs: repairs.list() },
    }
  } catch (error) {
    // Whatever a parser of ours or of a library trips over, the file is what is wrong.
    return { ok: false, refusal: error instanceof Refused ? error.refusal : refusal('document.damaged') }
  }
}

async function extract(
  bytes: Uint8Array,
  fileName: string,
  limits: ReadLimits,
  repairs: RepairLog,
): Promise<Extracted> {
  const first = sniff(bytes)
  if (first === 'zip') {
    const entries = readZipEntries(bytes, limits)
    const zip = kindOfZip(entries)
    if ('refuse' in zip) throw new Refused(zip.refuse)
    return { kind: 'docx', encoding: null, text: readDocx(bytes, entries, repairs) }
  }
  if ('refuse' in first) throw new Refused(first.refuse)
  if (first.kind === 'pdf')
    return { kind: 'pdf', encoding: null, text: await readPdf(bytes, limits, repairs) }
  const decoded = decodeText(bytes, repairs, declaredCharset(bytes))
  if (looksBinary(decoded.text)) throw new Refused('document.unsupported')
  if (decoded.text.length > limits.characters) throw new Refused('document.too-long')
  const kind = kindOfText(decoded.text, fileName)
  return { kind, encoding: decoded.encoding, text: plainText(kind, decoded.text, repairs) }
}

function plainText(kind: DocumentKind, text: string, repairs: RepairLog): string {
  if (kind === 'html') return readHtml(text, repairs)
  return kind === 'md' ? readMarkdown(cleanText(text, repairs), repairs) : text
}

/** A text must hold words, and at least something that looks like a clause or a paragraph. */
function check(text: string, limits: ReadLimits): void {
  if (text.length > limits.characters) throw new Refused('document.too-long')
  if (!/[\p{L}\p{N}]/u.test(text)) throw new Refused('document.empty')
  if (!/[。；：！？.;:!?]/.test(text) && !outline(text).structured) throw new Refused('document.no-clauses')
}
