import { Temporal } from 'temporal-polyfill'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ActionContext } from '../../../platform/action/context.ts'
import { createTestDatabase, type TestDatabase } from '../../../platform/database/test-database.ts'
import { openLocalOwner } from '../../access/actions.ts'
import { accessPermissions } from '../../access/permissions.ts'
import type { AuditTables } from '../../audit/tables.ts'
import { aPerson, aPost, aUnit, mustBeDone } from '../fixtures.ts'
import { personNameSchema } from '../model.ts'
import { organisationPermissions } from '../permissions.ts'
import { peopleOf, postsAsOf } from '../store.ts'
import { renameUnit } from '../units/actions.ts'
import { addPost, appoint, closePost, handOver, listPeople, renamePerson } from './actions.ts'

let opened: TestDatabase
let context: ActionContext

beforeAll(async () => {
  opened = await createTestDatabase()
  const owner = await openLocalOwner({
    database: opened.database,
    files: { put: () => Promise.reject(new Error('unused')), get: () => Promise.resolve(null) },
    permissions: [...accessPermissions, ...organisationPermissions],
    now: () => Temporal.Instant.from('2026-06-15T08:00:00Z'),
  })
  context = await owner()
})
afterAll(() => opened.drop())

const codeOf = (outcome: { done: boolean; refusal?: { code: string } }) => outcome.refusal?.code ?? 'done'
const holderOn = async (unitId: string, day: string) =>
  (await postsAsOf(context.database, context.scope, [unitId], day)).map((post) => post.holderName)

describe('a handover', () => {
  it('ends one tenure and begins the next on the same day; every day before stays as it was', async () => {
    const { postId, unitId } = await aPost(context, { holder: { name: '张三' } })
    mustBeDone(await handOver(context, { postId, day: '2026-03-01', to: { name: '李四' } }))
    expect(await holderOn(unitId, '2026-02-28')).toEqual(['张三'])
    expect(await holderOn(unitId, '2026-03-01')).toEqual(['李四'])
  })

  it('dated before a later one lasts until that one', async () => {
    const { postId, unitId } = await aPost(context, { holder: { name: '甲' } })
    mustBeDone(await handOver(context, { postId, day: '2026-09-01', to: { name: '丙' } }))
    mustBeDone(await handOver(context, { postId, day: '2026-07-01', to: { name: '乙' } }))
    expect(await holderOn(unitId, '2026-06-30')).toEqual(['甲'])
    expect(await holderOn(unitId, '2026-08-31')).toEqual(['乙'])
    expect(await holderOn(unitId, '2026-09-01')).toEqual(['丙'])
  })

  it('can leave the post vacant, and fill it later', async () => {
    const { postId, unitId } = await aPost(context, { holder: { name: '赵六' } })
    mustBeDone(await handOver(context, { postId, day: '2026-04-01', to: null }))
    expect(await holderOn(unitId, '2026-04-01')).toEqual([null])
    expect(codeOf(await handOver(context, { postId, day: '2026-04-02', to: null }))).toBe(
      'organisation.already-vacant',
    )
    const personId = await aPerson(context, '钱七')
    mustBeDone(await handOver(context, { postId, day: '2026-05-01', to: { personId } }))
    expect(await holderOn(unitId, '2026-05-01')).toEqual(['钱七'])
    const again = await handOver(context, { postId, day: '2026-06-01', to: { personId } })
    expect(codeOf(again)).toBe('organisation.same-holder')
  })

  it('is refused outside the life of the post, and to somebody unknown', async () => {
    const { postId } = await aPost(context, { openedOn: '2025-01-01' })
    const to = { name: '孙八' }
    expect(codeOf(await handOver(context, { postId, day: '2024-12-31', to }))).toBe(
      'organisation.post-not-open',
    )
    const nobody = { personId: context.newId() }
    expect(codeOf(await handOver(context, { postId, day: '2026-01-01', to: nobody }))).toBe(
      'organisation.person.not-found',
    )
    mustBeDone(await closePost(context, { postId, day: '2026-01-01' }))
    expect(codeOf(await handOver(context, { postId, day: '2026-01-01', to }))).toBe(
      'organisation.post-closed',
    )
    const unknown = await handOver(context, { postId: context.newId(), day: '2026-01-01', to })
    expect(codeOf(unknown)).toBe('organisation.post.not-found')
  })
})

describe('a tenure', () => {
  it('of the past can be entered, where it shares no day with another', async () => {
    const { postId, unitId } = await aPost(context)
    const person = { name: '周九' }
    mustBeDone(await appoint(context, { postId, person, from: '2022-01-01', to: '2023-01-01' }))
    mustBeDone(await appoint(context, { postId, person: { name: '吴十' }, from: '2023-01-01', to: null }))
    expect(await holderOn(unitId, '2022-12-31')).toEqual(['周九'])
    expect(await holderOn(unitId, '2026-06-15')).toEqual(['吴十'])
    const overlapping = await appoint(context, { postId, person, from: '2022-06-01', to: '2022-07-01' })
    expect(codeOf(overlapping)).toBe('organisation.tenure-overlap')
    const backwards = await appoint(context, { postId, person, from: '2021-06-01', to: '2021-06-01' })
    expect(codeOf(backwards)).toBe('organisation.tenure-backwards')
  })

  it('ends when its post closes, unless the next one is already planned', async () => {
    const { postId, unitId } = await aPost(context, { holder: { name: '郑一' } })
    mustBeDone(await handOver(context, { postId, day: '2026-08-01', to: { name: '王二' } }))
    expect(codeOf(await closePost(context, { postId, day: '2026-07-01' }))).toBe(
      'organisation.planned-change',
    )
    mustBeDone(await closePost(context, { postId, day: '2026-10-01' }))
    expect(await holderOn(unitId, '2026-09-30')).toEqual(['王二'])
    expect(await holderOn(unitId, '2026-10-01')).toEqual([])
  })
})

it('shows who holds what, in the words of the day', async () => {
  const unitId = await aUnit(context, { name: '旧科' })
  mustBeDone(await renameUnit(context, { unitId, name: '新科', day: '2026-05-01' }))
  const personId = await aPerson(context, '多岗')
  await aPost(context, { unitId, title: '科长', tier: 'principal', holder: { personId } })
  await aPost(context, { unitId, title: '安全员', holder: { personId } })
  const on = async (day: string) =>
    (await peopleOf(context.database, context.scope, day)).find((person) => person.id === personId)?.posts
  expect((await on('2026-04-30'))?.map((post) => `${post.unitName} ${post.title}`)).toEqual([
    '旧科 科长',
    '旧科 安全员',
  ])
  expect((await on('2026-05-01'))?.map((post) => post.unitName)).toEqual(['新科', '新科'])
  expect(await on('2019-12-31')).toEqual([])
})

it('opens posts only while the unit stands', async () => {
  const unitId = await aUnit(context, { openedOn: '2025-01-01' })
  const early = await addPost(context, { unitId, title: '馆长', tier: 'principal', openedOn: '2024-01-01' })
  expect(codeOf(early)).toBe('organisation.before-opened')
})

it('renames a person everywhere and keeps the names out of the audit log', async () => {
  const personId = await aPerson(context, '误写名')
  mustBeDone(await renamePerson(context, { personId, name: '正写名' }))
  const people = mustBeDone(await listPeople(context, '2026-06-15'))
  expect(people.find((person) => person.id === personId)?.name).toBe('正写名')
  const entries = await opened.database
    .withTables<AuditTables>()
    .selectFrom('audit_entry')
    .selectAll()
    .execute()
  expect(entries.filter((entry) => entry.subject_id === personId).map((entry) => entry.action)).toEqual([
    'person.add',
    'person.rename',
  ])
  expect(JSON.stringify(entries)).not.toMatch(/误写名|正写名/)
})

it('takes a name alone: no notes in brackets, where views, faith and ethnicity would slip in', () => {
  expect(personNameSchema.safeParse('阿依古丽·买买提').success).toBe(true)
  expect(personNameSchema.safeParse('张三（党员）').success).toBe(false)
  expect(personNameSchema.safeParse('张三/群众').success).toBe(false)
})
