import { accessSync, constants, existsSync } from 'node:fs'
import path from 'node:path'
import { SetupProblem, say, step } from './progress.mjs'
import { runProgram } from './run-program.mjs'

/** Where Chromium and its sisters usually are. */
export function usualBrowserPlaces(platform, environment) {
  if (platform === 'darwin') {
    const apps = ['Google Chrome', 'Chromium', 'Microsoft Edge']
    return apps.map((name) => `/Applications/${name}.app/Contents/MacOS/${name}`)
  }
  if (platform === 'win32') {
    const roots = [environment['PROGRAMFILES'], environment['PROGRAMFILES(X86)'], environment['LOCALAPPDATA']]
    const programs = ['Google\\Chrome\\Application\\chrome.exe', 'Microsoft\\Edge\\Application\\msedge.exe']
    return roots.filter(Boolean).flatMap((root) => programs.map((program) => path.win32.join(root, program)))
  }
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']
  return names.map((name) => `/usr/bin/${name}`)
}

/** @returns {string | null} path of a browser for the journeys; `LUOSHI_CHROMIUM` decides when it is set */
export function findBrowser(environment = process.env) {
  const own = environment['LUOSHI_CHROMIUM']
  if (own) {
    if (!isExecutable(own)) throw new SetupProblem(`LUOSHI_CHROMIUM names ${own}, which is not a program.`)
    return own
  }
  return usualBrowserPlaces(process.platform, environment).find(isExecutable) ?? null
}

/**
 * Sees to a browser and a Chinese font, installing them where this is root on Debian.
 *
 * @returns {Promise<string>} path of the browser
 * @throws {SetupProblem} naming the packages and the command that installs them
 */
export async function ensureBrowser() {
  const missing = []
  if (!findBrowser()) missing.push('chromium')
  if (await lacksChineseFont()) missing.push('fonts-noto-cjk')
  if (missing.length > 0) await install(missing)
  const browser = findBrowser()
  if (!browser) throw missingPackages(['chromium'])
  return browser
}

async function install(packages) {
  const debian =
    process.platform === 'linux' && existsSync('/etc/debian_version') && existsSync('/usr/bin/apt-get')
  if (!debian || process.getuid() !== 0) throw missingPackages(packages)
  await step(`Installing ${packages.join(' and ')} (Debian packages for the browser tests)`, async () => {
    await aptGet(['update'], packages)
    await aptGet(['install', '-y', '--no-install-recommends', ...packages], packages)
  })
}

async function aptGet(args, packages) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const { code, output } = await runProgram('apt-get', ['-q', ...args], { env })
  if (code === 0) return
  say(output.trim().split('\n').slice(-10).join('\n'))
  throw missingPackages(packages)
}

/** Without fontconfig nothing can be said about fonts, and nothing is. */
async function lacksChineseFont() {
  const { code, output } = await runProgram('fc-list', [':lang=zh', 'family'])
  return code === 0 && output.trim() === ''
}

function missingPackages(packages) {
  const list = packages.join(' ')
  const where = {
    darwin: 'Install Google Chrome or Chromium.',
    win32: 'Install Google Chrome or Microsoft Edge.',
    linux: `On Debian or Ubuntu: sudo apt-get install ${list}`,
  }
  return new SetupProblem(
    `The browser tests need what this machine does not have: ${list}\n` +
      `${where[process.platform] ?? ''}\n` +
      'A browser elsewhere is named by LUOSHI_CHROMIUM=/path/to/chromium; npm run test:unit does without one.',
  )
}

function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false
  }
}
