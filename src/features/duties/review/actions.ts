import { done, type Outcome, refused } from '../../../kernel/outcome/outcome.ts'
import type { ActionContext, AnyTransaction } from '../../../platform/action/context.ts'
import { type Changed, change, view } from '../../audit/actions.ts'
import { unitKinds } from '../../organisation/store.ts'
import type { Clause } from '../../rulebooks/model.ts'
import { clausesOf, findRulebook, findVersion } from '../../rulebooks/store.ts'
import type { Duty } from '../model.ts'
import type { AdjustDuty, Decide, Desk, ReviewProgress, Span } from './model.ts'
import { checkComplete, checkNotExcluded, checkParts, decided, dutyEntry, noSuchVersion } from './rules.ts'
import {
  carriedDuties,
  dutiesOfVersion,
  insertDuties,
  lockDuties,
  reviewProgress,
  saveDuty,
} from './store.ts'
import { topicsOf } from './topics/store.ts'

const noSuchDuty = refused('duty.not-found', { zh: '没有找到这条职责。', en: 'This duty was not found.' })
const stale = refused('duty.stale', {
  zh: '这条职责刚被别人修改过，请刷新后再改。您填写的内容还在。',
  en: 'Somebody has just changed this duty. Refresh and try again; what you entered is still here.',
})

/** Everything the review desk shows of a version. */
export async function readDesk(context: ActionContext, versionId: string): Promise<Outcome<Desk>> {
  return view(context, 'duties.read', undefined, async (database, scope) => {
    const version = await findVersion(database, scope.tenantId, versionId)
    const rulebook = version && (await findRulebook(database, scope.tenantId, version.rulebookId))
    if (!version || !rulebook) return noSuchVersion
    const [clauses, duties, carried, topics, kinds] = await Promise.all([
      clausesOf(database, scope.tenantId, versionId),
      dutiesOfVersion(database, scope.tenantId, versionId),
      carriedDuties(database, scope.tenantId, versionId),
      topicsOf(database, scope.tenantId),
      unitKinds(database, scope.tenantId),
    ])
    return done({ rulebook, version, clauses, duties: [...duties, ...carried], topics, unitKinds: kinds })
  })
}

/** The versions and how far each has been reviewed. */
export async function readReviews(context: ActionContext): Promise<Outcome<ReviewProgress[]>> {
  return view(context, 'duties.read', undefined, async (database, scope) =>
    done(await reviewProgress(database, scope.tenantId)),
  )
}

type DutyChange = (transaction: AnyTransaction, duty: Duty) => Promise<Outcome<Changed<Duty>>>

/** The frame of a change to one duty at the desk: locked, still at the revision that was seen, not yet adopted. */
async function changeDuty(
  context: ActionContext,
  id: string,
  revision: number,
  work: DutyChange,
): Promise<Outcome<Duty>> {
  return change(context, 'duties.review', undefined, async (transaction) => {
    const [duty] = await lockDuties(transaction, context.tenantId, [id])
    if (!duty) return noSuchDuty
    if (duty.revision !== revision) return stale
    if (duty.state === 'adopted' || duty.state === 'ended')
      return decided(duty.state, 'accept') as Outcome<never>
    return work(transaction, duty)
  })
}

/** Sets what a reviewer may set; an accepted duty that is no longer complete goes back to being proposed. */
export async function adjustDuty(
  context: ActionContext,
  id: string,
  input: AdjustDuty,
): Promise<Outcome<Duty>> {
  return changeDuty(context, id, input.revision, async (transaction, duty) => {
    const { revision: _, ...terms } = input
    const changed: Duty = { ...duty, ...terms }
    const clauses = await clausesOf(transaction, context.tenantId, duty.versionId)
    const allowed = checkNotExcluded(clauses, changed)
    if (!allowed.done) return allowed
    if (duty.state === 'accepted') {
      const complete = checkComplete(changed)
      if (!complete.done) return complete
    }
    await saveDuty(transaction, context.tenantId, changed)
    return done({
      value: { ...changed, revision: duty.revision + 1 },
      entries: [dutyEntry('duty.adjust', changed)],
    })
  })
}

/** Makes several duties of one: the first part stays this duty, the others begin as copies of its terms. */
export async function splitDuty(
  context: ActionContext,
  id: string,
  revision: number,
  parts: readonly Span[],
): Promise<Outcome<Duty>> {
  return changeDuty(context, id, revision, async (transaction, duty) => {
    const fits = checkParts(duty, parts)
    if (!fits.done) return fits
    const version = await findVersion(transaction, context.tenantId, duty.versionId)
    if (!version) return noSuchVersion
    const pieces = parts.map(({ start, end }, index): Duty => {
      const action = version.text.slice(start, end)
      const piece = {
        ...duty,
        action,
        actionStart: start,
        title: action.slice(0, 40),
        state: 'proposed' as const,
      }
      return index === 0 ? piece : { ...piece, id: context.newId(), source: 'split', revision: 1 }
    })
    const [first, ...others] = pieces as [Duty, ...Duty[]]
    await saveDuty(transaction, context.tenantId, first)
    await insertDuties(transaction, context.tenantId, others, context.now().toString())
    return done({
      value: { ...first, revision: duty.revision + 1 },
      entries: [dutyEntry('duty.split', first), ...others.map((other) => dutyEntry('duty.add', other))],
    })
  })
}

/** Accepts, rejects or reopens duties, all of them or none; the first that cannot is named by its id in `place.field`. */
export async function decideDuties(
  context: ActionContext,
  input: Decide,
): Promise<Outcome<{ changed: number }>> {
  return change(context, 'duties.review', undefined, async (transaction) => {
    const seen = new Map(input.duties.map(({ id, revision }) => [id, revision]))
    const duties = await lockDuties(transaction, context.tenantId, [...seen.keys()])
    if (duties.length < seen.size) return noSuchDuty
    const clausesByVersion = new Map<string, Clause[]>()
    for (const duty of duties) {
      if (duty.revision !== seen.get(duty.id)) return stale
      if (!clausesByVersion.has(duty.versionId))
        clausesByVersion.set(duty.versionId, await clausesOf(transaction, context.tenantId, duty.versionId))
      const state = decisionOn(duty, input.decision, clausesByVersion.get(duty.versionId) ?? [])
      if (!state.done) return { done: false, refusal: { ...state.refusal, place: { field: duty.id } } }
      await saveDuty(transaction, context.tenantId, { ...duty, state: state.value })
    }
    return done({
      value: { changed: duties.length },
      entries: duties.map((duty) => dutyEntry(`duty.${input.decision}`, duty)),
    })
  })
}

function decisionOn(
  duty: Duty,
  decision: Decide['decision'],
  clauses: readonly Clause[],
): Outcome<Duty['state']> {
  if (decision === 'accept') {
    const allowed = checkNotExcluded(clauses, duty)
    if (!allowed.done) return allowed
    const complete = checkComplete(duty)
    if (!complete.done) return complete
  }
  return decided(duty.state, decision)
}
