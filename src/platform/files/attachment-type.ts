import { fileTypeFromBuffer } from 'file-type'
import { done, type Outcome, refused } from '../../kernel/outcome/outcome.ts'

/** What an attachment turned out to be; read from its content, never believed from its name. */
export interface AttachmentType {
  readonly contentType: string
  /** Whether a browser may show it as a picture. */
  readonly isPicture: boolean
}

/** Bytes of one attachment. */
export const LARGEST_ATTACHMENT = 20 * 1024 * 1024

const PICTURES = new Set(['image/png', 'image/jpeg', 'image/webp', 'image/heic', 'image/heif', 'image/gif'])

const DOCUMENTS = new Set([
  'application/pdf',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'application/vnd.openxmlformats-officedocument.presentationml.presentation',
])

/**
 * Finds what an attachment is: PNG, JPEG, WebP, HEIC, GIF, PDF, DOCX, XLSX, PPTX, or text in UTF-8 (CSV by
 * its name). Refuses `attachment.empty`, `attachment.too-large` (20 MB) and `attachment.unsupported-type`.
 */
export const attachmentType = async (name: string, content: Uint8Array): Promise<Outcome<AttachmentType>> => {
  if (content.byteLength === 0)
    return refused('attachment.empty', { zh: `“${name}”是空文件。`, en: `“${name}” is empty.` })
  if (content.byteLength > LARGEST_ATTACHMENT)
    return refused('attachment.too-large', {
      zh: `“${name}”太大，单个附件最多 20 MB。`,
      en: `“${name}” is too large: an attachment may have 20 MB.`,
    })
  const found = (await fileTypeFromBuffer(content).catch(() => undefined))?.mime
  if (found !== undefined && PICTURES.has(found)) return done({ contentType: found, isPicture: true })
  if (found !== undefined && DOCUMENTS.has(found)) return done({ contentType: found, isPicture: false })
  if (found === undefined && isPlainText(content))
    return done({ contentType: textType(name), isPicture: false })
  return refused('attachment.unsupported-type', {
    zh: `“${name}”的类型不能作附件。可用：图片（PNG、JPEG、WebP、HEIC、GIF）、PDF、Word、Excel、PowerPoint（docx、xlsx、pptx）和 UTF-8 文本。`,
    en: `“${name}” is of a type that cannot be attached. Possible are pictures (PNG, JPEG, WebP, HEIC, GIF), PDF, Word, Excel, PowerPoint (docx, xlsx, pptx) and text in UTF-8.`,
  })
}

const textType = (name: string): string =>
  name.toLowerCase().endsWith('.csv') ? 'text/csv; charset=utf-8' : 'text/plain; charset=utf-8'

const TAB = 9
const LINE_FEED = 10
const CARRIAGE_RETURN = 13

/** Valid UTF-8 without control characters other than those of lines and columns. */
const isPlainText = (content: Uint8Array): boolean => {
  const isControl = (byte: number): boolean =>
    byte < 32 && byte !== TAB && byte !== LINE_FEED && byte !== CARRIAGE_RETURN
  if (content.some(isControl)) return false
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(content)
    return true
  } catch {
    return false
  }
}
