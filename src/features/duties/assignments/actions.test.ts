import { Temporal } from 'temporal-polyfill'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Outcome } from '../../../kernel/outcome/outcome.ts'
import type { ActionContext } from '../../../platform/action/context.ts'
import { createTestDatabase, type TestDatabase } from '../../../platform/database/test-database.ts'
import { openLocalOwner } from '../../access/actions.ts'
import { aPost, aUnit, mustBeDone } from '../../organisation/fixtures.ts'
import { memoryFiles } from '../../rulebooks/fixtures.ts'
import { aDuty, anAssignment } from '../fixtures.ts'
import { readOccurrences } from '../occurrences/page/actions.ts'
import { endAssignment, readAssignment, readAssignments, reassign } from './actions.ts'

const permissions = [
  'access.act',
  'organisation.read',
  'organisation.write',
  'duties.read',
  'duties.adopt',
] as const

let test: TestDatabase
let makeContext: () => Promise<ActionContext>
let context: ActionContext
let now = Temporal.Instant.from('2026-03-20T02:00:00Z')

beforeAll(async () => {
  test = await createTestDatabase()
  const options = { database: test.database, files: memoryFiles(), permissions, now: () => now }
  makeContext = await openLocalOwner(options)
})
afterAll(() => test.drop())
beforeEach(async () => {
  context = await makeContext()
})

const codeOf = (outcome: Outcome<unknown>) => (outcome.done ? 'done' : outcome.refusal.code)
const occurrencesOf = async (unitId: string) =>
  mustBeDone(await readOccurrences(context, { unitId, from: '2026-01-01', to: '2026-06-30', limit: 100 }))
    .occurrences

/** A unit whose safety officer answers for a monthly duty since January. */
async function aUnitAtWork() {
  const { unitId, postId } = await aPost(context, { title: '安全员', holder: { name: '张三' } })
  const dutyId = await aDuty(context)
  const assignmentId = await anAssignment(context, { dutyId, unitId, postId, from: '2026-01-01' })
  return { unitId, postId, dutyId, assignmentId }
}

describe('who answers for what', () => {
  it('shows a vacant post, and to whom its duty rises', async () => {
    const unitId = await aUnit(context)
    const { postId } = await aPost(context, { unitId, title: '安全员' })
    await aPost(context, { unitId, title: '科长', tier: 'principal', holder: { name: '王五' } })
    await anAssignment(context, { dutyId: await aDuty(context), unitId, postId })
    const list = mustBeDone(await readAssignments(context, { unitId, limit: 10 }))
    expect(list).toMatchObject({ total: 1, vacant: 1, next: null })
    expect(list.assignments[0]).toMatchObject({
      post: { title: '安全员', holderName: null },
      answer: { title: '科长', holderName: '王五' },
      risen: true,
    })
    expect(
      mustBeDone(await readAssignments(context, { unitId, vacant: true, limit: 10 })).assignments,
    ).toHaveLength(1)
  })

  it('reaches the units below, and goes on page by page', async () => {
    const parentId = await aUnit(context)
    const children = [await aUnit(context, { parentId }), await aUnit(context, { parentId })]
    const dutyId = await aDuty(context)
    for (const unitId of children) await anAssignment(context, { dutyId, unitId })
    const first = mustBeDone(await readAssignments(context, { unitId: parentId, limit: 1 }))
    expect(first).toMatchObject({ total: 2 })
    const cursor = first.next ?? ''
    const second = mustBeDone(await readAssignments(context, { unitId: parentId, limit: 1, cursor }))
    expect(second.next).toBeNull()
    expect([...first.assignments, ...second.assignments].map(({ unitId }) => unitId).toSorted()).toEqual(
      children.toSorted(),
    )
  })
})

describe('giving an assignment to another post', () => {
  it('acts from its day; who answered for what has closed stays', async () => {
    const { unitId, assignmentId } = await aUnitAtWork()
    const { postId } = await aPost(context, { unitId, title: '办公室主任', holder: { name: '李四' } })
    mustBeDone(await reassign(context, { assignmentIds: [assignmentId], postId, from: '2026-02-15' }))
    const answers = (await occurrencesOf(unitId)).map(
      ({ occurrence, post }) => `${occurrence.periodKey} ${post?.holderName}`,
    )
    expect(answers.slice(0, 3)).toEqual(['2026-01 张三', '2026-02 张三', '2026-03 李四'])
    const { stretches } = mustBeDone(await readAssignment(context, assignmentId))
    expect(stretches.map(({ title, from, to }) => [title, from, to])).toEqual([
      ['安全员', '2026-01-01', '2026-02-15'],
      ['办公室主任', '2026-02-15', null],
    ])
  })

  it('refuses a post of another unit, one that is not there yet, and a day outside the assignment', async () => {
    const { unitId, assignmentId } = await aUnitAtWork()
    const elsewhere = await aPost(context)
    const later = await aPost(context, { unitId, openedOn: '2026-05-01' })
    const to = (postId: string, from: string) =>
      reassign(context, { assignmentIds: [assignmentId], postId, from })
    expect(codeOf(await to(elsewhere.postId, '2026-04-01'))).toBe('assignment.post-unfit')
    expect(codeOf(await to(later.postId, '2026-04-01'))).toBe('assignment.post-unfit')
    expect(codeOf(await to(later.postId, '2025-12-31'))).toBe('assignment.not-in-force')
    expect(codeOf(await to(later.postId, '2026-05-01'))).toBe('done')
  })
})

describe('ending an assignment', () => {
  it('sees the open period through, or withdraws it', async () => {
    for (const [openPeriod, left] of [
      ['keep', ['2026-01', '2026-02', '2026-03']],
      ['withdraw', ['2026-01', '2026-02']],
    ] as const) {
      const { unitId, assignmentId } = await aUnitAtWork()
      mustBeDone(
        await endAssignment(context, assignmentId, { from: '2026-03-20', openPeriod, reason: '职能划转' }),
      )
      expect((await occurrencesOf(unitId)).map(({ occurrence }) => occurrence.periodKey)).toEqual(left)
    }
  })

  it('refuses to end before a period that has closed, and to end twice', async () => {
    const { assignmentId } = await aUnitAtWork()
    const end = (from: string) =>
      endAssignment(context, assignmentId, { from, openPeriod: 'keep', reason: '划转' })
    expect(codeOf(await end('2026-02-01'))).toBe('assignment.before-closed-period')
    expect(codeOf(await end('2026-03-20'))).toBe('done')
    expect(codeOf(await end('2026-04-01'))).toBe('assignment.not-in-force')
  })
})
