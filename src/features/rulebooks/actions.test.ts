import { Temporal } from 'temporal-polyfill'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ActionContext } from '../../platform/action/context.ts'
import { createTestDatabase, type TestDatabase } from '../../platform/database/test-database.ts'
import { openLocalOwner } from '../access/actions.ts'
import { mustBeDone } from '../organisation/fixtures.ts'
import { readOriginal, readRulebooks, readVersion } from './actions.ts'
import { aVersion, memoryFiles } from './fixtures.ts'
import { importRulebook } from './import/actions.ts'

const permissions = ['access.act', 'rulebooks.read', 'rulebooks.write'] as const
const text =
  '消防安全管理办法\n\n第一章 总则\n\n第一条 为了规范管理，制定本办法。\n\n第二条 学校应当每月开展一次防火检查。\n'

let test: TestDatabase
let context: ActionContext

beforeAll(async () => {
  test = await createTestDatabase()
  const now = () => Temporal.Instant.from('2026-03-20T02:00:00Z')
  const files = memoryFiles()
  context = await (await openLocalOwner({ database: test.database, files, permissions, now }))()
})
afterAll(() => test.drop())

describe('importing a rule text', () => {
  it('takes the title from the text, lays out the clauses and keeps the original', async () => {
    const imported = await aVersion(context, text)
    expect(imported).toMatchObject({ title: '消防安全管理办法', excludedCount: 0 })
    const { version, clauses } = mustBeDone(await readVersion(context, imported.versionId))
    const labels = clauses.map((clause) => clause.label).filter(Boolean)
    expect(labels).toEqual(['第一章', '第一条', '第二条'])
    for (const clause of clauses)
      expect(version.text.slice(clause.spanStart, clause.spanEnd)).toContain(clause.label ?? '')
    const original = mustBeDone(await readOriginal(context, imported.versionId))
    expect(new TextDecoder().decode(original.content)).toBe(text)
  })

  it('makes a later text the next version and ends the one before', async () => {
    const first = await aVersion(context, text)
    const second = await aVersion(context, text.replace('每月', '每季度'), {
      rulebookId: first.rulebookId,
      effectiveFrom: '2026-07-01',
    })
    expect(second.rulebookId).toBe(first.rulebookId)
    const book = mustBeDone(await readRulebooks(context)).find(({ id }) => id === first.rulebookId)
    expect(book?.versions.map(({ effectiveFrom, effectiveTo }) => [effectiveFrom, effectiveTo])).toEqual([
      ['2026-07-01', null],
      ['2026-01-01', '2026-07-01'],
    ])
  })

  it('refuses a version that begins before the newest, an empty file, and a rulebook that is not there', async () => {
    const first = await aVersion(context, text)
    const details = { issuer: '', kind: 'internal' as const, effectiveFrom: '2026-01-01' }
    const again = async (bytes: Uint8Array, rulebookId: string) => {
      const outcome = await importRulebook(context, { fileName: 'a.txt', bytes }, { ...details, rulebookId })
      return outcome.done ? 'done' : outcome.refusal.code
    }
    const bytes = new TextEncoder().encode(text)
    expect(await again(bytes, first.rulebookId)).toBe('rulebook.version-too-early')
    expect(await again(new Uint8Array(), first.rulebookId)).toBe('document.empty')
    expect(await again(bytes, context.newId())).toBe('rulebook.not-found')
  })
})
