import { isTestCode, isTestSupport } from '../source/places.ts'
import { readModules } from '../source/source-modules.ts'
import { clonedLines } from './cloned-lines.ts'
import { importCircles } from './import-circles.ts'
import { measureCode, percentile } from './measure-code.ts'

/** One figure of the house with the limit it should stay within. */
export interface HouseFigure {
  readonly name: string
  readonly value: number
  readonly limit: string
  readonly holds: boolean
  /** Where to look, worst first. */
  readonly places: readonly string[]
}

/**
 * The figures that describe a pleasant house, over the product's and the tools' code without tests.
 *
 * @throws Error when there is no code to measure
 */
export function houseFigures(project: string): HouseFigure[] {
  const modules = readModules(project).filter(
    ({ path }) =>
      !isTestSupport(path) && (!isTestCode(path) || /^tools\/.*(?<!\.test)\.(ts|mjs)$/.test(path)),
  )
  if (modules.length === 0) throw new Error('No code found: nothing was measured.')
  const { fileLengths, functionLengths, lines, commentLines } = measureCode(modules)
  const circles = importCircles(modules)
  const clones = clonedLines(project)
  const longest = modules
    .map(({ path }, at) => ({ path, length: fileLengths[at] ?? 0 }))
    .toSorted((one, other) => other.length - one.length)
    .map(({ path, length }) => `${path} (${length} lines)`)
  const comments = (100 * commentLines) / lines
  return [
    between('file length, median', percentile(fileLengths, 0.5), 40, 80),
    atMost('file length, 95th percentile', percentile(fileLengths, 0.95), 200, longest),
    atMost('file length, longest', Math.max(...fileLengths), 400, longest),
    atMost('function length, 95th percentile', percentile(functionLengths, 0.95), 40),
    atMost(
      'import circles',
      circles.length,
      0,
      circles.map((circle) => circle.join(' → ')),
    ),
    atMost('cloned lines, %', round(clones.percentage), 2, clones.pairs),
    between('comment lines, %', round(comments), 5, 10),
  ]
}

const round = (value: number) => Math.round(value * 10) / 10

function atMost(name: string, value: number, limit: number, places: readonly string[] = []): HouseFigure {
  return { name, value, limit: `≤ ${limit}`, holds: value <= limit, places: places.slice(0, 10) }
}

function between(name: string, value: number, least: number, most: number): HouseFigure {
  return { name, value, limit: `${least} – ${most}`, holds: value >= least && value <= most, places: [] }
}
