import type { RepairLog } from './repairs.ts'

const lineMarks: readonly (readonly [RegExp, string])[] = [
  [/^(\s*)#{1,6}\s+/, '$1'],
  [/^\s{0,3}(?:>\s?)+/, ''],
  [/^(\s*)[-*+]\s+(?:\[[ xX]\]\s+)?/, '$1'],
  [/^\s{0,3}(?:[-*_]\s*){3,}$/, ''],
  [/^\s*\|?(?:\s*:?-{3,}:?\s*\|)+\s*:?-*:?\s*$/, ''],
  [/^\s{0,3}```.*$/, ''],
]
const inlineMarks: readonly (readonly [RegExp, string])[] = [
  [/!\[[^\]\n]{0,500}\]\([^)\n]{0,1000}\)/g, ''],
  [/\[([^\]\n]{1,500})\]\([^)\n]{0,1000}\)/g, '$1'],
  [/\*\*([^*\n]{1,2000})\*\*/g, '$1'],
  [/__([^_\n]{1,2000})__/g, '$1'],
  [/(?<![*\w])\*([^*\s][^*\n]{0,2000})\*(?![*\w])/g, '$1'],
  [/`([^`\n]{1,2000})`/g, '$1'],
  [/\\([\\`*_{}[\]()#+\-.!|>~])/g, '$1'],
]

/** Takes the marks off a Markdown text; the comment that ends front matter stays, for the outline reads it. */
export function readMarkdown(text: string, repairs: RepairLog): string {
  let changed = 0
  const lines = text.split('\n').map((line) => {
    if (line.startsWith('<!--')) return line
    let plain = line
    for (const [mark, replacement] of lineMarks) plain = plain.replace(mark, replacement)
    for (const [mark, replacement] of inlineMarks) plain = plain.replace(mark, replacement)
    if (/^\s*\|.*\|\s*$/.test(plain))
      plain = plain
        .trim()
        .slice(1, -1)
        .split('|')
        .map((cell) => cell.trim())
        .join('\t')
    if (plain !== line) changed++
    return plain
  })
  repairs.add('repair.marks', changed)
  return lines.join('\n')
}
