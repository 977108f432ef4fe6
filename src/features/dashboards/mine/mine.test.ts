import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ActionContext } from '../../../platform/action/context.ts'
import { createTestDatabase, type TestDatabase } from '../../../platform/database/test-database.ts'
import { openLocalOwner } from '../../access/actions.ts'
import { aDuty, anAssignment } from '../../duties/fixtures.ts'
import { anActivity } from '../../evidence/fixtures.ts'
import { aPerson, aPost, mustBeDone } from '../../organisation/fixtures.ts'
import type { DueItem } from '../model.ts'
import { sortDue } from '../rules.ts'
import { readMine } from './actions.ts'

const permissions = [
  'access.act',
  'organisation.read',
  'organisation.write',
  'duties.read',
  'evidence.record',
  'dashboards.read',
] as const

let test: TestDatabase
let context: ActionContext
const files = { put: async () => ({ sha256: '', size: 0 }), get: async () => null }

beforeAll(async () => {
  test = await createTestDatabase()
  const now = () => Temporal.Instant.from('2026-06-03T02:00:00Z')
  const makeContext = await openLocalOwner({ database: test.database, files, permissions, now })
  context = await makeContext()
})
afterAll(() => test.drop())

const titlesOf = (items: readonly DueItem[]) => items.map(({ dutyTitle }) => dutyTitle)

describe('what waits', () => {
  it('lies in the list of how soon it must be done, and leaves it once it is met', async () => {
    const { postId, unitId } = await aPost(context)
    const given = [
      { title: '每月', unit: 'month', graceDays: 10 },
      { title: '每日', unit: 'day', graceDays: 0 },
      { title: '每周', unit: 'week', graceDays: 0 },
      { title: '每年', unit: 'year', graceDays: 0 },
    ] as const
    for (const { title, unit, graceDays } of given) {
      const dutyId = await aDuty(context, {
        title,
        graceDays,
        schedule: { type: 'periodic', unit, every: 1 },
      })
      await anAssignment(context, { dutyId, unitId, postId, from: '2026-05-01' })
    }
    const before = mustBeDone(await readMine(context, { unitId }))
    // May's is in its days of grace; June's waits, and so does the year.
    expect(titlesOf(before.overdue)).toEqual(['每月'])
    expect(titlesOf(before.dueToday)).toEqual(['每日'])
    expect(titlesOf(before.week)).toEqual(['每周'])
    expect(titlesOf(before.later)).toEqual(['每月', '每年'])
    expect(new Set(titlesOf(before.missed))).toEqual(new Set(['每日', '每周']))
    await anActivity(context, { unitId })
    const after = mustBeDone(await readMine(context, { unitId }))
    expect(titlesOf([...after.overdue, ...after.dueToday, ...after.week])).toEqual([])
    expect(titlesOf(after.later)).toEqual(['每月'])
  })

  it('shows a person what the posts held today answer for', async () => {
    const personId = await aPerson(context, '王五')
    const { postId, unitId } = await aPost(context, { holder: { personId } })
    const other = await aPost(context, { unitId, title: '值班员', holder: { name: '赵六' } })
    const own = await aDuty(context, { title: '本人的' })
    const others = await aDuty(context, { title: '别人的' })
    await anAssignment(context, { dutyId: own, unitId, postId, from: '2026-06-01' })
    await anAssignment(context, { dutyId: others, unitId, postId: other.postId, from: '2026-06-01' })
    const mine = mustBeDone(await readMine(context, { personId }))
    expect(titlesOf(mine.later)).toEqual(['本人的'])
    expect(mine.later[0]).toMatchObject({ holderName: '王五', required: 1, achieved: 0 })
  })
})

describe('sorting what waits', () => {
  const day = fc
    .integer({ min: -40, max: 60 })
    .map((days) => Temporal.PlainDate.from('2026-06-03').add({ days }).toString())
  const item = fc
    .tuple(day, fc.nat({ max: 30 }))
    .map(([windowTo, grace]) => ({
      windowTo,
      closesOn: Temporal.PlainDate.from(windowTo).add({ days: grace }).toString(),
    }))
    .map((days) => days as DueItem)

  it('puts each into exactly one list, none past its closing day among what still waits', () => {
    fc.assert(
      fc.property(fc.array(item), day, (items, today) => {
        const { overdue, dueToday, week, later, missed } = sortDue(
          items,
          Temporal.PlainDate.from(today),
          false,
        )
        const lists = [overdue, dueToday, week, later, missed]
        expect(lists.flat().length).toBe(items.length)
        expect(new Set(lists.flat())).toEqual(new Set(items))
        for (const { closesOn } of [overdue, dueToday, week, later].flat())
          expect(closesOn >= today).toBe(true)
        for (const { closesOn } of missed) expect(closesOn < today).toBe(true)
        for (const one of overdue) expect(one.windowTo < today).toBe(true)
        const weekEnds = Temporal.PlainDate.from(today).add({ days: 6 }).toString()
        for (const one of week) expect(one.windowTo > today && one.windowTo <= weekEnds).toBe(true)
      }),
    )
  })
})
