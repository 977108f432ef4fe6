import { Hono } from 'hono'
import { Temporal } from 'temporal-polyfill'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { ActionContext } from '../../platform/action/context.ts'
import { createTestDatabase, type TestDatabase } from '../../platform/database/test-database.ts'
import type { RouteEnvironment } from '../../platform/http/context.ts'
import { openLocalOwner } from '../access/actions.ts'
import { accessPermissions } from '../access/permissions.ts'
import { organisationPermissions } from './permissions.ts'
import { organisationRoutes } from './routes.ts'

let opened: TestDatabase
let context: ActionContext
const api = new Hono<RouteEnvironment>()
  .use(async (c, next) => {
    c.set('action', context)
    await next()
  })
  .route('/', organisationRoutes)

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

async function ask(path: string, method = 'GET', body?: unknown) {
  const json =
    body === undefined ? {} : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }
  const response = await api.request(path, { method, ...json })
  return { status: response.status, answer: await response.json() }
}

it('serves the tree of a day from what was created, moved and filled', async () => {
  expect((await ask('/facts')).answer).toMatchObject({ data: { tenant: { name: '本单位' }, units: [] } })
  const unit = { parentId: null, name: '教育局', kind: 'bureau', openedOn: '2026-01-01' }
  const created = await ask('/units', 'POST', unit)
  const { unitId } = created.answer.data
  await ask('/posts', 'POST', { unitId, title: '局长', tier: 'principal', openedOn: '2026-01-01' })
  const tree = await ask('/units?day=2026-06-15')
  expect(tree.answer.data.units).toMatchObject([{ id: unitId, name: '教育局', posts: 1, vacant: 1 }])
  expect(tree.answer.permissions).toContain('organisation.write')
  expect((await ask('/units?day=2025-12-31')).answer.data.units).toEqual([])
})

it('answers a refusal with its status, both sentences and the field', async () => {
  const again = { parentId: null, name: '教育局', kind: 'bureau', openedOn: '2026-01-01' }
  expect(await ask('/units', 'POST', again)).toMatchObject({
    status: 422,
    answer: { refusal: { code: 'organisation.duplicate-unit', place: { field: 'name' } } },
  })
  expect(await ask(`/units/${context.newId()}`)).toMatchObject({ status: 404 })
  expect(await ask('/units?day=yesterday')).toMatchObject({
    status: 422,
    answer: { refusal: { code: 'request.invalid', place: { field: 'day' } } },
  })
})

it('takes a sheet as a form, and gives a template that it can read back', async () => {
  const template = await api.request('/build/template?language=zh')
  expect(template.status).toBe(200)
  const form = new FormData()
  form.set('underUnitId', '')
  form.set('openedOn', '2026-01-01')
  form.set('file', new File([await template.arrayBuffer()], '模板.xlsx'))
  const checked = await api.request('/build/sheet/check', { method: 'POST', body: form })
  expect(await checked.json()).toMatchObject({
    data: { problems: [], counts: { units: 3, posts: 4, people: 3, vacant: 1 } },
  })
})

it('changes the calendar of a year', async () => {
  expect(await ask('/calendar/days/2026-06-16', 'PUT', { kind: 'off', name: '' })).toMatchObject({
    status: 200,
  })
  const year = await ask('/calendar/years/2026')
  expect(year.answer.data.settings.overrides).toEqual([{ day: '2026-06-16', kind: 'off' }])
  expect(await ask('/calendar/years/1066')).toMatchObject({ status: 422 })
})
