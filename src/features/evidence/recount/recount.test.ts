import fc from 'fast-check'
import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ActionContext } from '../../../platform/action/context.ts'
import { createTestDatabase, type TestDatabase } from '../../../platform/database/test-database.ts'
import { openLocalOwner } from '../../access/actions.ts'
import { stateAtEndOf } from '../../duties/occurrences/history/store.ts'
import { measureRecords } from '../measures.ts'
import { splitDays } from '../tallies/rules.ts'
import { talliesOf } from '../tallies/store.ts'
import { aClock, aWorld, closedTerms, perform, type Step, statesToday, type World } from './fixtures.ts'
import { findDiscrepancies } from './store.ts'

const permissions = [
  'access.act',
  'organisation.read',
  'organisation.write',
  'duties.read',
  'duties.waive',
  'evidence.read',
  'evidence.record',
  'evidence.correct',
  'evidence.void',
] as const

const pick = fc.nat({ max: 60 })
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      type: fc.constantFrom('record', 'record', 'record', 'correct'),
      pick,
      daysAgo: fc.nat({ max: 25 }),
      joint: fc.boolean(),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      type: fc.constantFrom('void', 'void', 'move', 'handover', 'waive', 'revoke', 'rule'),
      pick,
    }),
  },
  { weight: 3, arbitrary: fc.record({ type: fc.constant('wait'), days: fc.integer({ min: 1, max: 20 }) }) },
)

let test: TestDatabase
let world: World
beforeEach(async () => {
  test = await createTestDatabase()
})
afterEach(() => test.drop())

async function begin(): Promise<void> {
  await test.drop()
  test = await createTestDatabase()
  const clock = aClock('2026-03-02')
  const files = { put: async () => ({ sha256: '', size: 0 }), get: async () => null }
  const open = await openLocalOwner({ database: test.database, files, permissions, now: clock.now })
  world = await aWorld(open, clock.wait)
}

/** What a unit's subtree did, counted one activity after another. */
async function countedByHand(context: ActionContext, unitId: string, from: string, to: string) {
  const { rows } = await sql<{ kind: string; activities: number; heads: number; hours: number }>`
    select kind, count(*) as activities, sum(head_count) as heads, sum(hours) as hours from activity
    where voided_at is null and occurred_on between ${from} and ${to} and party_id in (
      select party_id from party_unit join unit_ancestry using (tenant_id, unit_id)
      where ancestor_id = ${unitId} and valid_from <= occurred_on and occurred_on < valid_to)
    group by kind order by kind`.execute(context.database)
  return rows
}

describe('after any history of records, corrections, moves, handovers, rule changes and waivers', () => {
  it('what is kept up equals a full recount, closed periods keep their terms, and every past day can be told', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 8, maxLength: 26 }), async (steps) => {
        await begin()
        const days = new Map<string, Awaited<ReturnType<typeof statesToday>>>()
        const measured: { asOf: string; hash: string; value: number }[] = []
        let closed = new Map<string, string>()
        const definition = {
          measure: 'count',
          unitId: world.groupId,
          from: '2026-01-01',
          to: '2026-12-31',
        } as const
        for (const one of steps) {
          await perform(world, one)
          const context = await world.open()
          expect(await findDiscrepancies(test.database, context.tenantId)).toEqual([])
          const now = await closedTerms(test.database)
          for (const [id, terms] of closed) expect(now.get(id)).toBe(terms)
          closed = now
          const today = context.today().toString()
          days.set(today, await statesToday(test.database, today))
          const asOf = context.now().toString()
          const { hash, value } = await measureRecords(test.database, context.scope, definition, asOf)
          // A move may be dated today or later, so only sets of a standing tree are compared.
          if (one.type === 'move') measured.length = 0
          measured.push({ asOf, hash, value })
        }
        const context = await world.open()
        for (const [day, states] of days)
          for (const [id, status] of states) {
            const told = await stateAtEndOf(test.database, context.scope, id, day, context.timeZone)
            expect({ id, day, status: told?.status, counted: told?.counted }).toEqual({
              id,
              day,
              status,
              counted: true,
            })
          }
        for (const { asOf, ...then } of measured)
          expect(await measureRecords(test.database, context.scope, definition, asOf)).toMatchObject(then)
        for (const unitId of [world.rootId, world.groupId])
          for (const [from, to] of [
            ['2026-02-10', '2026-12-31'],
            ['2026-03-01', '2026-04-14'],
          ] as const)
            expect(await talliesOf(test.database, context.scope, unitId, splitDays(from, to))).toEqual(
              await countedByHand(context, unitId, from, to),
            )
      }),
      { numRuns: 16, interruptAfterTimeLimit: 120_000 },
    )
  }, 240_000)
})
