import type { OfficialDocument } from './official-document.ts'

/**
 * A Word file (.docx) in Chinese official style per GB/T 9704-2012, or as an English letter. The same document gives
 * the same bytes. Throws RangeError beyond `checkOfficialDocument`'s bounds: callers that take content from outside ask that first.
 */
export function writeOfficialWord(_document: OfficialDocument): Promise<Uint8Array> {
  throw new Error('not written yet')
}
