import { cruise, type ICruiseResult } from 'dependency-cruiser'
import configuration from '../../../.dependency-cruiser.mjs'

const { forbidden = [], options = {} } = configuration
const roots = ['src', 'text', 'tools']
const { output } = await cruise(roots, { ...options, ruleSet: { forbidden }, validate: true })
if (typeof output === 'string') throw new Error(`dependency-cruiser answered with text: ${output}`)
printResult(output)

/** Without a parser for TypeScript the library sees no modules and finds nothing wrong: that must not pass. */
function printResult({ modules, summary }: ICruiseResult): void {
  const ours = modules.filter(({ source }) => roots.some((root) => source.startsWith(`${root}/`)))
  for (const { rule, from, to, cycle } of summary.violations) {
    const way = cycle ? cycle.map(({ name }) => name).join(' → ') : to
    console.log(`${from}: ${rule.name}: ${way}`)
  }
  console.log(`${ours.length} modules looked at, ${summary.error} problems`)
  if (ours.length === 0) console.log('No modules seen: nothing was checked.')
  if (ours.length === 0 || summary.error > 0) process.exitCode = 1
}
