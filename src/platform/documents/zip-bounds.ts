import { type Outcome, refused } from '../../kernel/outcome/outcome.ts'

/** What a zip container may hold. Sizes are in bytes; `ratio` is expanded over compressed size, of any one entry. */
export interface ZipLimits {
  readonly entries: number
  readonly expandedSize: number
  readonly ratio: number
}

export const OFFICE_ZIP_LIMITS: ZipLimits = { entries: 5_000, expandedSize: 256 * 1024 * 1024, ratio: 200 }

/**
 * Inflates the wanted entries of a zip container, never more than the limits: the central directory is checked before
 * anything is inflated, and enforced again while inflating, because a directory may lie.
 */
export function unzipWithin(
  _bytes: Uint8Array,
  _limits: ZipLimits = OFFICE_ZIP_LIMITS,
  _wanted: (name: string) => boolean = () => true,
): Outcome<ReadonlyMap<string, Uint8Array>> {
  return refused('zip.unreadable', { zh: '压缩文件无法读取。', en: 'The container cannot be read.' })
}
