import { numeralClass, parseNumeral } from './numerals.ts'

/** How a line is numbered. `comma` 一、  `bracket` （一）  `digit` 1.  `digit-bracket` （1）  `circle` ①. */
export type LabelStyle =
  | 'part'
  | 'subpart'
  | 'chapter'
  | 'section'
  | 'article'
  | 'annex'
  | 'comma'
  | 'bracket'
  | 'digit'
  | 'digit-bracket'
  | 'circle'

export interface Label {
  style: LabelStyle
  /** As written, without the space behind it. */
  text: string
  value: number | null
  /** Where the words behind the label begin. */
  bodyStart: number
  /** A space or the end of the line follows, as behind a real label and seldom behind a reference. */
  spaced: boolean
}

const styleOfUnit: Record<string, LabelStyle> = {
  编: 'part',
  分编: 'subpart',
  章: 'chapter',
  节: 'section',
  条: 'article',
}
const blank = ' \\t\\u00a0\\u3000'
const structural = new RegExp(
  `第[${blank}]?([${numeralClass}]{1,12})[${blank}]?(编|分编|章|节|条)(之[一二三四五六七八九十]{1,3})?`,
  'y',
)
// 一、二级 and 一、两次 are enumerations, 1.5 and 3、4 are numbers: a label is not followed by another numeral.
const comma = /([一二三四五六七八九十百]{1,5})[、．](?![一二三四五六七八九十两])/y
const bracket = /[（(]([一二三四五六七八九十百]{1,5})[）)]/y
const digit = /([0-9０-９]{1,3})[.．、](?![0-9０-９])/y
const digitBracket = /[（(]?([0-9０-９]{1,3})[）)]/y
const annex = new RegExp(
  `附[${blank}]?(?:件|录|表|图)?[${blank}]?([${numeralClass}]{0,3})(?=[：:${blank}]|$)`,
  'my',
)
const listStyles = [
  [comma, 'comma'],
  [bracket, 'bracket'],
  [digit, 'digit'],
  [digitBracket, 'digit-bracket'],
] as const

const isBlank = (code: number): boolean => code === 32 || code === 9 || code === 0xa0 || code === 0x3000

function skipBlanks(text: string, from: number, end: number): number {
  let at = from
  while (at < end && isBlank(text.charCodeAt(at))) at++
  return at
}

function labelAt(
  text: string,
  start: number,
  end: number,
  style: LabelStyle,
  labelEnd: number,
  value: number | null,
): Label {
  const spaced =
    labelEnd >= end || isBlank(text.charCodeAt(labelEnd)) || '（(【［['.includes(text.charAt(labelEnd))
  return {
    style,
    text: text.slice(start, labelEnd),
    value,
    bodyStart: skipBlanks(text, labelEnd, end),
    spaced,
  }
}

/** The label 第…条 and its like at `start`, or null. */
export function readStructuralLabel(text: string, start: number, end: number): Label | null {
  structural.lastIndex = start
  const found = structural.exec(text)
  const style = styleOfUnit[found?.[2] ?? '']
  if (!found?.[1] || !style || structural.lastIndex > end) return null
  const value = parseNumeral(found[1])
  return value === null ? null : labelAt(text, start, end, style, structural.lastIndex, value)
}

function readAnnexLabel(text: string, start: number, end: number): Label | null {
  if (end - start > 60 || '。；;，'.includes(text.charAt(end - 1))) return null
  annex.lastIndex = start
  const found = annex.exec(text)
  if (!found || annex.lastIndex > end) return null
  const label = labelAt(text, start, end, 'annex', annex.lastIndex, parseNumeral(found[1] ?? ''))
  const colon = '：:'.includes(text.charAt(label.bodyStart)) && label.bodyStart < end
  return colon ? { ...label, bodyStart: skipBlanks(text, label.bodyStart + 1, end) } : label
}

/** The label at the start of a line (`start` is behind indentation and heading marks), or null. */
export function readLabel(text: string, start: number, end: number): Label | null {
  const first = text.charCodeAt(start)
  if (first === 0x7b2c) return readStructuralLabel(text, start, end)
  if (first === 0x9644) return readAnnexLabel(text, start, end)
  if (first >= 0x2460 && first <= 0x2473)
    return labelAt(text, start, end, 'circle', start + 1, first - 0x245f)
  for (const [expression, style] of listStyles) {
    expression.lastIndex = start
    const found = expression.exec(text)
    if (!found?.[1] || expression.lastIndex > end) continue
    const value = parseNumeral(found[1])
    if (value !== null) return labelAt(text, start, end, style, expression.lastIndex, value)
  }
  return null
}
