import { spawnSync } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { languageOf } from './command.ts'
import { nodeFinding } from './doctor/machine-findings.ts'

let dataDirectory: string
beforeAll(async () => {
  dataDirectory = await mkdtemp(join(tmpdir(), 'luoshi-cli-'))
})
afterAll(() => rm(dataDirectory, { recursive: true, force: true }))

const luoshi = (parameters: readonly string[], language = 'en_US.UTF-8') => {
  const env = { PATH: process.env['PATH'], LANG: language, LUOSHI_DATA: dataDirectory, LUOSHI_PORT: '0' }
  const main = join(import.meta.dirname, 'main.ts')
  const { status, stdout, stderr } = spawnSync(process.execPath, [main, ...parameters], {
    env,
    encoding: 'utf8',
  })
  return { status, stdout, stderr }
}

describe('luoshi', () => {
  it('lists its commands in the reader’s language', () => {
    expect(luoshi(['help']).stdout).toContain('Start the program')
    const { status, stdout } = luoshi([], 'zh_CN.UTF-8')
    expect(stdout).toContain('启动程序')
    expect(status).toBe(0)
  })

  it('says 2 for what it does not understand, on stderr alone', () => {
    const unknown = luoshi(['frobnicate'])
    expect(unknown).toMatchObject({ status: 2, stdout: '' })
    expect(unknown.stderr).toContain('There is no command “frobnicate”')
    expect(luoshi(['serve', '--frobnicate']).status).toBe(2)
  })

  it('examines the machine without making anything', () => {
    const { status, stdout } = luoshi(['doctor'])
    expect(stdout).toMatch(/^✓ Node \d+/)
    expect(stdout).toContain('The database will be made at first start')
    expect(status).toBe(0)
  })

  it('says 1 for what cannot be, with what to do', () => {
    const env = { PATH: process.env['PATH'], LANG: 'en', LUOSHI_PORT: 'door' }
    const main = join(import.meta.dirname, 'main.ts')
    const { status, stderr } = spawnSync(process.execPath, [main, 'serve'], { env, encoding: 'utf8' })
    expect(status).toBe(1)
    expect(stderr).toContain('LUOSHI_PORT is “door”')
  })
})

it.each([
  [{}, 'zh'],
  [{ LANG: 'C.UTF-8' }, 'zh'],
  [{ LANG: 'en_GB.UTF-8' }, 'en'],
  [{ LANG: 'en_GB.UTF-8', LC_ALL: 'zh_CN.UTF-8' }, 'zh'],
])('speaks by %j', (environment, language) => {
  expect(languageOf(environment)).toBe(language)
})

it.each([
  ['20.20.0', 'bad'],
  ['22.17.9', 'bad'],
  ['22.18.0', 'good'],
  ['24.0.1', 'good'],
])('finds Node %s %s', (version, grade) => {
  expect(nodeFinding(version).grade).toBe(grade)
})
