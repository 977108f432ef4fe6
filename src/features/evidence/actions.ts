import { done, type Outcome, refused } from '../../kernel/outcome/outcome.ts'
import type { ActionContext, AnyDatabase, AnyTransaction } from '../../platform/action/context.ts'
import { type Changed, change, changeInOneStatement, view } from '../audit/actions.ts'
import { type Fit, fitsOf } from '../duties/occurrences/achievement/rules.ts'
import { clockOf } from '../duties/occurrences/actions.ts'
import { countActivity } from './counting/actions.ts'
import { followRolling } from './counting/rolling/actions.ts'
import { activityKinds, startKinds } from './kinds/store.ts'
import type { ActivityDraft, RecordActivity, RecordedActivity, Suggestions } from './model.ts'
import { checkDraft, chosenFits, entriesSavedBy, isLate, partyOf, unitsOf, workOf } from './rules.ts'
import { insertActivity, type NewActivity, type RecordingGround, readGround } from './store.ts'
import { suggestionsOf } from './suggestion/rules.ts'
import { dutyNames } from './suggestion/store.ts'

/** What recording and correcting both need: the draft is sound, and these are the occurrences it counts for. */
export interface Judged {
  readonly ground: RecordingGround
  readonly chosen: readonly Fit[]
  readonly late: boolean
}

/** Refuses with the codes of `checkDraft` and `chosenFits`. `recordedOn` decides what is late. */
export async function judge(
  context: ActionContext,
  database: AnyDatabase,
  input: RecordActivity,
  recordedOn: string,
): Promise<Outcome<Judged>> {
  const read = await readGround(database, context.tenantId, input)
  const ground = read.isKindKnown
    ? read
    : { ...read, isKindKnown: await startKinds(database, context.tenantId, input.kind) }
  const sound = checkDraft(input, ground, context.today().toString())
  if (!sound.done) return sound
  const chosen = chosenFits(fitsOf(ground.candidates, workOf(input), ground.seats), input.occurrenceIds)
  if (!chosen.done) return chosen
  const late = isLate(input.occurredOn, recordedOn, ground.lateAfterDays)
  return done({ ground, chosen: chosen.value, late })
}

/** Whoever records for several units must be allowed to in each. */
export async function allowedInAll(
  context: ActionContext,
  permission: 'evidence.record' | 'evidence.correct' | 'evidence.void',
  unitIds: readonly string[],
): Promise<Outcome<null>> {
  for (const unitId of unitIds) {
    const allowed = await context.authority.require(permission, unitId)
    if (!allowed.done) return allowed
  }
  return done(null)
}

/**
 * Records what happened, once, and counts it for every occurrence it satisfies: requirements, summary and tally move in the
 * same transaction. Refused with `evidence.in-future`, `.before-unit-opened`, `.after-unit-closed`, `.no-unit`, `.no-kind`,
 * `.no-topic`, `.no-person`, `.person-twice`, `.no-file`, `.does-not-fit` or `.assignment-twice`.
 */
export async function recordActivity(
  context: ActionContext,
  input: RecordActivity,
): Promise<Outcome<RecordedActivity>> {
  const allowed = await allowedInAll(context, 'evidence.record', unitsOf(input))
  if (!allowed.done) return allowed
  let isSimple = true
  const recorded = await changeInOneStatement(context, 'evidence.record', input.unitId, async (database) => {
    const judged = await judge(context, database, input, context.today().toString())
    if (!judged.done) return judged
    isSimple = isOneStatement(judged.value)
    // What needs the others' sums, or moves periods, is judged again inside a transaction.
    if (!isSimple) return needsTransaction
    const activity = newActivity(context, input, judged.value)
    return done({
      ...recordedAs(activity, judged.value),
      write: (connection, entries) =>
        insertActivity(connection, context.tenantId, activity, judged.value.chosen, entries),
    })
  })
  return isSimple ? recorded : recordInTransaction(context, input)
}

const needsTransaction = refused('evidence.in-transaction', { zh: '', en: '' })

/** Neither a requirement of every member nor a rolling duty is concerned. */
const isOneStatement = ({ chosen }: Judged): boolean =>
  chosen.every(({ candidate, parts }) => !candidate.rolling && parts.every(({ shares }) => shares === null))

function recordedAs(activity: NewActivity, { chosen, late }: Judged): Changed<RecordedActivity> {
  const { id, draft, entriesSaved } = activity
  const satisfied = chosen.length
  return {
    value: { id, revision: 1, late, satisfied, entriesSaved },
    entries: [
      {
        action: 'activity.record',
        subjectKind: 'activity',
        subjectId: id,
        unitId: draft.unitId,
        detail: { kind: draft.kind, occurredOn: draft.occurredOn, late, satisfied },
        content: draft,
      },
    ],
  }
}

async function recordInTransaction(
  context: ActionContext,
  input: RecordActivity,
): Promise<Outcome<RecordedActivity>> {
  return change(context, 'evidence.record', input.unitId, async (transaction) => {
    const judged = await judge(context, transaction, input, context.today().toString())
    if (!judged.done) return judged
    const activity = newActivity(context, input, judged.value)
    await keep(context, transaction, activity, judged.value.chosen)
    return done(recordedAs(activity, judged.value))
  })
}

function newActivity(
  context: ActionContext,
  draft: RecordActivity,
  { ground, chosen, late }: Judged,
): NewActivity {
  const files = new Map(ground.files.map((file) => [file.sha256, file]))
  return {
    id: context.newId(),
    draft,
    partyId: partyOf(unitsOf(draft)),
    late,
    entriesSaved: entriesSavedBy(chosen.length),
    recordedAt: clockOf(context).now,
    recordedBy: context.actor.id,
    attachments: draft.attachments.map(({ sha256, name }) => ({
      id: context.newId(),
      sha256,
      name,
      media_type: files.get(sha256)?.mediaType ?? '',
      size: files.get(sha256)?.size ?? 0,
    })),
  }
}

async function keep(
  context: ActionContext,
  transaction: AnyTransaction,
  activity: NewActivity,
  chosen: readonly Fit[],
): Promise<void> {
  const { tenantId } = context
  const isShared = chosen.some(({ parts }) => parts.some(({ shares }) => shares !== null))
  await insertActivity(transaction, tenantId, activity, isShared ? [] : chosen)
  if (isShared) {
    const { id, draft, recordedAt } = activity
    await countActivity(transaction, tenantId, { id, occurredOn: draft.occurredOn }, chosen, recordedAt)
  }
  const rolling = chosen.filter(({ candidate }) => candidate.rolling)
  if (rolling.length === 0) return
  await followRolling(
    context,
    transaction,
    rolling.map(({ candidate }) => candidate.occurrenceId),
  )
}

/**
 * The occurrences, across rulebooks, that an activity could count for, the program's choice ticked. Refused as recording it
 * would be.
 */
export async function suggestOccurrences(
  context: ActionContext,
  draft: ActivityDraft,
): Promise<Outcome<Suggestions>> {
  return view(context, 'evidence.record', draft.unitId, async (database, scope) => {
    const today = context.today().toString()
    const read = await readGround(database, scope.tenantId, draft)
    const kinds = await activityKinds(database, scope.tenantId)
    const ground = { ...read, isKindKnown: kinds.some(({ code }) => code === draft.kind) }
    const sound = checkDraft(draft, ground, today)
    if (!sound.done) return sound
    const fits = fitsOf(ground.candidates, workOf(draft), ground.seats)
    const names = await dutyNames(database, scope.tenantId, fits, draft.occurredOn)
    return done(suggestionsOf(fits, names, isLate(draft.occurredOn, today, ground.lateAfterDays)))
  })
}

export const activityNotFound = refused('evidence.activity.not-found', {
  zh: '没有这条工作记录。',
  en: 'There is no such record.',
})
