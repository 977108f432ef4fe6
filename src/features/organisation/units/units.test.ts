import { Temporal } from 'temporal-polyfill'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ActionContext } from '../../../platform/action/context.ts'
import { createTestDatabase, type TestDatabase } from '../../../platform/database/test-database.ts'
import { openLocalOwner } from '../../access/actions.ts'
import { accessPermissions } from '../../access/permissions.ts'
import { aPost, aUnit, mustBeDone } from '../fixtures.ts'
import { organisationPermissions } from '../permissions.ts'
import { postsAsOf, subtreeIds, unitsAsOf } from '../store.ts'
import { closeUnit, createUnit, readUnit, renameUnit, reorderUnits } from './actions.ts'
import { moveUnit, previewMove } from './moves/actions.ts'

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
const parentOn = async (unitId: string, day: string) =>
  (await unitsAsOf(context.database, context.scope, day)).find((unit) => unit.id === unitId)?.parentId

describe('a unit', () => {
  it('stands from the day it opens, under its parent, in the order of the tree', async () => {
    const bureau = await aUnit(context, { name: '青禾县教育局', kind: 'bureau', openedOn: '2024-01-01' })
    const school = await aUnit(context, {
      name: '第一小学',
      kind: 'school',
      parentId: bureau,
      openedOn: '2025-09-01',
    })
    const section = await aUnit(context, { name: '安全科', parentId: bureau, openedOn: '2024-01-01' })
    const names = async (day: string) =>
      (await unitsAsOf(context.database, context.scope, day))
        .filter((unit) => [bureau, school, section].includes(unit.id))
        .map((unit) => `${unit.depth}${unit.name}`)
    expect(await names('2023-12-31')).toEqual([])
    expect(await names('2025-08-31')).toEqual(['0青禾县教育局', '1安全科'])
    expect(await names('2025-09-01')).toEqual(['0青禾县教育局', '1第一小学', '1安全科'])
    expect((await subtreeIds(context.database, context.scope, bureau, '2025-09-01')).toSorted()).toEqual(
      [bureau, school, section].toSorted(),
    )
  })

  it('is refused with a reason when it would not fit', async () => {
    const parent = await aUnit(context, { name: '甲局', openedOn: '2024-05-01' })
    await aUnit(context, { name: '办公室', parentId: parent, openedOn: '2024-05-01' })
    const asked = { parentId: parent, name: '办公室', kind: 'department', openedOn: '2025-01-01' }
    expect(codeOf(await createUnit(context, asked))).toBe('organisation.duplicate-unit')
    expect(codeOf(await createUnit(context, { ...asked, kind: 'castle' }))).toBe('organisation.unknown-kind')
    const early = await createUnit(context, { ...asked, name: '人事科', openedOn: '2024-04-30' })
    expect(codeOf(early)).toBe('organisation.parent-not-open')
    const orphan = await createUnit(context, { ...asked, parentId: context.newId() })
    expect(codeOf(orphan)).toBe('organisation.unit.not-found')
  })

  it('keeps its former names, and the day it changed', async () => {
    const unit = await aUnit(context, { name: '电教馆', openedOn: '2024-01-01' })
    mustBeDone(await renameUnit(context, { unitId: unit, name: '教育信息中心', day: '2025-03-01' }))
    const nameOn = async (day: string) =>
      (await unitsAsOf(context.database, context.scope, day)).find((each) => each.id === unit)?.name
    expect(await nameOn('2025-02-28')).toBe('电教馆')
    expect(await nameOn('2025-03-01')).toBe('教育信息中心')
    const early = await renameUnit(context, { unitId: unit, name: '别名', day: '2023-12-31' })
    expect(codeOf(early)).toBe('organisation.before-opened')
    const card = mustBeDone(await readUnit(context, unit))
    expect(card.names.map(({ name, from, to }) => [name, from, to])).toEqual([
      ['电教馆', '2024-01-01', '2025-03-01'],
      ['教育信息中心', '2025-03-01', null],
    ])
  })

  it('may take a name that a sibling has given up, but not one that a sibling bears', async () => {
    const parent = await aUnit(context)
    const first = await aUnit(context, { parentId: parent, name: '一科' })
    const second = await aUnit(context, { parentId: parent, name: '二科' })
    expect(codeOf(await renameUnit(context, { unitId: second, name: '一科', day: '2026-01-01' }))).toBe(
      'organisation.duplicate-unit',
    )
    mustBeDone(await renameUnit(context, { unitId: first, name: '综合科', day: '2026-01-01' }))
    expect(codeOf(await renameUnit(context, { unitId: second, name: '一科', day: '2025-12-31' }))).toBe(
      'organisation.duplicate-unit',
    )
    mustBeDone(await renameUnit(context, { unitId: second, name: '一科', day: '2026-01-01' }))
  })

  it('is put in order among its siblings, all of them at once', async () => {
    const parent = await aUnit(context)
    const ids = [await aUnit(context, { parentId: parent }), await aUnit(context, { parentId: parent })]
    const reversed = ids.toReversed()
    mustBeDone(await reorderUnits(context, { parentId: parent, unitIds: reversed }))
    const rows = await unitsAsOf(context.database, context.scope, '2026-06-15')
    expect(rows.filter((row) => row.parentId === parent).map((row) => row.id)).toEqual(reversed)
    const partial = await reorderUnits(context, { parentId: parent, unitIds: ids.slice(1) })
    expect(codeOf(partial)).toBe('organisation.order.stale')
  })

  it('closes with everything below it, and only when nothing is planned there', async () => {
    const parent = await aUnit(context, { name: '待撤局' })
    const child = await aUnit(context, { parentId: parent, name: '待撤科' })
    const { postId } = await aPost(context, { unitId: child, holder: { name: '王五' } })
    const asked = { unitId: parent, day: '2026-07-01', withSubunits: false }
    expect(codeOf(await closeUnit(context, asked))).toBe('organisation.has-subunits')
    const elsewhere = await aUnit(context)
    mustBeDone(await moveUnit(context, { unitId: child, parentId: elsewhere, day: '2026-09-01' }))
    const withSubunits = { ...asked, withSubunits: true }
    expect(codeOf(await closeUnit(context, withSubunits))).toBe('organisation.planned-change')
    mustBeDone(await moveUnit(context, { unitId: child, parentId: parent, day: '2026-09-01' }))
    expect(mustBeDone(await closeUnit(context, withSubunits))).toEqual({ closed: 2 })
    const posts = async (day: string) =>
      (await postsAsOf(context.database, context.scope, [child], day)).map((post) => post.id)
    expect(await posts('2026-06-30')).toEqual([postId])
    expect(await posts('2026-07-01')).toEqual([])
    expect(await subtreeIds(context.database, context.scope, parent, '2026-07-01')).toEqual([])
    expect(codeOf(await closeUnit(context, withSubunits))).toBe('organisation.after-closed')
  })
})

describe('a move', () => {
  it('acts from its day, past or to come, and the day before stays as it was', async () => {
    const [one, other] = [await aUnit(context, { name: '东局' }), await aUnit(context, { name: '西局' })]
    const unit = await aUnit(context, { parentId: one, name: '流动科' })
    const below = await aUnit(context, { parentId: unit, name: '流动组' })
    mustBeDone(await moveUnit(context, { unitId: unit, parentId: other, day: '2027-01-01' }))
    mustBeDone(await moveUnit(context, { unitId: unit, parentId: null, day: '2025-01-01' }))
    expect(await parentOn(unit, '2024-12-31')).toBe(one)
    expect(await parentOn(unit, '2026-12-31')).toBe(null)
    expect(await parentOn(unit, '2027-01-01')).toBe(other)
    expect(await subtreeIds(context.database, context.scope, other, '2026-12-31')).toEqual([other])
    expect(await subtreeIds(context.database, context.scope, other, '2027-01-01')).toContain(below)
    expect(await subtreeIds(context.database, context.scope, one, '2024-12-31')).toContain(below)
  })

  it('says beforehand what it touches and until when it holds', async () => {
    const [one, other] = [await aUnit(context, { name: '南局' }), await aUnit(context, { name: '北局' })]
    const unit = await aUnit(context, { parentId: one, name: '审计科' })
    await aPost(context, { unitId: unit })
    mustBeDone(await moveUnit(context, { unitId: unit, parentId: null, day: '2027-01-01' }))
    expect(
      mustBeDone(await previewMove(context, { unitId: unit, parentId: other, day: '2026-07-01' })),
    ).toEqual({
      name: '审计科',
      from: { id: one, name: '南局' },
      to: { id: other, name: '北局' },
      day: '2026-07-01',
      until: '2027-01-01',
      units: 1,
      posts: 1,
    })
  })

  it('is refused when it would make a circle on any of its days', async () => {
    const top = await aUnit(context)
    const middle = await aUnit(context, { parentId: top })
    const bottom = await aUnit(context, { parentId: middle })
    expect(codeOf(await moveUnit(context, { unitId: top, parentId: bottom, day: '2026-07-01' }))).toBe(
      'organisation.cyclic',
    )
    expect(codeOf(await moveUnit(context, { unitId: top, parentId: top, day: '2026-07-01' }))).toBe(
      'organisation.cyclic',
    )
    mustBeDone(await moveUnit(context, { unitId: bottom, parentId: null, day: '2026-07-01' }))
    mustBeDone(await moveUnit(context, { unitId: top, parentId: bottom, day: '2026-08-01' }))
    // Below `top` until July, above it from August: in between neither.
    const tooEarly = await moveUnit(context, { unitId: bottom, parentId: middle, day: '2026-07-15' })
    expect(codeOf(tooEarly)).toBe('organisation.cyclic')
  })

  it('is refused before the unit opened, and under a parent that already bears the name', async () => {
    const target = await aUnit(context)
    const unit = await aUnit(context, { name: '财务科', openedOn: '2025-01-01' })
    expect(codeOf(await moveUnit(context, { unitId: unit, parentId: target, day: '2024-12-31' }))).toBe(
      'organisation.before-opened',
    )
    await aUnit(context, { parentId: target, name: '财务科' })
    expect(codeOf(await moveUnit(context, { unitId: unit, parentId: target, day: '2026-07-01' }))).toBe(
      'organisation.duplicate-unit',
    )
  })
})
