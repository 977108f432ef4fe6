import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { closureOf } from '../../../kernel/tree/ancestry.ts'
import type { ActionContext } from '../../../platform/action/context.ts'
import { createTestDatabase, type TestDatabase } from '../../../platform/database/test-database.ts'
import { openLocalOwner } from '../../access/actions.ts'
import { accessPermissions } from '../../access/permissions.ts'
import { aUnit } from '../fixtures.ts'
import { organisationPermissions } from '../permissions.ts'
import { unitsAsOf } from '../store.ts'
import type { OrganisationTables } from '../tables.ts'
import { closeUnit, createUnit, renameUnit } from '../units/actions.ts'
import { moveUnit } from '../units/moves/actions.ts'

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

const day = fc
  .integer({ min: 0, max: 30 })
  .map((days) => new Temporal.PlainDate(2026, 6, 1).add({ days }).toString())
const unit = fc.nat({ max: 7 })
const parent = fc.option(unit, { nil: null, freq: 6 })
const step = fc.oneof(
  { weight: 2, arbitrary: fc.record({ verb: fc.constant('create' as const), unit, parent, day }) },
  { weight: 6, arbitrary: fc.record({ verb: fc.constant('move' as const), unit, parent, day }) },
  { weight: 1, arbitrary: fc.record({ verb: fc.constant('rename' as const), unit, parent, day }) },
  { weight: 1, arbitrary: fc.record({ verb: fc.constant('close' as const), unit, parent, day }) },
)
type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never

/** Takes one step on whatever unit the number falls on; returns whether it was done. */
async function take(units: string[], { verb, unit: index, parent: above, day: on }: Step): Promise<boolean> {
  const unitId = units[index % units.length] ?? ''
  const parentId = above === null ? null : (units[above % units.length] ?? null)
  if (verb === 'create') {
    const made = await createUnit(context, {
      parentId,
      name: context.newId(),
      kind: 'department',
      openedOn: on,
    })
    if (made.done) units.push(made.value.unitId)
    return made.done
  }
  if (verb === 'move') return (await moveUnit(context, { unitId, parentId, day: on })).done
  if (verb === 'rename') return (await renameUnit(context, { unitId, name: context.newId(), day: on })).done
  return (await closeUnit(context, { unitId, day: on, withSubunits: true })).done
}

const openEnd = (to: string) => (to === 'infinity' ? null : to)

it('keeps the closure equal to a recount of the parents, whatever is created, moved, renamed and closed', async () => {
  const tables = opened.database.withTables<OrganisationTables>()
  let taken = 0
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 25 }), async (steps) => {
      const units = [
        await aUnit(context, { openedOn: '2026-06-01' }),
        await aUnit(context, { openedOn: '2026-06-01' }),
      ]
      for (const each of steps) if (await take(units, each)) taken += 1
      const links = await tables
        .selectFrom('unit_parent')
        .select(['unit_id as unitId', 'parent_id as parentId', 'valid_from as from', 'valid_to as to'])
        .where('unit_id', 'in', units)
        .execute()
      const rows = await tables
        .selectFrom('unit_ancestry')
        .select([
          'ancestor_id as ancestorId',
          'unit_id as unitId',
          'depth',
          'valid_from as from',
          'valid_to as to',
        ])
        .where('unit_id', 'in', units)
        .execute()
      const recount = closureOf(links.map((link) => ({ ...link, to: openEnd(link.to) })))
      const written = rows.map((row) => ({ ...row, to: openEnd(row.to) })).map((row) => JSON.stringify(row))
      expect(recount.done && recount.value.map((row) => JSON.stringify(row)).toSorted()).toEqual(
        written.toSorted(),
      )
      // The last of the steps may have closed everything; a tree as of any day has each unit once.
      const asOf = await unitsAsOf(context.database, context.scope, '2026-06-20')
      expect(new Set(asOf.map((each) => each.id)).size).toBe(asOf.length)
    }),
    { numRuns: 40 },
  )
  expect(taken).toBeGreaterThan(100)
}, 60_000)
