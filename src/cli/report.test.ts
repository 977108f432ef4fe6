import { spawnSync } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

let directory: string
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'luoshi-report-'))
})
afterAll(() => rm(directory, { recursive: true, force: true }))

const report = (...parameters: string[]) => {
  const env = { PATH: process.env['PATH'], LANG: 'zh_CN.UTF-8', LUOSHI_DATA: directory }
  const main = join(import.meta.dirname, 'main.ts')
  return spawnSync(process.execPath, [main, 'report', ...parameters], { env, encoding: 'utf8' })
}

describe('luoshi report', () => {
  it('says how it is called when something is missing', () => {
    for (const given of [[], ['make'], ['make', '--unit', '青禾县教育局', '--period', '2026-H1']]) {
      const { status, stderr } = report(...given)
      expect(status).toBe(2)
      expect(stderr).toContain('--template half-year-summary')
    }
    const asked = ['make', '--unit', 'a', '--period', '2026', '--template', 'b', '--out', 'c']
    expect(report(...asked, '--language', 'fr').stderr).toContain('zh 或 en')
  })

  it('names the unit that there is none of, and writes no file', () => {
    const out = join(directory, 'report.docx')
    const asked = ['make', '--unit', '无此单位', '--period', '2026-H1', '--template', 'half-year-summary']
    const { status, stderr } = report(...asked, '--out', out)
    // The database may log beside it what it met on a busy machine.
    expect(stderr).toContain('没有名为“无此单位”的单位。')
    expect(status).toBe(1)
  }, 60_000)
})
