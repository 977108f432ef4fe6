import { type Zippable, strToU8, unzipSync, zipSync } from 'fflate'

const CORE_PROPERTIES = 'docProps/core.xml'

/**
 * Rewrites a freshly packed .docx so that the same document gives the same bytes: docx stamps the present moment into
 * the core properties and into every entry of the zip.
 */
export function withStableDates(bytes: Uint8Array, date: string): Uint8Array {
  const entries = unzipSync(bytes)
  const core = entries[CORE_PROPERTIES]
  if (core === undefined) throw new Error('the packed file has no core properties')
  const moment = `$1${date}T00:00:00Z$2`
  const stable = new TextDecoder()
    .decode(core)
    .replace(/(<dcterms:(?:created|modified)[^>]*>)[^<]*(<)/g, moment)
  // Local time on purpose: zip keeps the clock's face, so the same digits come out in every time zone.
  const mtime = new Date(1980, 0, 1)
  const files: Zippable = { ...entries, [CORE_PROPERTIES]: strToU8(stable) }
  return zipSync(files, { mtime, level: 6 })
}
