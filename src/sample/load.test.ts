import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { Temporal } from 'temporal-polyfill'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openLocalOwner } from '../features/access/actions.ts'
import type { ActionContext } from '../platform/action/context.ts'
import { createTestDatabase, type TestDatabase } from '../platform/database/test-database.ts'
import { createDirectoryFileStore } from '../platform/files/directory-file-store.ts'
import type { Progress } from '../platform/http/progress.ts'
import { permissions } from '../server/compose.ts'
import { loadSample, sampleBegins } from './load.ts'

let test: TestDatabase
let directory: string
let context: ActionContext

beforeAll(async () => {
  test = await createTestDatabase()
  directory = await mkdtemp(join(tmpdir(), 'luoshi-sample-'))
  const open = await openLocalOwner({
    database: test.database,
    files: createDirectoryFileStore(directory),
    permissions,
    now: () => Temporal.Instant.from('2026-11-22T02:00:00Z'),
  })
  context = await open()
})
afterAll(async () => {
  await test.drop()
  await rm(directory, { recursive: true, force: true })
})

const count = async (table: string): Promise<number> => {
  const rows = await sql<{ count: number }>`select count(*) as count from ${sql.table(table)}`.execute(
    test.database,
  )
  return rows.rows[0]?.count ?? 0
}

describe('the sample district', () => {
  it('begins at a quarter, a year or more before today', () => {
    expect(sampleBegins(Temporal.PlainDate.from('2026-11-22')).toString()).toBe('2025-10-01')
    expect(sampleBegins(Temporal.PlainDate.from('2027-01-01')).toString()).toBe('2026-01-01')
  })

  it('goes through the actions, with progress, and leaves an audit entry for every record', async () => {
    const told: Progress[] = []
    const outcome = await loadSample(context, { report: (progress) => told.push(progress) })
    expect(outcome).toMatchObject({ done: true })
    expect(told.at(-1)).toMatchObject({ done: told.at(-1)?.total ?? -1 })
    const recorded = await sql<{ count: number }>`
      select count(*) as count from audit_entry where action = 'activity.record'`.execute(test.database)
    expect(recorded.rows[0]?.count).toBe(await count('activity'))
    expect(await count('rulebook')).toBe(5)
  }, 120_000)

  it('shows every state that a reader should meet', async () => {
    const states = await sql<{
      met: number
      late: number
      missed: number
      joint: number
      typed_late: number
    }>`
      select sum(met) as met, sum(met_late) as late,
        sum(expected - met - met_late - waived) filter (where closes_on < '2026-11-22') as missed,
        (select count(*) from activity where party_id <> unit_id) as joint,
        (select count(*) from activity where late) as typed_late
      from summary`.execute(test.database)
    for (const number of Object.values(states.rows[0] ?? { none: 0 })) expect(number).toBeGreaterThan(0)
  })

  it('does not go into a system that holds something', async () => {
    expect(await loadSample(context)).toMatchObject({ done: false, refusal: { code: 'sample.not-empty' } })
  })
})
