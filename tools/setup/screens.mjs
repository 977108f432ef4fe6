import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { SetupProblem, step } from './progress.mjs'
import { inProject } from './project.mjs'
import { runProgram } from './run-program.mjs'

/** What the built screens are made of; the folders that only the server runs are left out. */
const sources = ['src', 'text', 'vite.config.ts', 'package-lock.json', 'tsconfig.json']
const notInScreens = new Set(['platform', 'server', 'cli', 'sample', 'node_modules', 'dist'])
const built = inProject('dist', 'web')
const stamp = path.join(built, '.made-from')

/**
 * Builds the screens into dist/web unless they are there and made from the present sources.
 *
 * @param {string} node
 * @param {NodeJS.ProcessEnv} env
 */
export async function ensureScreens(node, env) {
  const present = hashOf(sources.map((name) => inProject(name)))
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === present) return
  await step('Building the screens', async () => {
    const vite = inProject('node_modules', 'vite', 'bin', 'vite.js')
    const { code, output } = await runProgram(node, [vite, 'build', '--logLevel', 'warn'], {
      cwd: inProject(),
      env,
    })
    if (code !== 0) throw new SetupProblem(`The screens could not be built:\n${output.trim()}`)
    writeFileSync(stamp, present)
  })
}

/**
 * One hash over the names and contents of files and folders. Contents, not times: a checkout changes times.
 *
 * @param {string[]} places absolute paths; a missing one counts as absent
 */
export function hashOf(places) {
  const hash = createHash('sha256')
  for (const place of places.flatMap(filesUnder)) {
    hash
      .update(`${path.relative(inProject(), place)}\0`)
      .update(readFileSync(place))
      .update('\0')
  }
  return hash.digest('hex')
}

function filesUnder(place) {
  if (!existsSync(place)) return []
  const entries = isFolder(place) ? readdirSync(place, { withFileTypes: true }) : null
  if (!entries) return [place]
  return entries
    .filter((entry) => !notInScreens.has(entry.name) && !/\.test\.tsx?$/.test(entry.name))
    .sort((one, other) => (one.name < other.name ? -1 : 1))
    .flatMap((entry) => filesUnder(path.join(place, entry.name)))
}

function isFolder(place) {
  return statSync(place).isDirectory()
}
