import type { DocumentKind } from './kind.ts'
import { type RefusalCode } from './refusals.ts'
import type { ZipEntry } from './zip.ts'

const startsWith = (bytes: Uint8Array, signature: readonly number[]): boolean =>
  signature.every((byte, index) => bytes[index] === byte)

const pictures: readonly (readonly number[])[] = [
  [0x89, 0x50, 0x4e, 0x47],
  [0xff, 0xd8, 0xff],
  [0x47, 0x49, 0x46, 0x38],
  [0x52, 0x49, 0x46, 0x46],
  [0x1f, 0x8b],
  [0x37, 0x7a, 0xbc, 0xaf],
  [0x52, 0x61, 0x72, 0x21],
  [0x7f, 0x45, 0x4c, 0x46],
  [0x4d, 0x5a, 0x90],
]

const ascii = (bytes: Uint8Array, from: number, to: number): string => {
  let text = ''
  for (let at = from; at < Math.min(to, bytes.length); at++) text += String.fromCharCode(bytes[at] ?? 0)
  return text
}

export type Sniffed = { kind: 'docx' | 'pdf' | 'text' } | { refuse: RefusalCode }

/** What the first bytes say; a zip is told by `kindOfZip` once its entries are known. */
export function sniff(bytes: Uint8Array): Sniffed | 'zip' {
  if (startsWith(bytes, [0x50, 0x4b, 0x03, 0x04]) || startsWith(bytes, [0x50, 0x4b, 0x05, 0x06])) return 'zip'
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0])) {
    // An encrypted DOCX is an OLE container with a stream of this name, in UTF-16.
    const head = ascii(bytes, 0, 64 * 1024).replaceAll('\0', '')
    return {
      refuse: head.includes('EncryptedPackage')
        ? 'document.encrypted'
        : head.includes('Workbook')
          ? 'document.unsupported'
          : 'document.old-word',
    }
  }
  const head = ascii(bytes, 0, 1024)
  if (head.includes('%PDF-')) return { kind: 'pdf' }
  if (head.startsWith('{\\rtf') || pictures.some((signature) => startsWith(bytes, signature)))
    return { refuse: 'document.unsupported' }
  return { kind: 'text' }
}

export function kindOfZip(entries: readonly ZipEntry[]): Sniffed {
  const names = new Set(entries.map(({ name }) => name))
  if (names.has('word/document.xml')) return { kind: 'docx' }
  return { refuse: 'document.unsupported' }
}

/** HTML by its elements, Markdown by the file's name or its headings, plain text else. */
export function kindOfText(text: string, fileName: string): Extract<DocumentKind, 'txt' | 'md' | 'html'> {
  const head = text.slice(0, 4096).trimStart().toLowerCase()
  const isPage =
    /^(?:<\?xml[^>]{0,200}>\s*)?(?:<!--[^]{0,1000}?-->\s*)?(?:<!doctype html|<html|<head|<body)/.test(head)
  if (isPage) return 'html'
  const tags = head.match(/<(?:p|div|br|h[1-6]|table|ul|ol|li|span|meta|title)[\s>/]/g)?.length ?? 0
  if (tags >= 3 || (tags > 0 && /\.html?$/i.test(fileName))) return 'html'
  if (/\.(?:md|markdown)$/i.test(fileName)) return 'md'
  return /^#{1,6} \S/m.test(text.slice(0, 4096)) && !/\.txt$/i.test(fileName) ? 'md' : 'txt'
}

/** Text that is no text: too many control characters or lost bytes. */
export function looksBinary(text: string): boolean {
  const sample = text.slice(0, 8192)
  let odd = 0
  for (let at = 0; at < sample.length; at++) {
    const code = sample.charCodeAt(at)
    if (code === 0xfffd || code < 9 || (code > 13 && code < 32 && code !== 27)) odd++
  }
  return odd > sample.length * 0.05
}
