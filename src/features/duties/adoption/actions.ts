import type { UnitScope } from '../../../kernel/authority/authority.ts'
import { done, type Outcome, refused } from '../../../kernel/outcome/outcome.ts'
import type { ActionContext, AnyDatabase, AnyTransaction } from '../../../platform/action/context.ts'
import { change, view } from '../../audit/actions.ts'
import { calendarSettings } from '../../organisation/calendar/store.ts'
import { postsAsOf, unitsAsOf } from '../../organisation/store.ts'
import { clausesOf, findVersion } from '../../rulebooks/store.ts'
import type { Duty } from '../model.ts'
import { openOccurrences } from '../occurrences/actions.ts'
import { checkComplete, checkNotExcluded } from '../review/rules.ts'
import { dutiesById, lockDuties, saveDuty } from '../review/store.ts'
import type {
  Adopted,
  Adoption,
  AdoptionPreview,
  AssignLateUnits,
  DeclineLateUnits,
  LateUnit,
} from './model.ts'
import { checkAccepted, checkAdoptionDay, type Fall, fallsOf, postFor, previewOf } from './rules.ts'
import { adoptedDuties, insertAssignments, insertDeclined, lateUnits } from './store.ts'

const noSuchDuty = refused('duty.not-found', { zh: '没有找到这条职责。', en: 'This duty was not found.' })

async function fallsFor(
  database: AnyDatabase,
  scope: UnitScope,
  duties: readonly Duty[],
  { from, exceptUnitIds }: Pick<Adoption, 'from' | 'exceptUnitIds'>,
): Promise<Fall[]> {
  const [units, posts] = await Promise.all([
    unitsAsOf(database, scope, from),
    postsAsOf(database, scope, null, from),
  ])
  return fallsOf(duties, units, posts, exceptUnitIds)
}

/** Tells what adopting would make, and makes nothing. Refuses `duty.not-found`. */
export async function previewAdoption(
  context: ActionContext,
  input: Adoption,
): Promise<Outcome<AdoptionPreview>> {
  return view(context, 'duties.read', undefined, async (database, scope) => {
    const duties = await dutiesById(database, scope.tenantId, input.dutyIds)
    if (duties.length === 0) return noSuchDuty
    const [falls, settings] = await Promise.all([
      fallsFor(database, scope, duties, input),
      calendarSettings(database, scope.tenantId),
    ])
    return done(previewOf(duties, falls, { ...input, today: context.today(), settings }))
  })
}

/**
 * Adopts accepted duties: assignments on every unit of their kinds, occurrences by the calendar. All or none.
 * Refuses `adoption.not-accepted`, `adoption.before-effect`, `adoption.no-units`, and what the desk would refuse.
 */
export async function adoptDuties(context: ActionContext, input: Adoption): Promise<Outcome<Adopted>> {
  return change(context, 'duties.adopt', undefined, async (transaction, scope) => {
    const duties = await lockDuties(transaction, context.tenantId, input.dutyIds)
    if (duties.length < new Set(input.dutyIds).size) return noSuchDuty
    const fit = await checkAdoptable(context, transaction, duties, input.from)
    if (!fit.done) return fit
    const falls = await fallsFor(transaction, scope, duties, input)
    if (falls.length === 0)
      return refused(
        'adoption.no-units',
        {
          zh: '生效日没有符合类别的单位。请检查职责的承担单位类别，或换一个日期。',
          en: 'On that day there is no unit of these kinds. Check the duties’ kinds of unit, or choose another day.',
        },
        { field: 'from' },
      )
    const value = await adoptFalls(context, transaction, duties, falls, input)
    return done({
      value,
      entries: duties.map((duty) => ({
        action: 'duty.adopt',
        subjectKind: 'duty',
        subjectId: duty.id,
        detail: {
          from: input.from,
          start: input.start,
          assignments: falls.filter((fall) => fall.duty === duty).length,
        },
        content: duty,
      })),
    })
  })
}

/** Everything that must hold before duties become binding, asked again at the last moment. */
export async function checkAdoptable(
  context: ActionContext,
  database: AnyDatabase,
  duties: readonly Duty[],
  from: string,
): Promise<Outcome<null>> {
  const accepted = checkAccepted(duties)
  if (!accepted.done) return accepted
  for (const [versionId, own] of Map.groupBy(duties, (duty) => duty.versionId)) {
    const version = await findVersion(database, context.tenantId, versionId)
    const clauses = await clausesOf(database, context.tenantId, versionId)
    const day = checkAdoptionDay(from, version?.effectiveFrom ?? from)
    if (!day.done) return day
    for (const duty of own) {
      const allowed = checkNotExcluded(clauses, duty)
      if (!allowed.done) return allowed
      const complete = checkComplete(duty)
      if (!complete.done) return complete
    }
  }
  return done(null)
}

/** Makes the assignments and occurrences of duties that have passed every check, and marks the duties as adopted. */
export async function adoptFalls(
  context: ActionContext,
  transaction: AnyTransaction,
  duties: readonly Duty[],
  falls: readonly Fall[],
  { from, start }: Pick<Adoption, 'from' | 'start'>,
): Promise<Adopted> {
  for (const duty of duties)
    await saveDuty(transaction, context.tenantId, {
      ...duty,
      state: 'adopted',
      adoptedFrom: from,
      startRule: start,
      endedOn: null,
    })
  return assign(context, transaction, falls, from, start)
}

async function assign(
  context: ActionContext,
  transaction: AnyTransaction,
  falls: readonly Fall[],
  from: string,
  start: Adoption['start'],
): Promise<Adopted> {
  const assignments = falls.map((fall) => ({
    id: context.newId(),
    dutyId: fall.duty.id,
    unitId: fall.unit.id,
    postId: fall.post?.id ?? null,
    from,
    start,
  }))
  await insertAssignments(transaction, context.tenantId, assignments)
  const opened = await openOccurrences(
    context,
    transaction,
    assignments.map((assignment) => assignment.id),
  )
  const units = new Set(falls.map((fall) => fall.unit.id)).size
  return { assignments: assignments.length, units, occurrences: opened.occurrences }
}

/** Units opened after adoption that wait for a decision. */
export async function readLateUnits(context: ActionContext): Promise<Outcome<LateUnit[]>> {
  return view(context, 'duties.read', undefined, async (database, scope) =>
    done(await lateUnits(database, scope, context.today().toString())),
  )
}

const pairKey = (pair: { readonly dutyId: string; readonly unitId: string }) =>
  `${pair.dutyId}/${pair.unitId}`

/** Gives later-opened units the duties of their kind, from the day asked for or the unit's opening, whichever is later. */
export async function assignLateUnits(
  context: ActionContext,
  input: AssignLateUnits,
): Promise<Outcome<Adopted>> {
  return change(context, 'duties.adopt', undefined, async (transaction, scope) => {
    const waiting = new Set((await lateUnits(transaction, scope, context.today().toString())).map(pairKey))
    if (input.pairs.some((pair) => !waiting.has(pairKey(pair)))) return noLongerWaiting
    const duties = new Map((await adoptedDuties(transaction, scope.tenantId)).map((duty) => [duty.id, duty]))
    const units = new Map((await unitsAsOf(transaction, scope, input.from)).map((unit) => [unit.id, unit]))
    const posts = Map.groupBy(
      await postsAsOf(transaction, scope, [...units.keys()], input.from),
      (post) => post.unitId,
    )
    const falls = input.pairs.flatMap(({ dutyId, unitId }): Fall[] => {
      const duty = duties.get(dutyId)
      const unit = units.get(unitId)
      return duty && unit ? [{ duty, unit, post: postFor(duty, posts.get(unitId) ?? []) }] : []
    })
    if (falls.length < input.pairs.length)
      return refused(
        'adoption.before-unit-opened',
        {
          zh: '生效日早于单位开办日，请改用较晚的日期。',
          en: 'The unit was not yet open on that day; choose a later one.',
        },
        { field: 'from' },
      )
    const value = await assign(context, transaction, falls, input.from, input.start)
    return done({
      value,
      entries: falls.map((fall) => ({
        action: 'assignment.make',
        subjectKind: 'duty',
        subjectId: fall.duty.id,
        unitId: fall.unit.id,
        detail: { from: input.from, start: input.start },
      })),
    })
  })
}

const noLongerWaiting = refused('adoption.stale', {
  zh: '有的单位已经处理过，请刷新后再选。',
  en: 'Some of these units were dealt with meanwhile; refresh and choose again.',
})

/** Keeps a duty from being proposed to a unit again; the reason stays on record. */
export async function declineLateUnits(
  context: ActionContext,
  input: DeclineLateUnits,
): Promise<Outcome<{ declined: number }>> {
  return change(context, 'duties.adopt', undefined, async (transaction) => {
    await insertDeclined(transaction, context.tenantId, input.pairs, input.reason, context.now().toString())
    return done({
      value: { declined: input.pairs.length },
      entries: input.pairs.map(({ dutyId, unitId }) => ({
        action: 'assignment.decline',
        subjectKind: 'duty',
        subjectId: dutyId,
        unitId,
        content: input.reason,
      })),
    })
  })
}
