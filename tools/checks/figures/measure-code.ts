import { type Node, Visitor } from 'oxc-parser'
import type { SourceModule } from '../source/source-modules.ts'

/** Lengths in lines, and how many lines are comments. */
export interface CodeMeasures {
  readonly fileLengths: readonly number[]
  readonly functionLengths: readonly number[]
  readonly lines: number
  readonly commentLines: number
}

/** Measures files, named functions (a callback is part of the function it stands in) and comments. */
export function measureCode(modules: readonly SourceModule[]): CodeMeasures {
  const fileLengths = modules.map(({ text }) => linesOf(text).length)
  return {
    fileLengths,
    functionLengths: modules.flatMap(functionLengths),
    lines: fileLengths.reduce((sum, length) => sum + length, 0),
    commentLines: modules.reduce((sum, module) => sum + commentLines(module), 0),
  }
}

/** A file's last line break ends its last line and begins no other. */
const linesOf = (text: string) => text.replace(/\n$/, '').split('\n')

function functionLengths({ program, lineOf }: SourceModule): number[] {
  const lengths: number[] = []
  const count = ({ start, end }: Node) => lengths.push(lineOf(end - 1) - lineOf(start) + 1)
  const countFunction = (value: Node | null) => {
    if (value?.type === 'ArrowFunctionExpression' || value?.type === 'FunctionExpression') count(value)
  }
  new Visitor({
    FunctionDeclaration: count,
    VariableDeclarator: ({ init }) => countFunction(init),
    Property: ({ value }) => countFunction(value),
    MethodDefinition: ({ value }) => countFunction(value),
    PropertyDefinition: ({ value }) => countFunction(value),
  }).visit(program)
  return lengths
}

/** Lines that hold a comment and no code before it. */
function commentLines({ text, comments, lineOf }: SourceModule): number {
  const lines = new Set<number>()
  for (const { start, end } of comments) {
    const before = text.slice(text.lastIndexOf('\n', start - 1) + 1, start)
    // Inside JSX a comment wears braces: {/* why */}
    if (before.replace('{', '').trim() !== '') continue
    for (let line = lineOf(start); line <= lineOf(end - 1); line++) lines.add(line)
  }
  return lines.size
}

/**
 * The value below which a share of the values lies, by nearest rank.
 *
 * @param share 0.5 for the median, 0.95 for the 95th percentile
 * @returns 0 when there are no values
 */
export function percentile(values: readonly number[], share: number): number {
  const ordered = values.toSorted((one, other) => one - other)
  return ordered[Math.max(0, Math.ceil(share * ordered.length) - 1)] ?? 0
}
