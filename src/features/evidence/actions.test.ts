import { sql } from 'kysely'
import { Temporal } from 'temporal-polyfill'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { ActionContext } from '../../platform/action/context.ts'
import { createTestDatabase, type TestDatabase } from '../../platform/database/test-database.ts'
import { openLocalOwner } from '../access/actions.ts'
import { aDuty, anAssignment } from '../duties/fixtures.ts'
import { readOccurrences } from '../duties/occurrences/page/actions.ts'
import { revokeWaiver, waiveOccurrence } from '../duties/occurrences/waivers/actions.ts'
import { aPost, aUnit, mustBeDone } from '../organisation/fixtures.ts'
import { suggestOccurrences } from './actions.ts'
import { correctActivity, voidActivity } from './correction/actions.ts'
import { aDraft, anActivity } from './fixtures.ts'
import { measureRecordsTogether, recordsOf } from './measures.ts'
import { findDiscrepancies } from './recount/store.ts'

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

let test: TestDatabase
let makeContext: () => Promise<ActionContext>
let context: ActionContext
let now = Temporal.Instant.from('2026-03-20T02:00:00Z')
const files = { put: async () => ({ sha256: '', size: 0 }), get: async () => null }

beforeAll(async () => {
  test = await createTestDatabase()
  makeContext = await openLocalOwner({ database: test.database, files, permissions, now: () => now })
})
afterAll(() => test.drop())
beforeEach(async () => {
  now = Temporal.Instant.from('2026-03-20T02:00:00Z')
  context = await makeContext()
})

const statuses = async (unitId: string, from = '2026-01-01', to = '2026-12-31') =>
  mustBeDone(await readOccurrences(context, { unitId, from, to, limit: 100 })).occurrences.map(
    ({ occurrence, status }) => `${occurrence.periodKey} ${status}`,
  )

describe('recording an activity', () => {
  it('counts for every duty it fits and says how many forms it spared', async () => {
    const { postId, unitId } = await aPost(context, { holder: { name: '李四' } })
    for (const schedule of ['month', 'quarter', 'year'] as const) {
      const dutyId = await aDuty(context, { schedule: { type: 'periodic', unit: schedule, every: 1 } })
      await anAssignment(context, { dutyId, unitId, postId, from: '2026-01-01' })
    }
    const recorded = await anActivity(context, { unitId })
    expect(recorded).toMatchObject({ satisfied: 3, entriesSaved: 2, late: false })
    expect((await statuses(unitId)).slice(0, 5)).toEqual([
      '2026-01 missed',
      '2026-02 missed',
      '2026-03 met',
      '2026-Q1 met',
      '2026-04 upcoming',
    ])
  })

  it('goes to the oldest unmet period whose grace still holds its day, then to its own', async () => {
    const unitId = await aUnit(context)
    const dutyId = await aDuty(context, { graceDays: 25 })
    await anAssignment(context, { dutyId, unitId, from: '2026-02-01' })
    const draft = aDraft(context, { unitId })
    const { occurrenceIds: _, ...bare } = draft
    const offered = mustBeDone(await suggestOccurrences(context, bare))
    expect(offered.occurrences.map(({ windowFrom, ticked }) => [windowFrom, ticked])).toEqual([
      ['2026-02-01', true],
      ['2026-03-01', false],
    ])
    const first = await anActivity(context, { unitId })
    expect(await statuses(unitId, '2026-01-01', '2026-03-31')).toEqual(['2026-02 met_late', '2026-03 open'])
    await anActivity(context, { unitId })
    expect(await statuses(unitId, '2026-01-01', '2026-03-31')).toEqual(['2026-02 met_late', '2026-03 met'])
    mustBeDone(await voidActivity(context, first.id, { revision: 1, reason: '重复' }))
    expect(await statuses(unitId, '2026-01-01', '2026-03-31')).toEqual(['2026-02 open', '2026-03 met'])
  })

  it('lets a correction move the count, and refuses one made from an older revision', async () => {
    const unitId = await aUnit(context)
    await anAssignment(context, { dutyId: await aDuty(context), unitId, from: '2026-02-01' })
    const { id } = await anActivity(context, { unitId })
    const correction = {
      ...aDraft(context, { unitId, occurredOn: '2026-02-10' }),
      revision: 1,
      reason: '日期写错',
    }
    expect(mustBeDone(await correctActivity(context, id, correction))).toMatchObject({
      revision: 2,
      late: true,
    })
    expect(await statuses(unitId, '2026-02-01', '2026-03-31')).toEqual(['2026-02 met', '2026-03 open'])
    const stale = await correctActivity(context, id, correction)
    expect(stale).toMatchObject({ done: false, refusal: { code: 'evidence.stale' } })
  })

  it('asks every member to take part where the duty says so, and the principal to lead', async () => {
    const { postId, unitId } = await aPost(context, { tier: 'principal', holder: { name: '校长' } })
    await aPost(context, { unitId, tier: 'member', holder: { name: '副书记' } })
    await aPost(context, { unitId, tier: 'member', holder: { name: '副校长' } })
    const dutyId = await aDuty(context, {
      schedule: { type: 'periodic', unit: 'year', every: 1 },
      evidence: [
        { measure: 'times', required: 1, kinds: [], ledBy: 'principal' },
        { measure: 'hours_per_person', required: 3, kinds: [], attendedBy: 'member' },
      ],
    })
    await anAssignment(context, { dutyId, unitId, postId, from: '2026-01-01' })
    const seats = await sql<{ id: string; tier: string }>`
      select tenure.person_id as id, tier from tenure join post on post.id = tenure.post_id
      where post.unit_id = ${unitId} order by post.position`.execute(test.database)
    const [head = '', one = '', other = ''] = seats.rows.map(({ id }) => id)
    const led = { personId: head, led: true }
    const at = (personId: string, hours?: number) => ({ personId, led: false, ...(hours ? { hours } : {}) })
    await anActivity(context, { unitId, hours: 2, people: [led, at(one), at(other, 1)] })
    const progress = async () =>
      mustBeDone(
        await readOccurrences(context, { unitId, from: '2026-01-01', to: '2026-12-31', limit: 9 }),
      ).occurrences[0]?.requirements.map(({ achieved }) => achieved)
    expect(await progress()).toEqual([1, 1])
    const second = await anActivity(context, { unitId, hours: 2, people: [at(one), at(other)] })
    expect(await progress()).toEqual([1, 3])
    await anActivity(context, { unitId, hours: 2, people: [at(one)] })
    expect(await progress()).toEqual([1, 3])
    mustBeDone(await voidActivity(context, second.id, { revision: 1, reason: '误录' }))
    expect(await progress()).toEqual([1, 1])
  })

  it('sets the next period of a rolling duty from the day it was last done, and anew when that record is voided', async () => {
    const unitId = await aUnit(context)
    const schedule = { type: 'rolling', every: 2, unit: 'month' } as const
    await anAssignment(context, { dutyId: await aDuty(context, { schedule }), unitId, from: '2026-01-01' })
    const first = await anActivity(context, { unitId, occurredOn: '2026-02-10' })
    expect(await statuses(unitId)).toEqual(['first met', 'after-2026-02-10 open'])
    await anActivity(context, { unitId, occurredOn: '2026-03-01' })
    expect(await statuses(unitId)).toEqual(['first met', 'after-2026-02-10 met', 'after-2026-03-01 open'])
    mustBeDone(await voidActivity(context, first.id, { revision: 1, reason: '未开展' }))
    expect(await statuses(unitId)).toEqual(['first met', 'after-2026-03-01 open'])
  })

  it('keeps every count right while seven clients record, void and waive in the same unit', async () => {
    const { postId, unitId } = await aPost(context, { holder: { name: '王五' } })
    const evidence = [
      { measure: 'times' as const, required: 20, kinds: [] },
      { measure: 'heads' as const, required: 30, kinds: ['inspection'] },
    ]
    const schedule = { type: 'periodic', unit: 'month', every: 1 } as const
    for (let duty = 0; duty < 3; duty += 1)
      await anAssignment(context, { dutyId: await aDuty(context, { schedule, evidence }), unitId, postId })
    const found = await readOccurrences(context, { unitId, from: '2026-03-01', to: '2026-03-31', limit: 9 })
    const [occurrenceId = ''] = mustBeDone(found).occurrences.map(({ occurrence }) => occurrence.id)
    const client = async (number: number) => {
      for (let turn = 0; turn < 8; turn += 1) {
        const { id } = await anActivity(context, { unitId, kind: turn % 2 === 0 ? 'inspection' : 'drill' })
        if (turn % 3 === 0) await voidActivity(context, id, { revision: 1, reason: '重复' })
        if (number === 0 && turn % 4 === 1)
          await waiveOccurrence(context, occurrenceId, { reason: '停课', approver: '局长' })
        if (number === 0 && turn % 4 === 3) await revokeWaiver(context, occurrenceId)
      }
    }
    await Promise.all(Array.from({ length: 7 }, (_, number) => client(number)))
    expect(await findDiscrepancies(test.database, context.tenantId)).toEqual([])
  })

  it('measures the records of a moment, and lists them as they then were', async () => {
    const unitId = await aUnit(context)
    const { id } = await anActivity(context, { unitId, headCount: 5 })
    await anActivity(context, { unitId, headCount: 7, kind: 'drill' })
    const asOf = context.now().toString()
    now = now.add({ hours: 1 })
    const corrected = { ...aDraft(context, { unitId, headCount: 50 }), revision: 1, reason: '人数写错' }
    mustBeDone(await correctActivity(context, id, { ...corrected, title: '改过的标题' }))
    const ground = { unitId, from: '2026-01-01', to: '2026-12-31' }
    const heads = { ...ground, measure: 'heads' } as const
    const measure = async (moment: string) =>
      (
        await measureRecordsTogether(
          test.database,
          context.scope,
          [heads, { ...heads, kinds: ['drill'] }, { ...ground, measure: 'units' }],
          moment,
        )
      ).map(({ value, recordCount }) => [value, recordCount])
    expect(await measure(asOf)).toEqual([
      [12, 2],
      [7, 1],
      [1, 2],
    ])
    expect((await measure(context.now().toString()))[0]).toEqual([57, 2])
    const then = await recordsOf(test.database, context.scope, heads, asOf, { limit: 1 })
    expect(then).toMatchObject({ records: [{ id, revision: 1, title: '安全检查', headCount: 5 }], next: id })
  })
})
