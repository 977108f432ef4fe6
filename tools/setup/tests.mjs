import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { scriptOf } from './prepare.mjs'
import { say } from './progress.mjs'
import { inProject } from './project.mjs'
import { becomeProgram } from './run-program.mjs'

/**
 * Runs every test, says how many there were and ends with one plain line of counts.
 *
 * @param {string} node
 * @param {NodeJS.ProcessEnv} env
 * @param {string[]} args handed to Vitest, such as a folder's name
 * @returns {Promise<number>} exit code: 0 only when at least one test ran and none failed
 */
export async function runTests(node, env, args) {
  const results = inProject('artefacts', 'test-results.json')
  mkdirSync(inProject('artefacts'), { recursive: true })
  rmSync(results, { force: true })
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${results}`]
  const code = await becomeProgram(node, [scriptOf('vitest'), 'run', ...reporters, ...args], {
    cwd: inProject(),
    env,
  })
  const counts = existsSync(results) ? countTests(JSON.parse(readFileSync(results, 'utf8'))) : countTests({})
  const ran = counts.passed + counts.failed
  say(ran === 0 ? 'No test ran' : `${ran} tests ran`)
  if (code !== 0 && counts.failed === 0 && ran > 0)
    say(`The test run itself went wrong (exit code ${code}): see above`)
  process.stdout.write(`${closingLine(counts)}\n`)
  if (counts.failed > 0 || ran === 0) return 1
  return code
}

/**
 * Counts Vitest's JSON report. A file that could not even be loaded has no tests, and counts as one failure.
 *
 * @param {{numPassedTests?: number, numFailedTests?: number, numPendingTests?: number, numTodoTests?: number,
 *   testResults?: {status: string, assertionResults: unknown[]}[]}} report
 */
export function countTests(report) {
  const files = report.testResults ?? []
  const broken = files.filter((file) => file.status === 'failed' && file.assertionResults.length === 0)
  return {
    passed: report.numPassedTests ?? 0,
    failed: (report.numFailedTests ?? 0) + broken.length,
    skipped: (report.numPendingTests ?? 0) + (report.numTodoTests ?? 0),
  }
}

/** @param {{passed: number, failed: number, skipped: number}} counts */
export function closingLine({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`
}
