import { Temporal } from 'temporal-polyfill'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { ActionContext } from '../../../platform/action/context.ts'
import { createTestDatabase, type TestDatabase } from '../../../platform/database/test-database.ts'
import { openLocalOwner } from '../../access/actions.ts'
import { accessPermissions } from '../../access/permissions.ts'
import { mustBeDone } from '../fixtures.ts'
import { organisationPermissions } from '../permissions.ts'
import { changeTenant, readTenant } from '../tenant/actions.ts'
import { addTerm, changeTerm, confirmYear, readCalendar, removeTerm, setDay } from './actions.ts'

let opened: TestDatabase
let owner: () => Promise<ActionContext>
let context: ActionContext

beforeAll(async () => {
  opened = await createTestDatabase()
  owner = await openLocalOwner({
    database: opened.database,
    files: { put: () => Promise.reject(new Error('unused')), get: () => Promise.resolve(null) },
    permissions: [...accessPermissions, ...organisationPermissions],
    now: () => Temporal.Instant.from('2026-06-15T18:00:00Z'),
  })
  context = await owner()
})
afterAll(() => opened.drop())

const dayOf = async (day: string) =>
  mustBeDone(await readCalendar(context, Number(day.slice(0, 4)))).year.days.find((each) => each.day === day)

it('follows the official calendar, make-up days included, until the tenant says otherwise', async () => {
  expect(await dayOf('2025-10-01')).toMatchObject({
    working: false,
    source: 'official',
    name: { zh: '国庆节' },
  })
  expect(await dayOf('2025-09-28')).toMatchObject({ working: true, source: 'official' })
  expect(await dayOf('2025-11-03')).toMatchObject({ working: true, source: 'week', name: null })
  mustBeDone(await setDay(context, { day: '2025-11-03', kind: 'off', name: '校庆' }))
  expect(await dayOf('2025-11-03')).toEqual({
    day: '2025-11-03',
    working: false,
    source: 'own',
    name: { zh: '校庆', en: '校庆' },
  })
  mustBeDone(await setDay(context, { day: '2025-11-03', kind: null, name: '' }))
  expect(await dayOf('2025-11-03')).toMatchObject({ working: true, source: 'week' })
})

it('says whether a year’s holidays are known, and lets the tenant confirm its own', async () => {
  const year = async (number: number) => mustBeDone(await readCalendar(context, number)).year
  expect(await year(2025)).toMatchObject({ published: true, confirmed: false, workingDays: 248 })
  expect(await year(2090)).toMatchObject({ published: false, confirmed: false })
  mustBeDone(await confirmYear(context, { year: 2090, confirmed: true }))
  expect(await year(2090)).toMatchObject({ published: false, confirmed: true })
  mustBeDone(await confirmYear(context, { year: 2090, confirmed: false }))
  expect(await year(2090)).toMatchObject({ confirmed: false })
})

it('keeps terms apart and in order', async () => {
  const spring = { name: '2025-2026 学年第二学期', startsOn: '2026-02-23', endsOn: '2026-07-05' }
  const autumn = { name: '2025-2026 学年第一学期', startsOn: '2025-09-01', endsOn: '2026-01-25' }
  const { termId } = mustBeDone(await addTerm(context, spring))
  mustBeDone(await addTerm(context, autumn))
  const overlapping = await addTerm(context, { ...autumn, startsOn: '2026-01-25', endsOn: '2026-02-01' })
  expect(!overlapping.done && overlapping.refusal).toMatchObject({
    code: 'calendar.terms-overlap',
    place: { field: 'startsOn' },
  })
  const backwards = await changeTerm(context, { ...spring, id: termId, endsOn: '2026-02-22' })
  expect(!backwards.done && backwards.refusal.code).toBe('calendar.term-backwards')
  mustBeDone(await changeTerm(context, { ...spring, id: termId, endsOn: '2026-07-10' }))
  const terms = async () => mustBeDone(await readCalendar(context, 2026)).settings.terms
  expect((await terms()).map((term) => term.endsOn)).toEqual(['2026-01-25', '2026-07-10'])
  mustBeDone(await removeTerm(context, termId))
  expect(await terms()).toHaveLength(1)
  const gone = await removeTerm(context, termId)
  expect(!gone.done && gone.refusal.code).toBe('organisation.term.not-found')
})

it('lets the tenant’s settings hold from the next action on', async () => {
  expect(mustBeDone(await readTenant(context))).toMatchObject({
    timeZone: 'Asia/Shanghai',
    today: '2026-06-16',
  })
  mustBeDone(
    await changeTenant(context, { name: '青禾县教育局', timeZone: 'Europe/Berlin', lateAfterDays: 3 }),
  )
  expect(mustBeDone(await readTenant(await owner()))).toMatchObject({
    name: '青禾县教育局',
    lateAfterDays: 3,
    today: '2026-06-15',
  })
})
