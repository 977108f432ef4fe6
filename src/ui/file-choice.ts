import type { commonWords } from './common-words.ts'
import { sizeText } from './number-format.ts'
import type { Language, Say } from './words.ts'

export interface FileLimits {
  readonly maxFiles: number
  /** Bytes, each. */
  readonly maxBytes: number
  /** As an input's `accept`: `.docx,.pdf,image/*`; everything when absent. */
  readonly accept?: string
}

/** What stands in the way of a file, before anything is sent; the server decides again. */
function objection(
  file: File,
  limits: FileLimits,
  t: Say<typeof commonWords.entries>,
  language: Language,
): string | undefined {
  if (file.size === 0) return t('fileEmpty', { name: file.name })
  if (file.size > limits.maxBytes) {
    const [size, limit] = [file.size, limits.maxBytes].map((bytes) => sizeText(bytes, language))
    return t('fileTooLarge', { name: file.name, size: size ?? '', limit: limit ?? '' })
  }
  return isAccepted(file, limits.accept) ? undefined : t('fileWrongKind', { name: file.name })
}

/** Whether a file fits an `accept` list; a dropped file has not been through the browser's own dialog. */
export function isAccepted(file: Pick<File, 'name' | 'type'>, accept: string | undefined): boolean {
  if (accept === undefined || accept.trim() === '') return true
  const name = file.name.toLowerCase()
  return accept
    .toLowerCase()
    .split(',')
    .map((kind) => kind.trim())
    .some((kind) => {
      if (kind.startsWith('.')) return name.endsWith(kind)
      return kind.endsWith('/*') ? file.type.startsWith(kind.slice(0, -1)) : file.type === kind
    })
}

const sameFile = (a: File, b: File) =>
  a.name === b.name && a.size === b.size && a.lastModified === b.lastModified

/** The files chosen so far with new ones added (each once), and a sentence for every one that cannot be. */
export function addFiles(
  chosen: readonly File[],
  added: readonly File[],
  limits: FileLimits,
  t: Say<typeof commonWords.entries>,
  language: Language,
): { readonly files: readonly File[]; readonly objections: readonly string[] } {
  const files = limits.maxFiles === 1 && added.length > 0 ? [] : [...chosen]
  const objections: string[] = []
  for (const file of added) {
    const problem = objection(file, limits, t, language)
    if (problem !== undefined) objections.push(problem)
    else if (files.some((other) => sameFile(other, file))) continue
    else if (files.length >= limits.maxFiles) {
      objections.push(t('tooManyFiles', { n: limits.maxFiles }))
      break
    } else files.push(file)
  }
  // A single bad file does not throw out the good one chosen before it.
  return { files: files.length === 0 ? chosen : files, objections }
}
