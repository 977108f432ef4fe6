import path from 'node:path'
import { SetupProblem } from './progress.mjs'
import { ownFolders } from './project.mjs'
import { runProgram } from './run-program.mjs'

/** Settings that `npm run` leaves in the environment and that would lead a nested npm to the wrong folder. */
const inherited = /^(npm_(package|lifecycle|config_local_prefix|config_prefix|command)|INIT_CWD$|NODE_ENV$)/

/** The environment without what an outer `npm run` put into it. */
export function cleanEnvironment(environment = process.env) {
  return Object.fromEntries(Object.entries(environment).filter(([name]) => !inherited.test(name)))
}

/** The npm that started us when there is one, else the one on PATH. */
function npmCommand(node) {
  const script = process.env['npm_execpath']
  if (script && /npm-cli\.c?js$/.test(script)) return { file: node, first: [script] }
  if (process.platform !== 'win32') return { file: 'npm', first: [] }
  const beside = path.join(path.dirname(process.execPath), 'node_modules', 'npm', 'bin', 'npm-cli.js')
  return { file: node, first: [beside] }
}

/**
 * Runs npm under a given Node; install scripts are allowed whatever the user's settings say, because some packages
 * are not complete without them.
 *
 * @param {string} node path of the Node binary
 * @param {string[]} args
 * @param {string} cwd
 * @throws {SetupProblem} with npm's last words
 */
export async function runNpm(node, args, cwd) {
  const { file, first } = npmCommand(node)
  const environment = { ...cleanEnvironment(), ...ownFolders }
  environment['PATH'] = [path.dirname(node), environment['PATH']].join(path.delimiter)
  const quiet = ['--no-audit', '--no-fund', '--loglevel=error', '--ignore-scripts=false']
  const { code, output } = await runProgram(file, [...first, ...args, ...quiet], { cwd, env: environment })
  if (code === 0) return
  const lastWords = output.trim().split('\n').slice(-15).join('\n')
  throw new SetupProblem(`npm ${args.join(' ')} failed (${code}):\n${lastWords}`)
}
