/** What kind of file the bytes turned out to be. */
export type DocumentKind = 'txt' | 'md' | 'html' | 'docx' | 'pdf'

/** A change made to the words on the way in, to be shown to the reader: never silent. */
export interface Repair {
  code: string
  count: number
  zh: string
  en: string
}

export interface ReadDocument {
  kind: DocumentKind
  mediaType: string
  /** The text encoding that was found; null for DOCX and PDF, which carry their own. */
  encoding: string | null
  text: string
  repairs: Repair[]
}

/** Why a file could not be read, in words for a person. */
export interface Refusal {
  code: string
  zh: string
  en: string
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

/** Reads a file's bytes into clean text. Refusals are values; no input makes it throw. */
export async function readDocument(
  bytes: Uint8Array,
  fileName: string,
  limits: Partial<ReadLimits> = {},
): Promise<ReadOutcome> {
  void [bytes, fileName, limits]
  return {
    ok: false,
    refusal: { code: 'document.unsupported', zh: '不支持这种文件', en: 'This kind of file is not supported' },
  }
}
