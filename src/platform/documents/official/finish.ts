import { strToU8, unzipSync, zipSync } from 'fflate'

const FINISHING: Readonly<Record<string, (xml: string, date: string) => string>> = {
  'docProps/core.xml': withDate,
  'word/styles.xml': offGrid,
}

/**
 * Finishes a freshly packed .docx in what docx cannot say. The same document then gives the same bytes: docx stamps the
 * present moment into the core properties and into every entry of the zip.
 */
export function finish(bytes: Uint8Array, date: string): Uint8Array {
  const entries = unzipSync(bytes)
  for (const [path, edit] of Object.entries(FINISHING)) {
    const part = entries[path]
    if (part === undefined) throw new Error(`the packed file has no ${path}`)
    entries[path] = strToU8(edit(new TextDecoder().decode(part), date))
  }
  // Local time on purpose: zip keeps the clock's face, so the same digits come out in every time zone.
  return zipSync(entries, { mtime: new Date(1980, 0, 1), level: 6 })
}

function withDate(core: string, date: string): string {
  return core.replace(/(<dcterms:(?:created|modified)[^>]*>)[^<]*/g, `$1${date}T00:00:00Z`)
}

/** Styles with a line height of their own leave the page's grid, which would stretch title and tables to two grid lines each. */
function offGrid(styles: string): string {
  const pitch = 'w:line="579"'
  return styles.replace(/<w:spacing [^>]*w:line="[^>]*>/g, (spacing) =>
    spacing.includes(pitch) ? spacing : `<w:snapToGrid w:val="false"/>${spacing}`,
  )
}
