/** A change made to the words on the way in, to be shown to the reader: never silent. */
export interface Repair {
  code: string
  count: number
  zh: string
  en: string
}

const sentences = {
  'repair.byte-order-mark': ['去掉了文件开头的编码标记', 'Removed the byte order mark'],
  'repair.line-ends': ['统一了换行符', 'Made all line ends the same'],
  'repair.zero-width': ['去掉了看不见的零宽字符', 'Removed invisible zero-width characters'],
  'repair.control-characters': ['去掉了控制字符', 'Removed control characters'],
  'repair.page-furniture': ['去掉了页眉、页脚和页码', 'Removed page headers, footers and page numbers'],
  'repair.joined-lines': ['把被换行切断的段落接了起来', 'Joined paragraphs that line breaks had cut'],
  'repair.layout-spaces': [
    '去掉了汉字与数字、字母之间的排版空格',
    'Removed spaces that layout put between Chinese and digits',
  ],
  'repair.pages-without-text': ['有的页面只有图片，没有读到文字', 'Some pages are pictures and gave no text'],
  'repair.web-page-parts': [
    '去掉了网页的导航、广告等部分',
    'Removed navigation and other parts of the web page',
  ],
  'repair.marks': ['去掉了 Markdown 标记', 'Removed Markdown marks'],
  'repair.automatic-numbers': ['把 Word 的自动编号写成了文字', 'Wrote out the automatic numbers of Word'],
  'repair.deleted-text': ['没有读取修订中已删除的文字', 'Left out text that tracked changes had deleted'],
  'repair.contents': ['去掉了自动生成的目录', 'Removed the generated table of contents'],
  'repair.undecodable': ['有字节无法识别，已用 � 代替', 'Some bytes could not be decoded and are shown as �'],
} as const

export type RepairCode = keyof typeof sentences

/** Counts the repairs of one document. */
export class RepairLog {
  readonly #counts = new Map<RepairCode, number>()

  add(code: RepairCode, count = 1): void {
    if (count > 0) this.#counts.set(code, (this.#counts.get(code) ?? 0) + count)
  }

  list(): Repair[] {
    return [...this.#counts].map(([code, count]) => ({
      code,
      count,
      zh: sentences[code][0],
      en: sentences[code][1],
    }))
  }
}
