import { Refused } from '@luoshi/text/document/refusals'
import { expandEntry, readZipEntries, type ZipLimits } from '@luoshi/text/document/zip'
import { done, type Outcome, refused } from '../../kernel/outcome/outcome.ts'

export type { ZipLimits }

/** Bounds of an Office file: far above what people make, far below what fills a machine's memory. */
export const OFFICE_ZIP_LIMITS: ZipLimits = {
  zipEntries: 5_000,
  zipExpandedBytes: 128 * 1024 * 1024,
  zipRatio: 200,
}

/**
 * Inflates the wanted entries of a zip container, never more than the limits: the central directory is checked before
 * anything is inflated, and again while inflating, because a directory may lie. Refuses with `document.zip-bomb`,
 * `document.damaged` or `document.encrypted`.
 */
export function unzipWithin(
  bytes: Uint8Array,
  limits: ZipLimits = OFFICE_ZIP_LIMITS,
  wanted: (name: string) => boolean = () => true,
): Outcome<ReadonlyMap<string, Uint8Array>> {
  try {
    const entries = readZipEntries(bytes, limits).filter((entry) => wanted(entry.name))
    return done(
      new Map(entries.map((entry) => [entry.name, expandEntry(bytes, entry, limits.zipExpandedBytes)])),
    )
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    const { code, zh, en } = error.refusal
    return refused(code, { zh, en })
  }
}
