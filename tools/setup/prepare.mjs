import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { ensureDependencies } from './dependencies.mjs'
import { oneAtATime } from './lock.mjs'
import { ensureNode } from './node-runtime.mjs'
import { cleanEnvironment } from './npm.mjs'
import { SetupProblem } from './progress.mjs'
import { inProject } from './project.mjs'

/**
 * Makes the machine ready to run this program: a Node that is new enough and the locked dependencies.
 * Says nothing and takes a moment when all is there.
 *
 * @returns {Promise<{node: string, env: NodeJS.ProcessEnv}>} the binary, and an environment in which `node` and the
 *   project's commands are that binary and these dependencies
 */
export function prepare() {
  return oneAtATime(async () => {
    const node = await ensureNode()
    await ensureDependencies(node)
    const env = cleanEnvironment()
    const places = [path.dirname(node), inProject('node_modules', '.bin'), env['PATH']]
    env['PATH'] = places.filter(Boolean).join(path.delimiter)
    return { node, env }
  })
}

/**
 * What Node is to run for a name: a file of the project, or a command that a direct dependency brings.
 *
 * @param {string} name `tools/checks/run-checks.ts` or `biome`
 * @returns {string} path of a script
 */
export function scriptOf(name) {
  const file = inProject(name)
  if (/\.(ts|mjs)$/.test(name) && existsSync(file)) return file
  const { dependencies, devDependencies } = readManifest(inProject())
  for (const dependency of Object.keys({ ...dependencies, ...devDependencies })) {
    const folder = inProject('node_modules', dependency)
    const { bin } = readManifest(folder)
    const script = typeof bin === 'string' && path.basename(dependency) === name ? bin : bin?.[name]
    if (script) return path.join(folder, script)
  }
  throw new SetupProblem(`There is no ${name} in this project.`)
}

function readManifest(folder) {
  const file = path.join(folder, 'package.json')
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {}
}
