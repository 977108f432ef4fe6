import { sql } from 'kysely'
import { Temporal } from 'temporal-polyfill'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { ActionContext } from '../../../platform/action/context.ts'
import { createTestDatabase, type TestDatabase } from '../../../platform/database/test-database.ts'
import { inTransaction } from '../../../platform/database/transaction.ts'
import { openLocalOwner } from '../../access/actions.ts'
import { aPost, aUnit, mustBeDone } from '../../organisation/fixtures.ts'
import { handOver } from '../../organisation/posts/actions.ts'
import { aDuty, anAssignment, aTrigger } from '../fixtures.ts'
import { openOccurrences, withdrawOccurrences } from './actions.ts'
import { keepOccurrences } from './jobs.ts'

const permissions = ['access.act', 'organisation.read', 'organisation.write', 'duties.read'] as const
let test: TestDatabase
let open: () => Promise<ActionContext>
let context: ActionContext
let now = Temporal.Instant.from('2026-03-20T02:00:00Z')

beforeAll(async () => {
  test = await createTestDatabase()
  const files = { put: async () => ({ sha256: '', size: 0 }), get: async () => null }
  open = await openLocalOwner({ database: test.database, files, permissions, now: () => now })
})
afterAll(() => test.drop())
beforeEach(async () => {
  now = Temporal.Instant.from('2026-03-20T02:00:00Z')
  context = await open()
})

const windowsOf = async (assignmentId: string) => {
  const { rows } = await sql<{ key: string; expected: number }>`
    select period_key as key, (select sum(expected)::int from summary where summary.unit_id = occurrence.unit_id
      and summary.duty_id = occurrence.duty_id and summary.window_from = occurrence.window_from) as expected
    from occurrence where assignment_id = ${assignmentId} and withdrawn_at is null order by window_from`.execute(
    test.database,
  )
  return rows.map(({ key, expected }) => `${key} ×${expected}`)
}

const quarter = { type: 'periodic', unit: 'quarter', every: 1 } as const

describe('opening', () => {
  it.each([
    ['next', '2026-Q2 ×1'],
    ['full', '2026-Q1 ×1'],
    ['prorata', '2026-Q1 ×1'],
  ] as const)('begins by the rule “%s” with %s', async (startRule, first) => {
    const unitId = await aUnit(context)
    const dutyId = await aDuty(context, { schedule: quarter })
    const id = await anAssignment(context, { dutyId, unitId, from: '2026-02-15', startRule })
    expect((await windowsOf(id))[0]).toBe(first)
  })

  it('run again makes nothing twice, and goes on with the horizon', async () => {
    const unitId = await aUnit(context)
    const id = await anAssignment(context, {
      dutyId: await aDuty(context, { schedule: quarter }),
      unitId,
      from: '2026-01-01',
    })
    const before = await windowsOf(id)
    const again = await inTransaction(context.database, (transaction) =>
      openOccurrences(context, transaction, [id]),
    )
    expect(again.occurrences).toBe(0)
    now = Temporal.Instant.from('2026-10-20T02:00:00Z')
    await keepOccurrences(await open())
    expect(await windowsOf(id)).toEqual([...before, '2027-Q3 ×1', '2027-Q4 ×1'])
  })

  it('waits for the event of a deadline duty, once for each event', async () => {
    const unitId = await aUnit(context)
    const schedule = { type: 'deadline', within: 5, unit: 'workday', event: '发生事故' } as const
    const id = await anAssignment(context, {
      dutyId: await aDuty(context, { schedule }),
      unitId,
      from: '2026-01-01',
    })
    expect(await windowsOf(id)).toEqual([])
    for (let event = 0; event < 2; event += 1)
      await aTrigger(context, { unitId, occurredOn: '2026-03-19', assignmentIds: [id] })
    expect(await windowsOf(id)).toHaveLength(2)
  })
})

describe('withdrawing', () => {
  it('takes the open period and what follows, and leaves what has closed', async () => {
    const unitId = await aUnit(context)
    const id = await anAssignment(context, { dutyId: await aDuty(context), unitId, from: '2026-01-01' })
    await inTransaction(context.database, (transaction) =>
      withdrawOccurrences(
        context,
        transaction,
        { assignmentIds: [id], endedFrom: '2026-02-01', openPeriod: 'withdraw' },
        'rule',
      ),
    )
    expect(await windowsOf(id)).toEqual(['2026-01 ×1', '2026-02 ×1'])
  })
})

describe('what has closed', () => {
  const frozen = async (assignmentId: string) => {
    const { rows } = await sql<{ holder: string | null; risen: boolean; title: string | null }>`
      select person.name as holder, frozen_risen as risen, post.title from occurrence
      left join person on person.id = frozen_holder_id left join post on post.id = frozen_post_id
      where assignment_id = ${assignmentId} and frozen_at is not null order by window_from`.execute(
      test.database,
    )
    return rows
  }

  it('keeps who answered on its closing day, whoever comes later', async () => {
    const { postId, unitId } = await aPost(context, { holder: { name: '前任' } })
    const id = await anAssignment(context, {
      dutyId: await aDuty(context),
      unitId,
      postId,
      from: '2026-01-01',
    })
    mustBeDone(await handOver(context, { postId, day: '2026-02-10', to: { name: '后任' } }))
    await keepOccurrences(context)
    expect((await frozen(id)).map(({ holder }) => holder)).toEqual(['前任', '前任'])
    now = Temporal.Instant.from('2026-04-02T02:00:00Z')
    await keepOccurrences(await open())
    expect((await frozen(id)).map(({ holder }) => holder)).toContain('后任')
  })

  it('rose to the post above when its own was vacant: in the unit, then above it', async () => {
    const parentId = await aUnit(context)
    await aPost(context, { unitId: parentId, tier: 'principal', title: '局长', holder: { name: '局长甲' } })
    const unitId = await aUnit(context, { parentId })
    const { postId } = await aPost(context, { unitId })
    const deputy = await aPost(context, {
      unitId,
      tier: 'deputy',
      title: '副校长',
      openedOn: '2026-02-15',
      holder: { name: '副校长乙' },
    })
    expect(deputy.unitId).toBe(unitId)
    const id = await anAssignment(context, {
      dutyId: await aDuty(context),
      unitId,
      postId,
      from: '2026-01-01',
    })
    await keepOccurrences(context)
    expect(await frozen(id)).toEqual([
      { holder: '局长甲', risen: true, title: '局长' },
      { holder: '副校长乙', risen: true, title: '副校长' },
    ])
  })

  it('cannot be rewritten, by whatever statement', async () => {
    const unitId = await aUnit(context)
    await anAssignment(context, { dutyId: await aDuty(context), unitId, from: '2026-01-01' })
    await keepOccurrences(context)
    const attempts = [
      sql`update occurrence set closes_on = closes_on + 1 where unit_id = ${unitId}`,
      sql`update occurrence set frozen_holder_id = null, frozen_risen = true where unit_id = ${unitId} and frozen_at is not null`,
      sql`update requirement set required = 9 where occurrence_id in (select id from occurrence where unit_id = ${unitId})`,
      sql`delete from requirement where occurrence_id in (select id from occurrence where unit_id = ${unitId})`,
      sql`delete from occurrence where unit_id = ${unitId}`,
    ]
    for (const attempt of attempts)
      await expect(attempt.execute(test.database)).rejects.toThrow('keep their terms')
  })
})
