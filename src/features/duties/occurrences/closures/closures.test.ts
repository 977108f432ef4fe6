import { afterAll, beforeAll, expect, it } from 'vitest'
import type { ActionContext } from '../../../../platform/action/context.ts'
import { createTestDatabase, type TestDatabase } from '../../../../platform/database/test-database.ts'
import { openLocalOwner } from '../../../access/actions.ts'
import { accessPermissions } from '../../../access/permissions.ts'
import { aUnit } from '../../../organisation/fixtures.ts'
import { organisationPermissions } from '../../../organisation/permissions.ts'
import { closeUnit } from '../../../organisation/units/actions.ts'
import { aDuty, anAssignment } from '../../fixtures.ts'
import { dutiesPermissions } from '../../permissions.ts'
import { followClosings } from '../jobs.ts'
import { readOccurrences } from '../page/actions.ts'

let test: TestDatabase
let context: ActionContext

beforeAll(async () => {
  test = await createTestDatabase()
  const files = { put: () => Promise.reject(new Error('no files here')), get: async () => null }
  const permissions = [...accessPermissions, ...organisationPermissions, ...dutiesPermissions]
  context = await (await openLocalOwner({ database: test.database, files, permissions }))()
})
afterAll(() => test.drop())

it('lets nothing fall due in a unit that is gone, and keeps what closed before', async () => {
  const unitId = await aUnit(context, { openedOn: '2024-01-01' })
  const today = context.today()
  const from = today.subtract({ months: 3 }).with({ day: 1 })
  await anAssignment(context, { dutyId: await aDuty(context), unitId, from: from.toString() })
  const windows = async () => {
    const query = {
      unitId,
      from: from.toString(),
      to: today.add({ years: 1 }).toString(),
      alone: true,
      limit: 200,
    }
    const listed = await readOccurrences(context, query)
    return listed.done ? listed.value.occurrences.map(({ occurrence }) => occurrence.windowTo) : []
  }
  const before = await windows()
  const day = today.add({ months: 1 }).with({ day: 1 }).toString()
  const closed = await closeUnit(context, { unitId, day, withSubunits: false })
  expect(closed).toMatchObject({ done: true })
  expect(await followClosings(context)).toBeGreaterThan(0)
  expect(await windows()).toEqual(before.filter((windowTo) => windowTo < day))
  expect(await followClosings(context)).toBe(0)
})
