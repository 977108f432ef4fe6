import { done, type Outcome, type Refusal, refused } from '../outcome/outcome.ts'
import { type DepthFound, depthsOf, formOf, type LineForm } from './pasted-depth.ts'
import { isFault, type LineFault, type PastedKind, type PastedLine, readLine } from './pasted-line.ts'

/** One unit of a pasted list. `line` counts from 1; `depth` from 0; `parentLine` is null at the top. */
export interface PastedUnit extends PastedLine {
  readonly line: number
  readonly depth: number
  readonly parentLine: number | null
}

const mostLines = 20_000
const longestText = 4_000_000
const longestLine = 4000
const deepest = 12
const mostRefusals = 100

const emptyRefusal = refused('tree.empty', {
  zh: '没有内容：请每行写一个单位，下级比上级多缩进一级',
  en: 'Nothing was pasted: write one unit a line, each level indented below the one above',
})
const tooLongRefusal = refused('tree.too-many-lines', {
  zh: `一次最多粘贴${mostLines}行、${longestText}字`,
  en: `At most ${mostLines} lines and ${longestText} characters can be pasted at once`,
})

const depthFaults: Record<'jump' | 'uneven' | 'deep', LineFault> = {
  jump: {
    code: 'tree.depth-jump',
    sentence: {
      zh: '缩进比上一行多了不止一级',
      en: 'The line lies more than one level below the line before it',
    },
  },
  uneven: {
    code: 'tree.indent-uneven',
    sentence: { zh: '缩进介于两级之间，请与同级的行对齐', en: 'The indentation lies between two levels' },
  },
  deep: {
    code: 'tree.too-deep',
    sentence: { zh: `层级过深：首级之下最多${deepest}级`, en: `At most ${deepest} levels below the first` },
  },
}

const lineTooLong = {
  code: 'tree.line-too-long',
  sentence: { zh: `一行最多${longestLine}字`, en: `A line can have at most ${longestLine} characters` },
}

const duplicateFault = (name: string, earlier: number): LineFault => ({
  code: 'tree.duplicate-sibling',
  sentence: {
    zh: `同一上级之下已有“${name}”（第${earlier}行）`,
    en: `“${name}” already stands below the same unit (line ${earlier})`,
  },
})

/** A line that is not blank, numbered as in what was pasted. */
interface NumberedForm extends LineForm {
  readonly line: number
}

/**
 * Reads an organisation from a pasted list: one unit a line, blank lines ignored. A line is
 *
 *     name [kind] | post title：holder（tier）; post title：holder（tier）
 *
 * for example `青禾县第一小学 [学校] | 校长：张三（第一责任人）; 安全副校长：李四（直接责任人）`. All but the name may be left out: a post
 * without a holder is vacant. Brackets, bars, colons and semicolons may be Chinese or Western.
 * - Levels: tabs, spaces or full-width spaces; or, in a list without indentation, bullets and numbers (一、 （一） 1. 1.1 -).
 *   A list that is indented as a whole is taken as if it were not.
 * - kind: one of `kinds`, by code or by either name. tier: by code or as 领导班子, 第一责任人, 直接责任人, 班子成员, 经办人.
 *
 * Units come in the order of their lines, parents before children. Refuses with every faulty line (the first 100), its
 * number in `place.line`; also when there is nothing, more than 20,000 lines, or more than 12 levels below the first.
 */
export function readPastedTree(text: string, kinds: readonly PastedKind[]): Outcome<PastedUnit[]> {
  if (text.length > longestText) return tooLongRefusal
  const lines = text.replace(/^\ufeff/u, '').split(/\r\n|\r|\n/u)
  if (lines.length > mostLines) return tooLongRefusal
  const forms = lines.flatMap((line, index): NumberedForm[] =>
    line.trim() === '' ? [] : [{ line: index + 1, ...formOf(line) }],
  )
  if (forms.length === 0) return emptyRefusal

  const { units, refusals } = readForms(forms, kinds)
  const [first, ...others] = refusals
  if (first === undefined) return done(units)
  return refused(first.code, first.sentence, first.place, others.slice(0, mostRefusals - 1))
}

type Refuse = (fault: LineFault) => void

/** Refuses a name that already stands below the same unit (0: at the top), and remembers it. */
function siblings(): (parentLine: number, name: string, line: number, refuse: Refuse) => void {
  const linesOf = new Map<number, Map<string, number>>()
  return (parentLine, name, line, refuse) => {
    const names = linesOf.get(parentLine) ?? new Map<string, number>()
    linesOf.set(parentLine, names)
    const earlier = names.get(name)
    if (earlier !== undefined) refuse(duplicateFault(name, earlier))
    names.set(name, line)
  }
}

function readForms(
  forms: readonly NumberedForm[],
  kinds: readonly PastedKind[],
): { units: PastedUnit[]; refusals: Refusal[] } {
  const depths = depthsOf(forms)
  const checkSibling = siblings()
  const units: PastedUnit[] = []
  const refusals: Refusal[] = []
  /** Lines of the units that stand above the next one. */
  const path: number[] = []
  for (const [index, { line, text }] of forms.entries()) {
    const found = depths[index] ?? 0
    const refuse: Refuse = (fault) => refusals.push({ ...fault, place: { line } })
    const fault = depthFault(found)
    if (fault !== undefined) refuse(fault)
    const depth = Math.min(typeof found === 'number' ? found : path.length, path.length)
    path.length = depth
    const parentLine = path.at(-1) ?? null
    path.push(line)
    const read = text.length > longestLine ? lineTooLong : readLine(text, kinds)
    if (isFault(read)) {
      refuse(read)
      continue
    }
    checkSibling(parentLine ?? 0, read.name, line, refuse)
    units.push({ line, depth, parentLine, ...read })
  }
  return { units, refusals }
}

function depthFault(found: DepthFound): LineFault | undefined {
  if (typeof found === 'string') return depthFaults[found]
  return found > deepest ? depthFaults.deep : undefined
}
