import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, it } from 'vitest'

const command = fileURLToPath(new URL('luoshi-text.ts', import.meta.url))
const corpus = fileURLToPath(new URL('../corpus/texts/', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'text-command-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const run = (...args: string[]): { status: number | null; stdout: string; stderr: string } =>
  spawnSync(process.execPath, [command, ...args], { encoding: 'utf8' })

describe('luoshi-text', () => {
  it('prints duties with the fields of the gold records, and offsets of the file as it stands', () => {
    const path = join(corpus, 'school-pe-2017.md')
    const { status, stdout } = run('duties', path, '--format', 'jsonl')
    expect(status).toBe(0)
    const text = readFileSync(path, 'utf8')
    const records = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(records.length).toBeGreaterThan(6)
    for (const { file, start, sentence, actionStart, action } of records) {
      expect(file).toBe('school-pe-2017.md')
      expect(text.slice(start, start + sentence.length)).toBe(sentence)
      expect(text.slice(actionStart, actionStart + action.length)).toBe(action)
    }
  })

  it('prints the outline as a table', () => {
    const { stdout } = run('outline', join(corpus, 'tree-planting-henan-1983.md'))
    expect(stdout).toMatch(/^一、 根据国家的规定/m)
  })

  it('goes on after a file that cannot be read, and says so by its exit code', () => {
    const empty = join(folder, 'empty.docx')
    writeFileSync(empty, '')
    const { status, stdout, stderr } = run(
      'duties',
      empty,
      join(folder, 'none.txt'),
      join(corpus, 'school-pe-2017.md'),
    )
    expect(status).toBe(1)
    expect(stderr).toMatch(/document\.empty[^]*no such file/)
    expect(stdout).toContain('school-pe-2017.md')
  })

  it.each([
    [[]],
    [['duties']],
    [['sing', 'a.txt']],
    [['duties', 'a.txt', '--format', 'xml']],
    [['--unknown']],
  ])('explains itself on %j', (args) => {
    const { status, stderr } = run(...args)
    expect(status).toBe(2)
    expect(stderr).toContain('Usage')
  })
})
