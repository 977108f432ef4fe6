import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import path from 'node:path'

interface CloneReport {
  readonly statistics: { readonly total: { readonly lines: number; readonly percentage: number } }
  readonly duplicates: readonly { firstFile: CloneEnd; secondFile: CloneEnd; lines: number }[]
}

interface CloneEnd {
  readonly name: string
  readonly start: number
}

/** Tests may repeat themselves: each should be read alone. */
const notCompared = [
  '**/node_modules/**',
  '**/dist/**',
  '**/*.test.*',
  '**/fixtures.ts',
  'tests/**',
  'bench/**',
  'text/corpus/**',
]

/**
 * Asks jscpd which lines of code stand in two places. It is given the folder: handed single files it compares none.
 *
 * @param project absolute path
 * @returns percentage of cloned lines, and a line about each pair
 * @throws Error when it saw no code
 */
export function clonedLines(project: string): { percentage: number; pairs: string[] } {
  const output = mkdtempSync(path.join(tmpdir(), 'luoshi-clones-'))
  try {
    const jscpd = createRequire(import.meta.url).resolve('jscpd/run-jscpd.js')
    const what = ['--format', 'typescript,tsx,javascript', '--ignore', notCompared.join(',')]
    const how = ['--min-tokens', '60', '--min-lines', '6', '--reporters', 'json,silent', '--output', output]
    const ran = spawnSync(process.execPath, [jscpd, '.', ...what, ...how], { cwd: project, encoding: 'utf8' })
    if (ran.status !== 0) throw new Error(`jscpd failed: ${ran.stderr || ran.stdout}`)
    return readReport(JSON.parse(readFileSync(path.join(output, 'jscpd-report.json'), 'utf8')))
  } finally {
    rmSync(output, { recursive: true, force: true })
  }
}

function readReport({ statistics, duplicates }: CloneReport): { percentage: number; pairs: string[] } {
  if (statistics.total.lines === 0) throw new Error('jscpd saw no code: nothing was compared.')
  const end = ({ name, start }: CloneEnd) => `${name}:${start}`
  return {
    percentage: statistics.total.percentage,
    pairs: duplicates.map(
      ({ firstFile, secondFile, lines }) => `${end(firstFile)} = ${end(secondFile)} (${lines} lines)`,
    ),
  }
}
