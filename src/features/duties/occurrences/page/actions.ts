import { done, type Outcome, refused } from '../../../../kernel/outcome/outcome.ts'
import type { ActionContext } from '../../../../platform/action/context.ts'
import { view } from '../../../audit/actions.ts'
import { stateAtEndOf } from '../history/store.ts'
import type { OccurrenceList, OccurrencePage, OccurrenceQuery, OccurrenceState } from '../model.ts'
import { waiversOf } from '../waivers/store.ts'
import { viewOf } from './rules.ts'
import { findOccurrence, listOccurrences } from './store.ts'

const notFound = refused('duties.occurrence.not-found', {
  zh: '没有这项到期任务。',
  en: 'There is no such occurrence.',
})

/** One occurrence as it stands today, with its waivers. */
export async function readOccurrence(
  context: ActionContext,
  occurrenceId: string,
): Promise<Outcome<OccurrencePage>> {
  return view(context, 'duties.read', undefined, async (database, scope) => {
    const today = context.today().toString()
    const found = await findOccurrence(database, scope, occurrenceId, today)
    if (found === null) return notFound
    const waivers = await waiversOf(database, scope.tenantId, occurrenceId)
    return done({ ...viewOf(found, today), waivers })
  })
}

/** The occurrences behind a cell of the matrix or a unit's page, a page at a time in the order of their closing days. */
export async function readOccurrences(
  context: ActionContext,
  query: OccurrenceQuery,
): Promise<Outcome<OccurrenceList>> {
  return view(context, 'duties.read', query.unitId, async (database, scope) => {
    const today = context.today().toString()
    const rows = await listOccurrences(database, scope, query, today)
    const occurrences = rows.slice(0, query.limit).map((row) => viewOf(row, today))
    const last = rows.length > query.limit ? occurrences.at(-1)?.occurrence : undefined
    return done({ occurrences, next: last === undefined ? null : `${last.closesOn}|${last.id}` })
  })
}

/** The state of an occurrence as it was at the end of a past day. */
export async function readOccurrenceAsOf(
  context: ActionContext,
  occurrenceId: string,
  day: string,
): Promise<Outcome<OccurrenceState>> {
  return view(context, 'duties.read', undefined, async (database, scope) => {
    const state = await stateAtEndOf(database, scope, occurrenceId, day, context.timeZone)
    return state === null ? notFound : done(state)
  })
}
