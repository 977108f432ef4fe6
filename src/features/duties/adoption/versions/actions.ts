import type { UnitScope } from '../../../../kernel/authority/authority.ts'
import { done, type Outcome, refused } from '../../../../kernel/outcome/outcome.ts'
import type { ActionContext, AnyTransaction } from '../../../../platform/action/context.ts'
import { change, view } from '../../../audit/actions.ts'
import { postsAsOf, unitsAsOf } from '../../../organisation/store.ts'
import { clausesOf, findVersion } from '../../../rulebooks/store.ts'
import { checkAfterClosed } from '../../assignments/rules.ts'
import { lastClosedBegan } from '../../assignments/store.ts'
import type { Duty } from '../../model.ts'
import { withdrawOccurrences } from '../../occurrences/actions.ts'
import { freezeClosed } from '../../occurrences/store.ts'
import { checkNotExcluded } from '../../review/rules.ts'
import { dutiesOfVersion, lockDuties, saveDuty } from '../../review/store.ts'
import { adoptFalls, checkAdoptable } from '../actions.ts'
import { checkAdoptionDay, fallsOf } from '../rules.ts'
import { adoptedDuties, endAssignments } from '../store.ts'
import type { ApplyVersion, DutyFate, VersionApplied, VersionComparison } from './model.ts'
import { matchDuties, suggestedFate } from './rules.ts'
import { openAssignmentCounts, repin } from './store.ts'

const noSuchVersion = refused('rulebook.not-found', {
  zh: '没有找到这个制度版本。请返回制度列表。',
  en: 'This version was not found. Go back to the list of rulebooks.',
})

/** Lays the duties in force beside what the new version says, with a suggestion for each. Changes nothing. */
export async function compareVersion(
  context: ActionContext,
  versionId: string,
): Promise<Outcome<VersionComparison>> {
  return view(context, 'duties.read', undefined, async (database, scope) => {
    const version = await findVersion(database, scope.tenantId, versionId)
    if (!version) return noSuchVersion
    const [adopted, offered, counts] = await Promise.all([
      adoptedDuties(database, scope.tenantId, version.rulebookId),
      dutiesOfVersion(database, scope.tenantId, versionId),
      openAssignmentCounts(database, scope.tenantId),
    ])
    const open = offered.filter(({ state }) => state === 'proposed' || state === 'accepted')
    const matches = matchDuties(
      adopted.filter((duty) => duty.versionId !== versionId),
      open,
    )
    const followed = new Set(matches.map(({ successor }) => successor?.id))
    return done({
      versionId,
      effectiveFrom: version.effectiveFrom,
      successions: matches.map((match) => ({
        ...match,
        suggested: suggestedFate(match),
        assignments: counts.get(match.duty.id) ?? 0,
      })),
      fresh: open.filter((duty) => !followed.has(duty.id)),
    })
  })
}

/**
 * Lets a new version act from a day: each named duty is carried on (same duty, standing in the new text), changed (ended,
 * and its accepted successor adopted from that day) or ended. Refuses what adoption refuses, `duty.not-found`, and
 * `assignment.before-closed-period`.
 */
export async function applyVersion(
  context: ActionContext,
  input: ApplyVersion,
): Promise<Outcome<VersionApplied>> {
  return change(context, 'duties.adopt', undefined, async (transaction, scope) => {
    const version = await findVersion(transaction, context.tenantId, input.versionId)
    if (!version) return noSuchVersion
    const day = checkAdoptionDay(input.from, version.effectiveFrom)
    if (!day.done) return day
    const duties = await dutiesOfFates(context, transaction, input.fates)
    if (!duties.done) return duties
    const totals = { carried: 0, changed: 0, ended: 0, withdrawn: 0, occurrences: 0 }
    for (const fate of input.fates) {
      const applied = await applyFate({ context, transaction, scope }, fate, duties.value, input.from)
      if (!applied.done) return applied
      for (const [name, count] of Object.entries(applied.value)) totals[name as keyof typeof totals] += count
    }
    return done({
      value: totals,
      entries: input.fates.map(({ dutyId, successorId, ...fate }) => ({
        action: `duty.${fate.fate}`,
        subjectKind: 'duty',
        subjectId: dutyId,
        detail: { ...fate, from: input.from, versionId: input.versionId, successorId: successorId ?? null },
      })),
    })
  })
}

async function dutiesOfFates(
  context: ActionContext,
  transaction: AnyTransaction,
  fates: readonly DutyFate[],
): Promise<Outcome<Map<string, Duty>>> {
  const ids = fates.flatMap(({ dutyId, successorId }) => (successorId ? [dutyId, successorId] : [dutyId]))
  const duties = new Map(
    (await lockDuties(transaction, context.tenantId, ids)).map((duty) => [duty.id, duty]),
  )
  const lost = fates.find(
    ({ dutyId, successorId }) =>
      duties.get(dutyId)?.state !== 'adopted' || (successorId !== undefined && !duties.has(successorId)),
  )
  if (!lost) return done(duties)
  return refused(
    'duty.not-found',
    {
      zh: '有职责已被处理或移走，请刷新后再试。',
      en: 'A duty was dealt with meanwhile; refresh and try again.',
    },
    { field: lost.dutyId },
  )
}

interface Applying {
  readonly context: ActionContext
  readonly transaction: AnyTransaction
  readonly scope: UnitScope
}

async function applyFate(
  applying: Applying,
  fate: DutyFate,
  duties: ReadonlyMap<string, Duty>,
  from: string,
): Promise<Outcome<Partial<VersionApplied>>> {
  const duty = duties.get(fate.dutyId)
  const successor = fate.successorId ? duties.get(fate.successorId) : undefined
  if (!duty) throw new Error('checked by dutiesOfFates')
  if (fate.fate === 'carry' && successor) {
    const clauses = await clausesOf(applying.transaction, applying.context.tenantId, successor.versionId)
    const allowed = checkNotExcluded(clauses, successor)
    if (!allowed.done) return allowed
    await repin(applying.transaction, applying.context.tenantId, duty, successor)
    // What the finder found in the new text is this same duty: the second copy leaves the desk.
    await saveDuty(applying.transaction, applying.context.tenantId, { ...successor, state: 'rejected' })
    return done({ carried: 1 })
  }
  const ended = await endDuty(applying, duty, fate, from)
  if (!ended.done) return ended
  const withdrawn = ended.value
  if (fate.fate === 'end' || !successor) return done({ ended: 1, withdrawn })
  const fit = await checkAdoptable(applying.context, applying.transaction, [successor], from)
  if (!fit.done) return fit
  return done({
    changed: 1,
    withdrawn,
    occurrences: await adoptSuccessor(applying, duty, successor, fate, from),
  })
}

/** Ends a duty's assignments from a day on; the running period goes or stays as the fate says. Returns withdrawals. */
async function endDuty(
  { context, transaction }: Applying,
  duty: Duty,
  fate: DutyFate,
  from: string,
): Promise<Outcome<number>> {
  const today = context.today().toString()
  const began = await lastClosedBegan(transaction, context.tenantId, { dutyIds: [duty.id] }, today)
  const afterClosed = checkAfterClosed(began, from)
  if (!afterClosed.done) return afterClosed
  await freezeClosed(transaction, context.tenantId, today)
  await saveDuty(transaction, context.tenantId, { ...duty, state: 'ended', endedOn: from })
  const assignmentIds = await endAssignments(transaction, context.tenantId, [duty.id], from)
  if (assignmentIds.length === 0) return done(0)
  const withdrawal = { assignmentIds, endedFrom: from, openPeriod: fate.openPeriod }
  const reason = fate.fate === 'change' ? '制度新版本改变了这项职责' : '制度新版本不再有这项职责'
  return done(await withdrawOccurrences(context, transaction, withdrawal, reason))
}

async function adoptSuccessor(
  { context, transaction, scope }: Applying,
  duty: Duty,
  successor: Duty,
  fate: DutyFate,
  from: string,
): Promise<number> {
  const [units, posts] = await Promise.all([
    unitsAsOf(transaction, scope, from),
    postsAsOf(transaction, scope, null, from),
  ])
  const next = { ...successor, predecessorId: duty.id }
  // A period that is seen through under the old terms is not counted a second time under the new ones.
  const start = fate.openPeriod === 'keep' ? 'next' : fate.start
  const falls = fallsOf([next], units, posts, [])
  return (await adoptFalls(context, transaction, [next], falls, { from, start })).occurrences
}
