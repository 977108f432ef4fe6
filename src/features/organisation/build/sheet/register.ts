import type { Sentence } from '../../../../kernel/outcome/outcome.ts'

export const sheetKeys = ['unit', 'parent', 'kind', 'openedOn', 'title', 'tier', 'holder'] as const
export type SheetKey = (typeof sheetKeys)[number]

/** The sheet's columns as the template writes them. */
export const sheetColumns: Readonly<Record<SheetKey, Sentence>> = {
  unit: { zh: '单位', en: 'Unit' },
  parent: { zh: '上级单位', en: 'Parent unit' },
  kind: { zh: '类别', en: 'Kind' },
  openedOn: { zh: '开办日期', en: 'Opened on' },
  title: { zh: '岗位', en: 'Post' },
  tier: { zh: '责任层级', en: 'Tier' },
  holder: { zh: '姓名', en: 'Name' },
}

/** A column's name in a refusal, which readers of both languages see. */
export const columnName = (key: SheetKey): string => `${sheetColumns[key].zh} / ${sheetColumns[key].en}`

/** Other headings that people's own sheets use for the same. */
const aliases: Readonly<Record<SheetKey, readonly string[]>> = {
  unit: ['单位名称', '部门', '部门名称', '学校', 'unit name', 'department'],
  parent: ['上级', '上级部门', '主管单位', 'parent'],
  kind: ['单位类别', '单位类型', '类型', 'type', 'unit kind'],
  openedOn: ['设立日期', '成立日期', '开办时间', '成立时间', 'opened', 'opening date'],
  title: ['岗位名称', '职务', '职位', 'post title', 'position'],
  tier: ['层级', '责任级别', 'responsibility tier'],
  holder: ['任职人', '人员', '人员姓名', '负责人', 'holder', 'person'],
}

/** What the product refuses to hold about anyone: ethnicity, political status, religion. */
const neverKept =
  /民族|族别|族裔|政治面貌|政治身份|政治信仰|党派|党员|团员|党籍|入党|宗教|信仰|信教|ethnic|\brace\b|political|\bparty\b|religio|faith|belief|\bcreed\b/

const normal = (heading: string): string =>
  heading
    .replaceAll(/[\s*＊:：]/g, ' ')
    .trim()
    .toLowerCase()

const keyOf = new Map(
  sheetKeys.flatMap((key) =>
    [sheetColumns[key].zh, sheetColumns[key].en, ...aliases[key]].map(
      (heading) => [normal(heading), key] as const,
    ),
  ),
)

export interface Headings {
  /** Index of each known column. */
  readonly columns: ReadonlyMap<SheetKey, number>
  /** Headings that are dropped because the product never keeps what they hold. */
  readonly dropped: readonly string[]
  /** Headings that mean nothing here. */
  readonly ignored: readonly string[]
}

/** Reads a row as headings; null unless it has a column of units. The first column of a kind counts. */
export function readHeadings(row: readonly unknown[]): Headings | null {
  const columns = new Map<SheetKey, number>()
  const dropped: string[] = []
  const ignored: string[] = []
  for (const [index, cell] of row.entries()) {
    if (typeof cell !== 'string' || cell === '') continue
    const heading = normal(cell)
    const key = keyOf.get(heading)
    if (neverKept.test(heading)) dropped.push(cell)
    else if (key !== undefined && !columns.has(key)) columns.set(key, index)
    else ignored.push(cell)
  }
  return columns.has('unit') ? { columns, dropped, ignored } : null
}

/** Invented rows that show a template's reader how to fill it in. */
export function exampleRows(language: 'zh' | 'en'): Readonly<Record<SheetKey, string | null>>[] {
  const rows: Readonly<Record<'zh' | 'en', readonly (readonly (string | null)[])[]>> = {
    zh: [
      ['某某县教育局', null, '局机关', '2020-01-01', '局长', '第一责任人', '张某'],
      [null, null, null, null, '分管安全副局长', '直接责任人', '李某'],
      ['安全科', '某某县教育局', '科室', '2020-01-01', '科长', '经办人', null],
      ['第一小学', '某某县教育局', '学校', '2020-01-01', '校长', '第一责任人', '王某'],
    ],
    en: [
      ['Education Bureau', null, 'Bureau', '2020-01-01', 'Director', 'principal', 'A. Example'],
      [null, null, null, null, 'Deputy director for safety', 'deputy', 'B. Example'],
      ['Safety Section', 'Education Bureau', 'Department', '2020-01-01', 'Head of section', 'handler', null],
      [
        'First Primary School',
        'Education Bureau',
        'School',
        '2020-01-01',
        'Head teacher',
        'principal',
        'C. Example',
      ],
    ],
  }
  return rows[language].map(
    (row) =>
      Object.fromEntries(sheetKeys.map((key, index) => [key, row[index] ?? null])) as Record<
        SheetKey,
        string | null
      >,
  )
}
