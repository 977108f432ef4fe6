import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { ActionContext } from '../../../platform/action/context.ts'
import { createTestDatabase, type TestDatabase } from '../../../platform/database/test-database.ts'
import { openLocalOwner } from '../../access/actions.ts'
import { voidActivity } from '../../evidence/correction/actions.ts'
import { anActivity } from '../../evidence/fixtures.ts'
import { aUnit, mustBeDone } from '../../organisation/fixtures.ts'
import { moveUnit } from '../../organisation/units/moves/actions.ts'
import { aDistrict, type District, recountOf, sumOf } from '../fixtures.ts'
import { readMatrix } from '../status/actions.ts'
import { readTrend } from '../trend/actions.ts'
import { followSummary } from './jobs.ts'
import { addToRollUps, wrongRollUps } from './store.ts'

const permissions = [
  'access.act',
  'organisation.read',
  'organisation.write',
  'duties.read',
  'evidence.read',
  'evidence.record',
  'evidence.void',
  'dashboards.read',
] as const

let test: TestDatabase
let context: ActionContext
const files = { put: async () => ({ sha256: '', size: 0 }), get: async () => null }

beforeAll(async () => {
  test = await createTestDatabase()
  const now = () => Temporal.Instant.from('2026-06-15T02:00:00Z')
  context = await (await openLocalOwner({ database: test.database, files, permissions, now }))()
})
afterAll(() => test.drop())

const year = { from: '2026-01-01', to: '2026-12-31' }

/** What may happen in any order: work, its voiding, a move, a new unit, and the job that adds some of what waits. */
type Step =
  | {
      readonly what: 'record' | 'move' | 'open'
      readonly unit: number
      readonly to: number
      readonly days: number
    }
  | { readonly what: 'void' }
  | { readonly what: 'add'; readonly count: number }

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    what: fc.constantFrom('record' as const, 'move' as const, 'open' as const),
    unit: fc.nat({ max: 9 }),
    to: fc.nat({ max: 9 }),
    days: fc.nat({ max: 150 }),
  }),
  fc.record({
    what: fc.constantFrom('void' as const, 'add' as const),
    count: fc.integer({ min: 1, max: 40 }),
  }),
)

async function take(one: Step, { unitIds }: District, recorded: string[]): Promise<void> {
  if (one.what === 'add') {
    await addToRollUps(context.database, context.tenantId, one.count)
  } else if (one.what === 'void') {
    const id = recorded.pop()
    if (id !== undefined) mustBeDone(await voidActivity(context, id, { revision: 1, reason: '误录' }))
  } else {
    const unitId = unitIds[one.unit % unitIds.length] ?? ''
    const parentId = unitIds[one.to % unitIds.length] ?? ''
    const today = context.today()
    if (one.what === 'record') {
      const occurredOn = today.subtract({ days: one.days }).toString()
      recorded.push((await anActivity(context, { unitId, occurredOn })).id)
    } else if (one.what === 'open') {
      await aUnit(context, { parentId, name: context.newId(), openedOn: today.toString() })
    } else if (one.unit % unitIds.length > 0)
      // Into itself, or where its name is taken, it is refused: then nothing moves.
      await moveUnit(context, { unitId, parentId, day: today.add({ days: one.days }).toString() })
  }
}

it('equals the summary below, and what screens read equals a recount, after anything in any order', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(step, { minLength: 3, maxLength: 14 }),
      fc.nat({ max: 9 }),
      async (steps, asked) => {
        const district = await aDistrict(context, {
          parents: [0, 1, 2, 0],
          moves: [],
          duties: [{ unit: 'month', graceDays: 10 }],
          records: [],
        })
        const recorded: string[] = []
        for (const one of steps) await take(one, district, recorded)
        const unitId = district.unitIds[asked % district.unitIds.length] ?? ''
        const recount = (await recountOf(context, district.unitIds)).filter(
          (one) => one.windowTo >= year.from && one.windowTo <= year.to,
        )
        const expected = sumOf(recount.filter((one) => one.unitId === unitId || one.above.includes(unitId)))
        const waiting = mustBeDone(await readMatrix(context, unitId, year))
        expect(waiting.total).toEqual(expected)
        const trend = mustBeDone(await readTrend(context, unitId, { unit: 'month', periods: 6 }))
        await followSummary(context)
        expect(await wrongRollUps(context.database, context.tenantId)).toEqual([])
        expect(mustBeDone(await readMatrix(context, unitId, year))).toEqual(waiting)
        expect(mustBeDone(await readTrend(context, unitId, { unit: 'month', periods: 6 }))).toEqual(trend)
      },
    ),
    { numRuns: 20 },
  )
}, 180_000)

it('loses and doubles nothing when work, moves and the job go on at the same time', async () => {
  const { unitIds } = await aDistrict(context, {
    parents: [0, 0, 1],
    moves: [],
    duties: [{ unit: 'month', graceDays: 0 }],
    records: [],
  })
  const [top = '', one = '', two = '', moving = ''] = unitIds
  const today = context.today()
  const recording = Array.from({ length: 40 }, async (_, index) => {
    const occurredOn = today.subtract({ days: index * 4 }).toString()
    await anActivity(context, { unitId: index % 2 === 0 ? moving : two, occurredOn })
  })
  const moves = async (): Promise<void> => {
    for (let turn = 0; turn < 6; turn += 1) {
      const day = today.add({ days: turn * 20 }).toString()
      mustBeDone(await moveUnit(context, { unitId: moving, parentId: turn % 2 === 0 ? two : one, day }))
    }
  }
  const adding = async (): Promise<void> => {
    for (let turn = 0; turn < 40; turn += 1) await addToRollUps(context.database, context.tenantId, 7)
  }
  await Promise.all([...recording, moves(), adding(), adding()])
  const total = sumOf((await recountOf(context, unitIds)).filter(({ windowTo }) => windowTo <= year.to))
  expect(mustBeDone(await readMatrix(context, top, year)).total).toEqual(total)
  await followSummary(context)
  expect(await wrongRollUps(context.database, context.tenantId)).toEqual([])
  expect(mustBeDone(await readMatrix(context, top, year)).total).toEqual(total)
}, 60_000)
