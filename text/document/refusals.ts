/** Why a file could not be read, in words for a person. */
export interface Refusal {
  code: string
  zh: string
  en: string
}

const sentences = {
  'document.empty': ['文件是空的，没有可读的文字', 'The file is empty: it holds no words'],
  'document.too-large': ['文件太大，超过了允许的大小', 'The file is larger than allowed'],
  'document.too-long': ['文件中的文字太多，超过了允许的长度', 'The file holds more text than allowed'],
  'document.too-many-pages': [
    'PDF 页数太多，请拆分后再上传',
    'The PDF has too many pages: split it and try again',
  ],
  'document.zip-bomb': [
    '文件解压后过大，可能是恶意文件，没有读取',
    'The file expands to far more than its size and was not read',
  ],
  'document.scanned-pdf': [
    '这是扫描件：页面上只有图片，没有文字。请上传可选中文字的 PDF，或先做文字识别',
    'This is a scan: its pages are pictures without text. Upload a PDF with selectable text, or run text recognition first',
  ],
  'document.unsupported': [
    '不支持这种文件，请使用 TXT、MD、HTML、DOCX 或 PDF',
    'This kind of file is not supported: use TXT, MD, HTML, DOCX or PDF',
  ],
  'document.damaged': ['文件已损坏，无法读取', 'The file is damaged and cannot be read'],
  'document.old-word': [
    '这是旧版 Word 文件，请另存为 .docx 后再上传',
    'This is an old Word file: save it as .docx and try again',
  ],
  'document.encrypted': [
    '文件已加密，请去掉密码后再上传',
    'The file is encrypted: remove its password and try again',
  ],
  'document.no-clauses': ['文件中没有找到条款或段落', 'No clauses or paragraphs were found in the file'],
} as const

export type RefusalCode = keyof typeof sentences

export function refusal(code: RefusalCode): Refusal {
  const [zh, en] = sentences[code]
  return { code, zh, en }
}

/** Thrown inside a reader and caught in `readDocument`, which turns it into a value. */
export class Refused extends Error {
  readonly refusal: Refusal

  constructor(code: RefusalCode) {
    super(code)
    this.refusal = refusal(code)
  }
}
