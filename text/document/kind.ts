/** What kind of file the bytes turned out to be. */
export type DocumentKind = 'txt' | 'md' | 'html' | 'docx' | 'pdf'

export const mediaTypes: Record<DocumentKind, string> = {
  txt: 'text/plain',
  md: 'text/markdown',
  html: 'text/html',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pdf: 'application/pdf',
}
