import { sql } from 'kysely'
import { Temporal } from 'temporal-polyfill'
import type { ActionContext, AnyDatabase } from '../../../platform/action/context.ts'
import { inTransaction } from '../../../platform/database/transaction.ts'
import { aDuty, anAssignment } from '../../duties/fixtures.ts'
import type { EvidenceRule, OccurrenceStatus } from '../../duties/model.ts'
import { withdrawOccurrences } from '../../duties/occurrences/actions.ts'
import { keepOccurrences } from '../../duties/occurrences/jobs.ts'
import { revokeWaiver, waiveOccurrence } from '../../duties/occurrences/waivers/actions.ts'
import { statusOf } from '../../duties/rules.ts'
import { aPost, aUnit } from '../../organisation/fixtures.ts'
import { handOver } from '../../organisation/posts/actions.ts'
import { moveUnit } from '../../organisation/units/moves/actions.ts'
import { recordActivity } from '../actions.ts'
import { correctActivity, voidActivity } from '../correction/actions.ts'
import { aDraft } from '../fixtures.ts'
import { countOpenedOccurrences } from '../jobs.ts'

/** A step of a history; numbers choose among whatever there is at the time. */
export type Step =
  | {
      readonly type: 'record' | 'correct'
      readonly pick: number
      readonly daysAgo: number
      readonly joint: boolean
    }
  | { readonly type: 'void' | 'move' | 'handover' | 'waive' | 'revoke' | 'rule'; readonly pick: number }
  | { readonly type: 'wait'; readonly days: number }

const monthlyRule: EvidenceRule[] = [{ measure: 'times', required: 1, kinds: ['inspection'] }]
const duties: readonly Parameters<typeof aDuty>[1][] = [
  { graceDays: 10, evidence: monthlyRule },
  {
    schedule: { type: 'rolling', every: 20, unit: 'day' },
    evidence: [{ measure: 'times', required: 1, kinds: ['study'] }],
  },
  {
    schedule: { type: 'periodic', unit: 'quarter', every: 1 },
    graceDays: 5,
    evidence: [
      { measure: 'hours', required: 3, kinds: [] },
      { measure: 'hours_per_person', required: 1, kinds: ['study'], attendedBy: 'handler' },
    ],
  },
  {
    schedule: { type: 'periodic', unit: 'week', every: 1 },
    evidence: [{ measure: 'heads', required: 4, kinds: [] }],
  },
]

/** A small organisation with duties, and a clock that only its steps move. */
export interface World {
  readonly open: () => Promise<ActionContext>
  readonly rootId: string
  readonly groupId: string
  readonly schoolIds: readonly string[]
  readonly postIds: readonly string[]
  readonly dutyIds: string[]
  readonly activities: { id: string; revision: number }[]
  readonly wait: (duration: { days?: number; minutes?: number }) => void
}

/** A bureau with a group and three schools, each school with a handler, all duties assigned from the month before. */
export async function aWorld(open: World['open'], wait: World['wait']): Promise<World> {
  const context = await open()
  const rootId = await aUnit(context, { kind: 'bureau' })
  const groupId = await aUnit(context, { parentId: rootId })
  const schoolIds: string[] = []
  const postIds: string[] = []
  const dutyIds: string[] = []
  for (const given of duties) dutyIds.push(await aDuty(context, given))
  for (const parentId of [rootId, groupId, groupId]) {
    const unitId = await aUnit(context, { parentId, kind: 'school' })
    const { postId } = await aPost(context, { unitId, holder: { name: '经办' } })
    schoolIds.push(unitId)
    postIds.push(postId)
    const from = context.today().subtract({ days: 30 }).toString()
    for (const dutyId of dutyIds) await anAssignment(context, { dutyId, unitId, postId, from })
  }
  return { open, rootId, groupId, schoolIds, postIds, dutyIds, activities: [], wait }
}

const at = <Item>(items: readonly Item[], pick: number): Item | undefined =>
  items.length === 0 ? undefined : items[pick % items.length]

async function draftFor(world: World, context: ActionContext, step: Extract<Step, { daysAgo: number }>) {
  const unitId = at(world.schoolIds, step.pick) ?? ''
  const other = at(world.schoolIds, step.pick + 1) ?? ''
  const { rows } = await sql<{ id: string }>`
    select person_id as id from tenure join post on post.tenant_id = tenure.tenant_id and post.id = post_id
    where unit_id = ${unitId} order by valid_from desc limit 1`.execute(context.database)
  return aDraft(context, {
    unitId,
    jointUnitIds: step.joint ? [other] : [],
    kind: step.pick % 2 === 0 ? 'inspection' : 'study',
    occurredOn: context.today().subtract({ days: step.daysAgo }).toString(),
    hours: 1 + (step.pick % 3) / 2,
    headCount: step.pick % 5,
    people: rows.map(({ id }) => ({ personId: id, led: false })),
  })
}

/** Ends a duty's assignment of a school from today and begins a stricter one in its place, the open period included. */
async function changeRule(world: World, context: ActionContext, pick: number): Promise<void> {
  const unitId = at(world.schoolIds, pick) ?? ''
  const today = context.today().toString()
  const { rows } = await sql<{ id: string }>`
    select id from assignment where unit_id = ${unitId} and valid_to = 'infinity' and valid_from < ${today}
    order by id limit 1`.execute(context.database)
  const [old] = rows
  if (old === undefined) return
  await inTransaction(context.database, async (transaction) => {
    await sql`update assignment set valid_to = ${today} where id = ${old.id}`.execute(transaction)
    const ended = { assignmentIds: [old.id], endedFrom: today, openPeriod: 'withdraw' } as const
    await withdrawOccurrences(context, transaction, ended, 'rule')
  })
  const evidence: EvidenceRule[] = [{ measure: 'times', required: 2, kinds: [] }]
  const dutyId = await aDuty(context, { evidence, graceDays: 3 })
  world.dutyIds.push(dutyId)
  await anAssignment(context, { dutyId, unitId, postId: at(world.postIds, pick) ?? null, from: today })
}

async function anyOccurrence(
  context: ActionContext,
  pick: number,
  waived: boolean,
): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    select id from occurrence where withdrawn_at is null and waived = ${waived} and window_from <= ${context.today().toString()}
    order by closes_on desc, id limit 12`.execute(context.database)
  return at(rows, pick)?.id
}

/** Does a step; what is not possible at the time is refused by the program and changes nothing. */
export async function perform(world: World, step: Step): Promise<void> {
  world.wait({ minutes: 7 })
  const context = await world.open()
  switch (step.type) {
    case 'record': {
      const recorded = await recordActivity(context, await draftFor(world, context, step))
      if (recorded.done) world.activities.push({ id: recorded.value.id, revision: 1 })
      return
    }
    case 'correct': {
      const known = at(world.activities, step.pick)
      if (known === undefined) return
      const draft = { ...(await draftFor(world, context, step)), revision: known.revision, reason: '更正' }
      const corrected = await correctActivity(context, known.id, draft)
      if (corrected.done) known.revision = corrected.value.revision
      return
    }
    case 'void': {
      const known = at(world.activities, step.pick)
      if (known !== undefined)
        await voidActivity(context, known.id, { revision: known.revision, reason: '作废' })
      return
    }
    case 'move': {
      const parentId = step.pick % 2 === 0 ? world.rootId : world.groupId
      const day = context
        .today()
        .add({ days: step.pick % 3 })
        .toString()
      await moveUnit(context, { unitId: at(world.schoolIds, step.pick) ?? '', parentId, day })
      return
    }
    case 'handover': {
      const day = context.today().toString()
      await handOver(context, {
        postId: at(world.postIds, step.pick) ?? '',
        day,
        to: { name: `接任${step.pick}` },
      })
      return
    }
    case 'rule':
      await changeRule(world, context, step.pick)
      await countOpenedOccurrences(context)
      return
    case 'waive': {
      const id = await anyOccurrence(context, step.pick, false)
      if (id !== undefined) await waiveOccurrence(context, id, { reason: '停课', approver: '局长' })
      return
    }
    case 'revoke': {
      const id = await anyOccurrence(context, step.pick, true)
      if (id !== undefined) await revokeWaiver(context, id)
      return
    }
    case 'wait':
      world.wait({ days: step.days })
      await keepOccurrences(await world.open())
      return
  }
}

/** What every occurrence is on a day as its rows stand: to be compared with what is told of that day later. */
export async function statesToday(
  database: AnyDatabase,
  day: string,
): Promise<Map<string, OccurrenceStatus>> {
  const { rows } = await sql<{
    id: string
    windowFrom: string
    closesOn: string
    waived: boolean
    requirements: { required: number; achieved: number; achievedInWindow: number }[]
  }>`
    select id, window_from as "windowFrom", closes_on as "closesOn", waived,
      (select json_agg(json_build_object('required', required, 'achieved', achieved, 'achievedInWindow', achieved_in_window))
        from requirement where occurrence_id = occurrence.id) as requirements
    from occurrence where withdrawn_at is null`.execute(database)
  return new Map(rows.map((row) => [row.id, statusOf(row, row.requirements, row.waived, day)]))
}

/** The terms of everything that has closed, as text by occurrence. */
export async function closedTerms(database: AnyDatabase): Promise<Map<string, string>> {
  const { rows } = await sql<{ id: string; terms: string }>`
    select id, (json_build_array(assignment_id, period_key, window_from, window_to, closes_on, frozen_at, frozen_post_id,
        frozen_holder_id, frozen_statement_id, frozen_risen, (select json_agg(json_build_array(position, measure, topic_id, kinds,
        led_by, attended_by, attachment, required) order by position) from requirement where occurrence_id = occurrence.id)))::text as terms
    from occurrence where frozen_at is not null`.execute(database)
  return new Map(rows.map(({ id, terms }) => [id, terms]))
}

/** A clock for tests that starts on a day and moves only when told. */
export function aClock(day: string): { now: () => Temporal.Instant; wait: World['wait'] } {
  let present = Temporal.Instant.from(`${day}T01:00:00Z`)
  return {
    now: () => present,
    wait: ({ days = 0, minutes = 0 }) => {
      present = present.add({ hours: days * 24, minutes })
    },
  }
}
