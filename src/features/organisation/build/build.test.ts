import { Temporal } from 'temporal-polyfill'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ActionContext } from '../../../platform/action/context.ts'
import { createTestDatabase, type TestDatabase } from '../../../platform/database/test-database.ts'
import { openLocalOwner } from '../../access/actions.ts'
import { accessPermissions } from '../../access/permissions.ts'
import { aUnit, mustBeDone } from '../fixtures.ts'
import { organisationPermissions } from '../permissions.ts'
import { postsAsOf, subtreeIds, unitsAsOf } from '../store.ts'
import type { OrganisationTables } from '../tables.ts'
import { buildFromPaste, buildFromSheet, checkPaste, checkSheet } from './actions.ts'
import { readDay, tierOfTitle } from './rules.ts'

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

const today = '2026-06-15'
const everything = async () => unitsAsOf(context.database, context.scope, today)
const csv = (...lines: string[]) => new TextEncoder().encode(`${lines.join('\n')}\n`)

const district = `青禾县教育局 [局机关] | 局长：张三（第一责任人）; 安全副局长：李四
  安全科 | 科长：王五; 安全员
  第一小学 | 校长：赵六
    一年级组`

describe('an organisation pasted as an indented list', () => {
  const asked = { underUnitId: null, openedOn: '2026-01-01', text: district }

  it('is shown before anything is written, with what the list left unsaid', async () => {
    const check = mustBeDone(await checkPaste(context, asked))
    expect(check.problems).toEqual([])
    expect(check.counts).toEqual({ units: 4, posts: 5, people: 4, vacant: 1, levels: 3 })
    expect(check.units.map(({ name, kind, depth }) => [depth, name, kind])).toEqual([
      [0, '青禾县教育局', 'bureau'],
      [1, '安全科', 'department'],
      [1, '第一小学', 'school'],
      [2, '一年级组', 'department'],
    ])
    expect(check.units[0]?.posts.map((post) => post.tier)).toEqual(['principal', 'deputy'])
    expect(await everything()).toEqual([])
  })

  it('is then made as it was shown', async () => {
    const built = mustBeDone(await buildFromPaste(context, asked))
    expect([built.units, built.posts, built.people]).toEqual([4, 5, 4])
    const units = await everything()
    expect(units.map(({ depth, name }) => `${depth} ${name}`)).toEqual([
      '0 青禾县教育局',
      '1 安全科',
      '1 第一小学',
      '2 一年级组',
    ])
    const [top] = built.topUnitIds
    expect(await subtreeIds(context.database, context.scope, top ?? '', today)).toHaveLength(4)
    const posts = await postsAsOf(context.database, context.scope, [units[1]?.id ?? ''], today)
    expect(posts.map(({ title, holderName, tier }) => [title, holderName, tier])).toEqual([
      ['科长', '王五', 'principal'],
      ['安全员', null, 'handler'],
    ])
  })

  it('is refused as a whole when one line is wrong: nothing is written', async () => {
    const before = await everything()
    const text = `${district}\n  安全科 | 科长：孙八（党员）`
    const refused = await buildFromPaste(context, { ...asked, text })
    expect(refused.done).toBe(false)
    expect(await everything()).toEqual(before)
    const check = mustBeDone(
      await checkPaste(context, { ...asked, text: `新局\n  甲科\n  甲科\n青禾县教育局` }),
    )
    expect(check.problems.length).toBeGreaterThan(0)
  })

  it('goes below a unit that stands, behind what is there, and not under a name that is taken', async () => {
    const parent = await aUnit(context, { name: '水务局', openedOn: '2026-03-01' })
    await aUnit(context, { name: '防汛科', parentId: parent, openedOn: '2026-03-01' })
    const under = { underUnitId: parent, openedOn: '2026-04-01' }
    mustBeDone(await buildFromPaste(context, { ...under, text: '节水科' }))
    const names = (await everything()).filter((unit) => unit.parentId === parent).map((unit) => unit.name)
    expect(names).toEqual(['防汛科', '节水科'])
    const twin = mustBeDone(await checkPaste(context, { ...under, text: '防汛科' }))
    expect(twin.problems.map(({ code, place }) => [code, place?.line])).toEqual([
      ['organisation.duplicate-unit', 1],
    ])
    const early = await checkPaste(context, { ...under, openedOn: '2026-02-01', text: '人事科' })
    expect(early.done || early.refusal.code).toBe('organisation.parent-not-open')
  })
})

describe('an organisation from a sheet', () => {
  const place = { underUnitId: null, openedOn: '2026-01-01' }

  it('finds parents in the sheet and in the tree, in any order of rows', async () => {
    await aUnit(context, { name: '卫生局', kind: 'bureau' })
    const bytes = csv(
      '单位,上级单位,类别,开办日期,岗位,责任层级,姓名,政治面貌',
      '门诊部,县医院,科室,2026/2/1,主任,直接责任人,周九,群众',
      '县医院,卫生局,医院,2025-09-01,院长,第一责任人,吴十,群众',
    )
    const check = mustBeDone(await checkSheet(context, { ...place, bytes }))
    expect(check.notices.map((notice) => notice.code)).toEqual(['organisation.columns-dropped'])
    expect(check.problems).toEqual([])
    mustBeDone(await buildFromSheet(context, { ...place, bytes }))
    const units = await everything()
    const hospital = units.find((unit) => unit.name === '县医院')
    expect(units.find((unit) => unit.name === '门诊部')).toMatchObject({
      parentId: hospital?.id,
      openedOn: '2026-02-01',
      kind: 'department',
    })
    expect(units.find((unit) => unit.id === hospital?.parentId)?.name).toBe('卫生局')
  })

  it('names every bad row and column, and writes none of the good ones', async () => {
    const bytes = csv(
      '单位,上级单位,类别,开办日期,岗位,责任层级,姓名',
      '好单位,,科室,,主任,,郑一',
      '甲,乙,,,,,',
      '乙,甲,,,,,',
      '丙,没有的局,,,,,',
      '丁,,城堡,,,,',
      '戊,,,2026年13月1日,,,',
      '己,,,,科员,皇帝,王二',
      '庚,,,,科员,,王二（回族）',
      '好单位2,好单位,,2020-01-01,,,',
    )
    const check = mustBeDone(await checkSheet(context, { ...place, bytes }))
    expect(
      check.problems.map(({ code, place: at }) => `${at?.row} ${at?.column?.split(' ')[0]} ${code}`),
    ).toEqual([
      '3 上级单位 organisation.cyclic',
      '5 上级单位 organisation.parent-unknown',
      '6 类别 organisation.unknown-kind',
      '7 开办日期 organisation.bad-day',
      '8 责任层级 organisation.unknown-tier',
      '9 姓名 organisation.bad-person-name',
      '10 开办日期 organisation.parent-not-open',
    ])
    const refused = await buildFromSheet(context, { ...place, bytes })
    expect(!refused.done && refused.refusal.code).toBe('organisation.build-has-problems')
    expect((await everything()).some((unit) => unit.name.startsWith('好单位'))).toBe(false)
  })

  it('refuses what is no sheet', async () => {
    const refused = await checkSheet(context, { ...place, bytes: new Uint8Array(0) })
    expect(refused.done).toBe(false)
  })
})

it('reads days and titles as people write them', () => {
  expect(['2024-9-1', '2024/09/01', '2024.9.1', '2024年9月1日'].map(readDay)).toEqual(
    Array(4).fill('2024-09-01'),
  )
  expect(['2024-02-30', '去年', ''].map(readDay)).toEqual([undefined, undefined, undefined])
  const tiers = ['领导班子', '局长', '安全副校长', '班子成员', '安全员', 'Deputy head', 'Principal'].map(
    tierOfTitle,
  )
  expect(tiers).toEqual(['body', 'principal', 'deputy', 'member', 'handler', 'deputy', 'principal'])
})

it('makes ten thousand units in one go, with the closure complete', async () => {
  const bureaus = Array.from(Array(100).keys(), (bureau) =>
    [
      `第${bureau}局`,
      ...Array.from(Array(99).keys(), (unit) => `  第${bureau}局第${unit}科 | 科长：甲${unit}`),
    ].join('\n'),
  )
  const started = performance.now()
  const built = mustBeDone(
    await buildFromPaste(context, { underUnitId: null, openedOn: '2026-01-01', text: bureaus.join('\n') }),
  )
  const seconds = (performance.now() - started) / 1000
  // Printed, not asserted: a busy machine must not fail the suite.
  process.stdout.write(`10,000 units, 9,900 posts and people: ${seconds.toFixed(1)} s\n`)
  expect([built.units, built.posts, built.people]).toEqual([10_000, 9_900, 9_900])
  const rows = await opened.database
    .withTables<OrganisationTables>()
    .selectFrom('unit_ancestry')
    .select((select) => select.fn.countAll<number>().as('rows'))
    .where('ancestor_id', 'in', [...built.topUnitIds])
    .executeTakeFirstOrThrow()
  expect(rows.rows).toBe(10_000)
}, 120_000)
