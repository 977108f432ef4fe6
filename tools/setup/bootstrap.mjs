// The first file that runs on a new machine: plain JavaScript, no dependencies, Node 18 and later.
import { ensureBrowser } from './browser.mjs'
import { prepare, scriptOf } from './prepare.mjs'
import { SetupProblem, say } from './progress.mjs'
import { inProject, ownFolders } from './project.mjs'
import { becomeProgram } from './run-program.mjs'
import { ensureScreens } from './screens.mjs'
import { runTests } from './tests.mjs'

/** Each answers with the exit code. */
const commands = {
  async demo(args) {
    const { node, env } = await prepare()
    await ensureScreens(node, env)
    return becomeProgram(node, [inProject('src', 'cli', 'main.ts'), 'demo', ...args], { env })
  },

  async test(args) {
    const { node, env } = await prepareTools()
    const browser = await ensureBrowser()
    await ensureScreens(node, env)
    return runTests(node, { ...env, LUOSHI_CHROMIUM: browser }, args)
  },

  async check(args) {
    const { node, env } = await prepareTools()
    return becomeProgram(node, [scriptOf('tools/checks/run-checks.ts'), ...args], { cwd: inProject(), env })
  },

  /** One script of the project or one command of a dependency, under the right Node. */
  async run([name = '', ...args]) {
    const { node, env } = await prepareTools()
    return becomeProgram(node, [scriptOf(name), ...args], { env })
  },
}

/** As `prepare`, for tools that would keep things in the home folder. */
async function prepareTools() {
  const { node, env } = await prepare()
  return { node, env: { ...env, ...ownFolders } }
}

const [name = '', ...args] = process.argv.slice(2)
try {
  const command = Object.hasOwn(commands, name) ? commands[name] : null
  if (!command)
    throw new SetupProblem(`Usage: node tools/setup/bootstrap.mjs ${Object.keys(commands).join('|')}`)
  process.exitCode = await command(args)
} catch (problem) {
  if (!(problem instanceof SetupProblem)) throw problem
  say(`\n✗ ${problem.message}`)
  process.exitCode = 1
}
