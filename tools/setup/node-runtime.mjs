import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { runNpm } from './npm.mjs'
import { SetupProblem, step } from './progress.mjs'
import { runtimeFolder } from './project.mjs'
import { runProgram } from './run-program.mjs'

/** The version set-up brings when the machine's own is too old. */
const wantedVersion = '24.21.0'
const receipt = path.join(runtimeFolder, 'node.json')

/** Whether a Node runs TypeScript as it stands without a flag: 22.18, 23.6 and all later ones. */
export function runsTypeScript(version) {
  const [major = 0, minor = 0] = version.replace(/^v/, '').split('.').map(Number)
  return major >= 24 || (major === 23 && minor >= 6) || (major === 22 && minor >= 18)
}

/** Name of npm's package with the binary of a platform, as the package `node` itself chooses it. */
export function binaryPackage(platform, architecture) {
  const system = platform === 'win32' ? 'win' : platform
  const prefix = platform === 'darwin' && architecture === 'arm64' ? 'node-bin' : 'node'
  return `${prefix}-${system}-${architecture}`
}

/**
 * A Node that runs this program: the current one, the one fetched earlier, or one fetched now from npm.
 *
 * @returns {Promise<string>} path of the binary
 * @throws {SetupProblem} when none can be had
 */
export async function ensureNode() {
  if (runsTypeScript(process.version)) return process.execPath
  const fetched = fetchedNode()
  if (fetched) return fetched
  return step(`Node ${process.version} is too old here: fetching Node ${wantedVersion} from npm`, fetchNode)
}

function fetchedNode() {
  if (!existsSync(receipt)) return null
  const { platform, architecture, binary } = JSON.parse(readFileSync(receipt, 'utf8'))
  if (platform !== process.platform || architecture !== process.arch) return null
  const file = path.join(runtimeFolder, binary)
  return existsSync(file) ? file : null
}

/**
 * The package of the platform's binary needs no install script, so it comes first; it may lag behind for some
 * platforms, and `node` (whose script fetches it) is the last resort.
 */
async function fetchNode() {
  const name = binaryPackage(process.platform, process.arch)
  const program = process.platform === 'win32' ? 'node.exe' : 'node'
  mkdirSync(runtimeFolder, { recursive: true })
  writeFileSync(
    path.join(runtimeFolder, 'package.json'),
    '{ "private": true, "allowScripts": { "node": true } }\n',
  )
  const problems = []
  for (const [wanted, folder] of [
    [`${name}@${wantedVersion}`, name],
    [`${name}@24`, name],
    ['node@24', 'node'],
  ]) {
    const binary = path.join('node_modules', folder, 'bin', program)
    try {
      await runNpm(
        process.execPath,
        ['install', '--prefix', runtimeFolder, '--no-save', wanted],
        runtimeFolder,
      )
      await verify(path.join(runtimeFolder, binary))
    } catch (problem) {
      problems.push(problem.message)
      continue
    }
    const { platform, arch: architecture } = process
    writeFileSync(receipt, `${JSON.stringify({ platform, architecture, binary })}\n`)
    return path.join(runtimeFolder, binary)
  }
  throw new SetupProblem(
    `No Node 24 could be fetched for ${process.platform} ${process.arch}. Install Node 24 (https://nodejs.org) and try again.\n` +
      problems.join('\n'),
  )
}

async function verify(binary) {
  const { code, output } = await runProgram(binary, ['--version'])
  if (code !== 0 || !runsTypeScript(output.trim())) {
    throw new SetupProblem(`${binary} does not run here: ${output.trim() || `exit code ${code}`}`)
  }
}
