import { done, type Outcome, refused } from '../../../kernel/outcome/outcome.ts'
import type { ActionContext, AnyDatabase } from '../../../platform/action/context.ts'
import { view } from '../../audit/actions.ts'
import { activityNotFound } from '../actions.ts'
import { type PresentActivity, presentActivity } from '../correction/store.ts'
import type { ActivityList, ActivityPage, ActivityQuery } from '../model.ts'
import { contributionsAt, earlierRevisions, isInScope, listActivityRows, namesOf } from './store.ts'

/** The register of activities, newest day first, a page at a time. */
export async function listActivities(
  context: ActionContext,
  query: ActivityQuery,
): Promise<Outcome<ActivityList>> {
  return view(context, 'evidence.read', query.unitId, async (database, scope) => {
    const rows = await listActivityRows(database, scope, query, context.today().toString())
    const activities = rows.slice(0, query.limit)
    const last = rows.length > query.limit ? activities.at(-1) : undefined
    return done({ activities, next: last === undefined ? null : `${last.occurredOn}|${last.id}` })
  })
}

/**
 * One activity with what it counts for; with `revision`, as that earlier revision stood. Refused with
 * `evidence.activity.not-found` or `evidence.revision.not-found`.
 */
export async function readActivity(
  context: ActionContext,
  id: string,
  revision?: number,
): Promise<Outcome<ActivityPage>> {
  return view(context, 'evidence.read', undefined, async (database, scope) => {
    if (!(await isInScope(database, scope, id, context.today().toString()))) return activityNotFound
    const present = await presentActivity(database, scope.tenantId, id, false)
    if (present === null) return activityNotFound
    const earlier = await earlierRevisions(database, scope.tenantId, id)
    const asked = earlier.find((one) => one.revision === revision)
    if (asked === undefined && revision !== undefined && revision !== present.revision)
      return refused('evidence.revision.not-found', {
        zh: '没有这个版本。',
        en: 'There is no such revision.',
      })
    // Put aside by `insertVersion`, in the shape of the present one.
    const shown = asked === undefined ? present : (asked.content as PresentActivity)
    const contributions = await contributionsAt(database, scope.tenantId, id, shown.revisedAt)
    const known = await withNames(database, scope.tenantId, shown)
    return done({
      ...known,
      contributions: present.voidedAt === null || asked !== undefined ? contributions : [],
      earlier: earlier.map(({ content: _, ...rest }) => rest),
    })
  })
}

async function withNames(
  database: AnyDatabase,
  tenantId: string,
  shown: PresentActivity,
): Promise<Omit<ActivityPage, 'contributions' | 'earlier'>> {
  const { people, attachments, partyId: _, ...activity } = shown
  const personIds = people.map(({ personId }) => personId)
  const names = await namesOf(database, tenantId, shown.unitIds, personIds, shown.occurredOn)
  const nameOf = (id: string): string => names.get(id) ?? ''
  return {
    activity: { ...activity, unitName: nameOf(shown.unitId) },
    units: shown.unitIds.map((id) => ({ id, name: nameOf(id) })),
    people: people.map((person) => ({ ...person, name: nameOf(person.personId) })),
    attachments,
  }
}
