import { sql } from 'kysely'
import type { ActionContext } from '../../platform/action/context.ts'
import { aDuty, anAssignment } from '../duties/fixtures.ts'
import type { Progress } from '../duties/rules.ts'
import { statusOf } from '../duties/rules.ts'
import { anActivity } from '../evidence/fixtures.ts'
import { aPost, aUnit } from '../organisation/fixtures.ts'
import { moveUnit } from '../organisation/units/moves/actions.ts'
import type { StatusCounts } from './model.ts'
import { noCounts, sumCounts } from './status/rules.ts'

/** A small district by numbers: `parents[n]` is the unit above unit n + 1 (unit 0 is the top). */
export interface GivenDistrict {
  readonly parents: readonly number[]
  readonly moves: readonly { readonly unit: number; readonly to: number; readonly day: string }[]
  readonly duties: readonly { readonly unit: 'month' | 'quarter'; readonly graceDays: number }[]
  readonly records: readonly { readonly unit: number; readonly occurredOn: string }[]
}

export interface District {
  readonly unitIds: readonly string[]
  readonly dutyIds: readonly string[]
}

/** Units, moved about before duties bind them from 2026 on, and work recorded; moves that make no tree are left out. */
export async function aDistrict(context: ActionContext, given: GivenDistrict): Promise<District> {
  const unitIds: string[] = []
  for (const parent of [null, ...given.parents]) {
    const parentId = parent === null ? null : (unitIds[parent % unitIds.length] ?? null)
    unitIds.push(await aUnit(context, { parentId, name: context.newId() }))
  }
  const top = unitIds[0] ?? ''
  for (const { unit, to, day } of given.moves) {
    const unitId = unitIds[unit % unitIds.length] ?? top
    if (unitId !== top)
      await moveUnit(context, { unitId, parentId: unitIds[to % unitIds.length] ?? top, day })
  }
  const dutyIds: string[] = []
  for (const { unit, graceDays } of given.duties)
    dutyIds.push(await aDuty(context, { schedule: { type: 'periodic', unit, every: 1 }, graceDays }))
  for (const unitId of unitIds) {
    const { postId } = await aPost(context, { unitId })
    for (const dutyId of dutyIds) await anAssignment(context, { dutyId, unitId, postId, from: '2026-01-01' })
  }
  for (const { unit, occurredOn } of given.records)
    await anActivity(context, { unitId: unitIds[unit % unitIds.length] ?? top, occurredOn })
  return { unitIds, dutyIds }
}

/** One occurrence as a recount finds it: the units above it on its closing day, nearest first, and what it counts as. */
export interface Recounted {
  readonly unitId: string
  readonly dutyId: string
  readonly windowTo: string
  readonly above: readonly string[]
  readonly counts: StatusCounts
}

interface OccurrenceRow {
  unitId: string
  dutyId: string
  windowFrom: string
  windowTo: string
  closesOn: string
  waived: boolean
  requirements: Progress[]
}

/** Counts every occurrence of the units from its requirements, walking up the parents of its closing day. */
export async function recountOf(context: ActionContext, unitIds: readonly string[]): Promise<Recounted[]> {
  const today = context.today().toString()
  const { rows: links } = await sql<{ unitId: string; parentId: string | null; from: string; to: string }>`
    select unit_id as "unitId", parent_id as "parentId", valid_from as "from", valid_to as "to"
    from unit_parent where unit_id = any(${[...unitIds]}::uuid[])`.execute(context.database)
  const { rows } = await sql<OccurrenceRow>`
    select unit_id as "unitId", duty_id as "dutyId", window_from as "windowFrom", window_to as "windowTo",
      closes_on as "closesOn", waived,
      (select json_agg(json_build_object('required', required, 'achieved', achieved, 'achievedInWindow', achieved_in_window))
        from requirement where requirement.occurrence_id = occurrence.id) as requirements
    from occurrence where unit_id = any(${[...unitIds]}::uuid[]) and withdrawn_at is null`.execute(
    context.database,
  )
  const parentOn = (unitId: string, day: string) =>
    links.find((link) => link.unitId === unitId && link.from <= day && day < link.to)?.parentId ?? null
  return rows.map((row) => {
    const above: string[] = []
    for (let id = parentOn(row.unitId, row.closesOn); id !== null; id = parentOn(id, row.closesOn))
      above.push(id)
    return { ...row, above, counts: countsOfOne(row, today) }
  })
}

function countsOfOne(row: OccurrenceRow, today: string): StatusCounts {
  const status = statusOf(row, row.requirements, row.waived, today)
  const key = status === 'met_late' ? 'metLate' : status
  const overdue = status === 'open' && row.windowTo < today ? 1 : 0
  return { ...noCounts, expected: 1, [key]: 1, overdue }
}

export const sumOf = (recounted: readonly Recounted[]): StatusCounts =>
  sumCounts(recounted.map(({ counts }) => counts))
