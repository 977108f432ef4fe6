import { sql } from 'kysely'
import { Temporal } from 'temporal-polyfill'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { ActionContext } from '../../../platform/action/context.ts'
import { createTestDatabase, type TestDatabase } from '../../../platform/database/test-database.ts'
import { openLocalOwner } from '../../access/actions.ts'
import { accessPermissions } from '../../access/permissions.ts'
import { aPost, aUnit, mustBeDone } from '../fixtures.ts'
import { organisationPermissions } from '../permissions.ts'
import { handOver } from '../posts/actions.ts'
import { closeUnit, renameUnit } from '../units/actions.ts'
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

const codeOf = (outcome: { done: boolean; refusal?: { code: string } }) => outcome.refusal?.code ?? 'done'

/** Duties come later in the order of features, so their rows are written by hand: one task of the post's unit that closed. */
async function anOccurrence(unitId: string, postId: string, closesOn: string): Promise<string> {
  const [duty, assignment, occurrence] = [context.newId(), context.newId(), context.newId()]
  const tenant = context.tenantId
  await opened.database.transaction().execute(async (transaction) => {
    // The rule that the duty stands in does not matter here.
    await sql`alter table duty disable trigger all`.execute(transaction)
    await sql`
      insert into duty (tenant_id, id, rulebook_id, version_id, clause_id, sentence, sentence_start, action, action_start,
        title, kind, schedule, evidence, tier, unit_kinds, source, reasons, state, created_at)
      values (${tenant}, ${duty}, ${duty}, ${duty}, ${duty}, '每月自查', 0, '自查', 2, '自查', 'recurring', '{}', '[]',
        'handler', '{}', 'found', '[]', 'adopted', now())`.execute(transaction)
    await sql`alter table duty enable trigger all`.execute(transaction)
    await sql`insert into assignment (tenant_id, id, duty_id, unit_id, valid_from, start_rule)
      values (${tenant}, ${assignment}, ${duty}, ${unitId}, '2026-01-01', 'next')`.execute(transaction)
    await sql`insert into assignment_post (tenant_id, assignment_id, post_id, valid_from)
      values (${tenant}, ${assignment}, ${postId}, '2026-01-01')`.execute(transaction)
    await sql`insert into occurrence (tenant_id, id, assignment_id, duty_id, unit_id, period_key, window_from, window_to, closes_on, created_at)
      values (${tenant}, ${occurrence}, ${assignment}, ${duty}, ${unitId}, 'p', '2026-01-01', ${closesOn}, ${closesOn}, now())`.execute(
      transaction,
    )
  })
  return occurrence
}

async function frozenHolder(occurrence: string): Promise<string | null> {
  const { rows } = await sql<{ name: string | null }>`
    select (select name from person where person.id = occurrence.frozen_holder_id) as name from occurrence
    where id = ${occurrence} and frozen_at is not null`.execute(opened.database)
  return rows[0]?.name ?? null
}

it('refuses to move, rename or close on or before the last closed day of the units concerned', async () => {
  const target = await aUnit(context)
  const parent = await aUnit(context)
  const { unitId, postId } = await aPost(context, { unitId: await aUnit(context, { parentId: parent }) })
  await anOccurrence(unitId, postId, '2026-03-31')
  const closed = 'organisation.before-closed-period'
  expect(codeOf(await moveUnit(context, { unitId: parent, parentId: target, day: '2026-03-31' }))).toBe(
    closed,
  )
  expect(codeOf(await renameUnit(context, { unitId, name: '新名', day: '2026-03-31' }))).toBe(closed)
  expect(codeOf(await closeUnit(context, { unitId: parent, day: '2026-03-31', withSubunits: true }))).toBe(
    closed,
  )
  // The parent itself had no task, so its own name may still change.
  mustBeDone(await renameUnit(context, { unitId: parent, name: '改名局', day: '2026-03-31' }))
  mustBeDone(await moveUnit(context, { unitId: parent, parentId: target, day: '2026-04-01' }))
})

it('does not count a period that is still open', async () => {
  const target = await aUnit(context)
  const { unitId, postId } = await aPost(context)
  await anOccurrence(unitId, postId, '2026-06-15')
  expect(codeOf(await moveUnit(context, { unitId, parentId: target, day: '2026-05-01' }))).toBe('done')
})

it('writes down who answered for a closed period before a handover dated into it', async () => {
  const { unitId, postId } = await aPost(context, { holder: { name: '前任' } })
  const occurrence = await anOccurrence(unitId, postId, '2026-03-31')
  mustBeDone(await handOver(context, { postId, day: '2026-03-01', to: { name: '后任' } }))
  expect(await frozenHolder(occurrence)).toBe('前任')
})
