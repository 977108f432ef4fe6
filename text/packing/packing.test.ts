import { execFileSync } from 'node:child_process'
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const source = fileURLToPath(new URL('..', import.meta.url))
const modules = join(dirname(dirname(createRequire(import.meta.url).resolve('fflate/package.json'))))
const folder = mkdtempSync(join(tmpdir(), 'text-pack-'))
const consumer = join(folder, 'consumer')
const installed = join(consumer, 'node_modules', '@luoshi', 'text')
const law = '第一条 学校应当每学期至少组织一次应急演练。\n'

function run(command: string, args: readonly string[], cwd: string): string {
  // npm is a script on some systems; the shell finds it there.
  const shell = process.platform === 'win32'
  return execFileSync(command, args, { cwd, encoding: 'utf8', shell, stdio: ['ignore', 'pipe', 'pipe'] })
}

/** Packs a copy, so that nobody who imports the sources meanwhile meets the exchanged manifest. */
beforeAll(() => {
  const copy = join(folder, 'text')
  cpSync(source, copy, {
    recursive: true,
    filter: (path) => !['dist', 'corpus', 'node_modules'].includes(basename(path)),
  })
  symlinkSync(modules, join(folder, 'node_modules'), 'junction')
  run('npm', ['pack', '--offline', '--pack-destination', folder], copy)

  mkdirSync(installed, { recursive: true })
  run('tar', ['-xzf', join(folder, 'luoshi-text-0.1.0.tgz'), '--strip-components=1', '-C', installed], folder)
  const { dependencies } = JSON.parse(readFileSync(join(installed, 'package.json'), 'utf8'))
  for (const name of [...Object.keys(dependencies), '@types/node', 'undici-types']) {
    mkdirSync(dirname(join(consumer, 'node_modules', name)), { recursive: true })
    symlinkSync(join(modules, name), join(consumer, 'node_modules', name), 'junction')
  }
  writeFileSync(join(consumer, 'package.json'), '{"type":"module"}')
  writeFileSync(join(consumer, 'law.txt'), law)
}, 180_000)

afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('the packed library', () => {
  it('leaves the manifest of the workspace as it was', () => {
    const manifest = (path: string): string => readFileSync(join(path, 'package.json'), 'utf8')
    expect(manifest(join(folder, 'text'))).toBe(manifest(source))
  })

  it('carries no sources and no tests', () => {
    const files = run('tar', ['-tzf', join(folder, 'luoshi-text-0.1.0.tgz')], folder).split('\n')
    expect(files.filter((file) => /(?<!\.d)\.ts$|\.test\.|corpus|sample-files/.test(file))).toEqual([])
    expect(files).toEqual(
      expect.arrayContaining(['package/README.md', 'package/LICENSE', 'package/dist/duties/find.js']),
    )
  })

  it('runs from plain JavaScript, every room of it', () => {
    const { exports } = JSON.parse(readFileSync(join(installed, 'package.json'), 'utf8'))
    const rooms = Object.keys(exports).map((name) => `await import('@luoshi/text${name.slice(1)}')`)
    const program = `${rooms.join('\n')}
import { readFile } from 'node:fs/promises'
import { readDocument } from '@luoshi/text/document/read'
import { findDuties } from '@luoshi/text/duties/find'
const outcome = await readDocument(await readFile('law.txt'), 'law.txt')
if (outcome.ok) for (const duty of findDuties(outcome.document.text)) console.log(duty.actor, duty.action)
`
    writeFileSync(join(consumer, 'use.mjs'), program)
    expect(run(process.execPath, ['use.mjs'], consumer)).toBe('学校 组织一次应急演练\n')
  })

  it('brings its types', () => {
    const program = `import { findDuties, type Duty } from '@luoshi/text/duties/find'
import { readDocument } from '@luoshi/text/document/read'
const duties: Duty[] = findDuties('')
// @ts-expect-error a number is no file
void readDocument(1, 'a')
// @ts-expect-error the types are there, not any
export const wrong: number = duties[0]?.sentence
`
    writeFileSync(join(consumer, 'use.ts'), program)
    const compiler = join(modules, 'typescript', 'bin', 'tsc')
    const options = ['--noEmit', '--strict', '--module', 'nodenext', '--types', 'node', 'use.ts']
    expect(run(process.execPath, [compiler, ...options], consumer)).toBe('')
  })

  it('has a command', () => {
    const command = join(installed, 'dist', 'bin', 'luoshi-text.js')
    expect(existsSync(command)).toBe(true)
    const [line = ''] = run(
      process.execPath,
      [command, 'duties', 'law.txt', '--format', 'jsonl'],
      consumer,
    ).split('\n')
    expect(JSON.parse(line)).toMatchObject({
      file: 'law.txt',
      actor: '学校',
      frequency: { unit: 'term', times: 1 },
    })
  })
})
