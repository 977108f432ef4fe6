import type { Refusal, Sentence } from '../../../../kernel/outcome/outcome.ts'
import type { Notice, WrittenPost, WrittenUnit } from '../model.ts'
import { columnName, type Headings, readHeadings, type SheetKey } from './register.ts'

type Row = readonly (string | number | boolean | null)[]

export interface WrittenSheet {
  readonly units: readonly WrittenUnit[]
  readonly problems: readonly Refusal[]
  readonly notices: readonly Notice[]
  /** Written as a list, not as a sheet: its lines have no columns. */
  readonly isList?: boolean
}

/** Titles and notes may stand above the headings; further down nobody looks. */
const headingRows = 20

const problem = (code: string, row: number, column: string | undefined, sentence: Sentence): Refusal => ({
  code,
  sentence,
  place: { row, ...(column === undefined ? {} : { column }) },
})

/**
 * Reads the rows of a sheet as units with posts: one row a post (or a unit without posts); rows that name the same unit
 * under the same parent, or leave the unit blank (merged cells), add posts to it. Columns of ethnicity, political status
 * and religion are not read at all and are told of; so are columns that mean nothing here.
 */
export function readRows(rows: readonly Row[]): WrittenSheet {
  const at = rows.slice(0, headingRows).findIndex((row) => readHeadings(row) !== null)
  const headings = at < 0 ? null : readHeadings(rows[at] ?? [])
  if (headings === null) return { units: [], problems: [noHeadings], notices: [] }
  const units = new Map<string, UnitInMaking>()
  const problems: Refusal[] = []
  let last: UnitInMaking | undefined
  for (const [index, row] of rows.entries()) {
    if (index <= at) continue
    const line = index + 1
    const cell = cellsOf(row, headings)
    if (Object.values(cell).every((text) => text === undefined)) continue
    if (cell.unit !== undefined) last = unitOf(units, line, cell, problems)
    else if (last === undefined)
      problems.push(problem('organisation.row-without-unit', line, columnName('unit'), withoutUnit))
    const post = postOf(line, cell, problems)
    if (post !== null) last?.posts.push(post)
  }
  return { units: linked([...units.values()]), problems, notices: noticesOf(headings) }
}

type Cells = Readonly<Partial<Record<SheetKey, string>>>

interface UnitInMaking extends Omit<WrittenUnit, 'posts' | 'parent'> {
  readonly parentName: string | undefined
  readonly posts: WrittenPost[]
}

function cellsOf(row: Row, { columns }: Headings): Cells {
  const cells: Partial<Record<SheetKey, string>> = {}
  for (const [key, index] of columns) {
    const value = row[index]
    const text = value === null || value === undefined ? '' : String(value).trim()
    if (text !== '') cells[key] = text
  }
  return cells
}

/** The unit of a row, made on its first row; later rows may repeat what the first said, but not gainsay it. */
function unitOf(
  units: Map<string, UnitInMaking>,
  line: number,
  cell: Cells,
  problems: Refusal[],
): UnitInMaking {
  const { unit = '', parent, kind, openedOn } = cell
  const key = `${parent ?? ''}\n${unit}`
  const known = units.get(key)
  if (known === undefined) {
    const made = {
      line,
      name: unit,
      parentName: parent,
      posts: [],
      ...(kind === undefined ? {} : { kind }),
      ...(openedOn === undefined ? {} : { openedOn }),
    }
    units.set(key, made)
    return made
  }
  for (const [column, before, now] of [
    ['kind', known.kind, kind],
    ['openedOn', known.openedOn, openedOn],
  ] as const)
    if (now !== undefined && now !== before)
      problems.push(
        problem('organisation.row-contradicts', line, columnName(column), {
          zh: `与第 ${known.line} 行的“${unit}”不一致`,
          en: `Differs from row ${known.line}, which is about the same unit “${unit}”`,
        }),
      )
  return known
}

function postOf(line: number, cell: Cells, problems: Refusal[]): WrittenPost | null {
  const { title, tier, holder } = cell
  if (title !== undefined)
    return {
      line,
      title,
      ...(tier === undefined ? {} : { tier }),
      ...(holder === undefined ? {} : { holder }),
    }
  if (tier !== undefined || holder !== undefined)
    problems.push(problem('organisation.row-without-post', line, columnName('title'), withoutPost))
  return null
}

/** Parents that are written in the same sheet as places in it, if only one unit bears the name; others stay names. */
function linked(units: readonly UnitInMaking[]): WrittenUnit[] {
  const places = Map.groupBy(units.entries(), ([, unit]) => unit.name)
  return units.map(({ parentName, ...unit }) => {
    if (parentName === undefined) return { ...unit, parent: null }
    const [found, ...more] = places.get(parentName) ?? []
    return { ...unit, parent: found === undefined || more.length > 0 ? { name: parentName } : found[0] }
  })
}

function noticesOf({ dropped, ignored }: Headings): Notice[] {
  const notices: Notice[] = []
  const list = (names: readonly string[]) => names.map((name) => `“${name}”`)
  if (dropped.length > 0)
    notices.push({
      code: 'organisation.columns-dropped',
      sentence: {
        zh: `已丢弃${list(dropped).join('、')}列：本系统不收集、不保存民族、政治面貌和宗教信仰。上传的原表也不保存。`,
        en: `Dropped the columns ${list(dropped).join(', ')}: this system neither collects nor keeps ethnicity, political status or religion. The sheet itself is not kept either.`,
      },
    })
  if (ignored.length > 0)
    notices.push({
      code: 'organisation.columns-ignored',
      sentence: {
        zh: `未导入${list(ignored).join('、')}列：这里用不到。`,
        en: `Not imported, as nothing here uses them: ${list(ignored).join(', ')}.`,
      },
    })
  return notices
}

const noHeadings = problem('organisation.no-headings', 1, undefined, {
  zh: '前 20 行里没有找到带“单位”列的表头，请下载模板对照',
  en: 'No headings with a column “Unit” in the first 20 rows; compare with the template',
})
const withoutUnit: Sentence = {
  zh: '这一行没有写单位，上面也没有',
  en: 'This row names no unit, and none stands above',
}
const withoutPost: Sentence = { zh: '有姓名或责任层级，但没有写岗位', en: 'A name or a tier, but no post' }
