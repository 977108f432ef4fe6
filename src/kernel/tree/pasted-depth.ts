/** A line's outward form: its indentation in columns, the style of its bullet or number, and what follows. */
export interface LineForm {
  readonly indent: number
  /** '-' , '1.' by its number of parts, '一、', '（一）' …; empty without a marker. */
  readonly marker: string
  readonly text: string
}

const tabStop = 4
const fullWidthSpace = '\u3000'

function indentOf(line: string): { columns: number; length: number } {
  let columns = 0
  let length = 0
  for (const sign of line) {
    if (sign === '\t') columns += tabStop - (columns % tabStop)
    else if (sign === fullWidthSpace) columns += 2
    else if (sign === ' ' || sign === '\u00a0') columns += 1
    else break
    length += sign.length
  }
  return { columns, length }
}

/** Bullets and numbers that begin a line, by style. 3.15办公室 and 110中心 are names: a number needs its sign. */
const markers: readonly (readonly [style: string, pattern: RegExp])[] = [
  ['dotted', /^\d{1,3}(?:\.\d{1,3}){1,11}\.?\s+/u],
  ['number', /^\d{1,4}[、．.)）](?!\d)\s*/u],
  ['（一）', /^[（(][一二三四五六七八九十百]{1,5}[)）]\s*/u],
  ['（1）', /^[（(]\d{1,4}[)）]\s*/u],
  ['一、', /^[一二三四五六七八九十百]{1,5}、\s*/u],
  ['①', /^[①-⑳]\s*/u],
  ['bullet', /^(?:[-–—*•·●○■□◆◇▪‣+]{1,12}|>{1,12}|#{1,12})\s*/u],
]

/** Styles are compared by name: dotted numbers by how many parts they have, bullets by the signs themselves. */
function styleOf(style: string, found: string): string {
  if (style === 'number') return 'dotted 1'
  if (style === 'dotted') return `dotted ${found.split('.').filter((part) => part.trim() !== '').length}`
  return style === 'bullet' ? found.trim() : style
}

export function formOf(line: string): LineForm {
  const { columns, length } = indentOf(line)
  const rest = line.slice(length)
  for (const [style, pattern] of markers) {
    const found = pattern.exec(rest)?.[0]
    if (found !== undefined)
      return { indent: columns, marker: styleOf(style, found), text: rest.slice(found.length).trim() }
  }
  return { indent: columns, marker: '', text: rest.trim() }
}

/** A line's depth from 0; `jump` when it lies more than one level below the line before, `uneven` when between two levels. */
export type DepthFound = number | 'jump' | 'uneven'

/**
 * Gives the depth of each line. When some line is indented more than another, indentation decides: the smallest step
 * is one level (a tab counts as up to four spaces, a full-width space as two), and markers are only taken off. Without
 * indentation, markers decide as in an official text: a style not yet seen above is one level deeper (一、 then （一） then
 * 1.), 1.1 stands below 1. Lines below a faulty one are measured against it as written: each fault is reported once.
 */
export function depthsOf(forms: readonly LineForm[]): DepthFound[] {
  const least = forms.reduce((smallest, { indent }) => Math.min(smallest, indent), Number.POSITIVE_INFINITY)
  const steps = forms.flatMap(({ indent }) => (indent > least ? indent - least : []))
  if (steps.length === 0) return depthsByMarker(forms)
  const step = steps.reduce((smallest, next) => Math.min(smallest, next))
  let before = -1
  return forms.map(({ indent }) => {
    const depth = (indent - least) / step
    const found = !Number.isInteger(depth) ? 'uneven' : depth > before + 1 ? 'jump' : depth
    before = found === 'uneven' ? before + 1 : depth
    return found
  })
}

const partsOf = (marker: string): number => (marker.startsWith('dotted ') ? Number(marker.slice(7)) : 0)

function depthsByMarker(forms: readonly LineForm[]): DepthFound[] {
  const open: string[] = []
  return forms.map(({ marker }) => {
    const known = open.indexOf(marker)
    if (known >= 0) {
      open.length = known + 1
      return known
    }
    // 1 then 1.1.1 leaves a level out; and 1.1 after 1.1.1 closes it even when the list began in the middle.
    const parts = partsOf(marker)
    while (parts > 0 && partsOf(open.at(-1) ?? '') > parts) open.pop()
    const skipped = parts > 1 && partsOf(open.at(-1) ?? '') > 0 && parts - partsOf(open.at(-1) ?? '') > 1
    open.push(marker)
    return skipped ? 'jump' : open.length - 1
  })
}
