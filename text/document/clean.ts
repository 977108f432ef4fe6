import type { RepairLog } from './repairs.ts'

const zeroWidth = /[\u200b-\u200f\u202a-\u202e\u2060\ufeff\u00ad]/g
// Control characters carry no words; tab and line feed do.
const control = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u0080-\u009f]/g

function removed(text: string, expression: RegExp, count: (removals: number) => void): string {
  let removals = 0
  const cleaned = text.replace(expression, () => {
    removals++
    return ''
  })
  count(removals)
  return cleaned
}

/** The declared repairs that every text gets: byte order mark, line ends, invisible and control characters. */
export function cleanText(text: string, repairs: RepairLog): string {
  let cleaned = text
  if (cleaned.startsWith('\ufeff')) {
    repairs.add('repair.byte-order-mark')
    cleaned = cleaned.slice(1)
  }
  let lineEnds = 0
  cleaned = cleaned.replace(/\r\n?|[\u2028\u2029\u0085]/g, () => {
    lineEnds++
    return '\n'
  })
  repairs.add('repair.line-ends', lineEnds)
  cleaned = removed(cleaned, zeroWidth, (count) => repairs.add('repair.zero-width', count))
  return removed(cleaned, control, (count) => repairs.add('repair.control-characters', count))
}
