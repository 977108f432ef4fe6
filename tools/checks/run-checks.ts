import { spawn } from 'node:child_process'
import { availableParallelism } from 'node:os'
import path from 'node:path'
import { scriptOf } from '../setup/prepare.mjs'

/** One check: a name for people, and what Node runs for it. */
interface Check {
  readonly name: string
  readonly script: string
  readonly args: readonly string[]
}

interface Verdict {
  readonly name: string
  readonly passed: boolean
  readonly seconds: number
  readonly output: string
}

/** Slowest first, so that none of them is left over at the end. */
const checks: readonly Check[] = [
  { name: 'types', script: 'tsc', args: ['-p', 'tsconfig.json'] },
  { name: 'lint', script: 'oxlint', args: ['--deny-warnings', '--format=unix'] },
  { name: 'unused code', script: 'knip', args: ['--no-progress'] },
  { name: 'dependencies', script: 'tools/checks/dependencies/print-dependencies.ts', args: [] },
  { name: 'figures', script: 'tools/checks/figures/print-figures.ts', args: [] },
  { name: 'house', script: 'tools/checks/house/print-house.ts', args: [] },
  { name: 'format', script: 'biome', args: ['check', '--reporter=summary', '.'] },
]

function run({ name, script, args }: Check): Promise<Verdict> {
  return new Promise((resolve) => {
    const started = performance.now()
    const child = spawn(process.execPath, [scriptOf(script), ...args], { stdio: ['ignore', 'pipe', 'pipe'] })
    let output = ''
    const collect = (chunk: Buffer) => {
      output += chunk.toString()
    }
    child.stdout.on('data', collect)
    child.stderr.on('data', collect)
    child.on('close', (code) =>
      resolve({
        name,
        passed: code === 0,
        seconds: (performance.now() - started) / 1000,
        output: output.trim(),
      }),
    )
  })
}

function print({ name, passed, seconds, output }: Verdict): void {
  console.log(`${passed ? '✓' : '✗'} ${name} (${seconds.toFixed(1)} s)`)
  if (output !== '' && (!passed || name === 'figures')) console.log(`${output.replace(/^/gm, '  ')}\n`)
}

/** Takes checks from the list until it is empty; as many of these run at once as there are cores. */
async function work(waiting: Check[], verdicts: Verdict[]): Promise<void> {
  for (let check = waiting.shift(); check; check = waiting.shift()) {
    const verdict = await run(check)
    print(verdict)
    verdicts.push(verdict)
  }
}

const asked = process.argv.slice(2)
const waiting = checks.filter(({ name }) => asked.length === 0 || asked.includes(name))
const verdicts: Verdict[] = []
process.chdir(path.resolve(import.meta.dirname, '..', '..'))
await Promise.all(Array.from({ length: Math.max(2, availableParallelism()) }, () => work(waiting, verdicts)))
const failed = verdicts.filter(({ passed }) => !passed).map(({ name }) => name)
console.log(
  failed.length === 0
    ? `${verdicts.length} checks hold`
    : `${failed.length} of ${verdicts.length} checks fail: ${failed.join(', ')}`,
)
if (failed.length > 0 || verdicts.length === 0) process.exitCode = 1
