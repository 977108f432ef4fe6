#!/usr/bin/env node
// Plain JavaScript: `npx luoshi` may be run by a Node that is too old for the program itself.
import { prepare } from '../setup/prepare.mjs'
import { SetupProblem, say } from '../setup/progress.mjs'
import { inProject } from '../setup/project.mjs'
import { becomeProgram } from '../setup/run-program.mjs'
import { ensureScreens } from '../setup/screens.mjs'

const args = process.argv.slice(2)
const showsScreens = args[0] === 'serve' || args[0] === 'demo'

try {
  const { node, env } = await prepare()
  if (showsScreens) await ensureScreens(node, env)
  process.exitCode = await becomeProgram(node, [inProject('src', 'cli', 'main.ts'), ...args], { env })
} catch (problem) {
  if (!(problem instanceof SetupProblem)) throw problem
  say(`\n✗ ${problem.message}`)
  process.exitCode = 1
}
