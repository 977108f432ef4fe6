import { Temporal } from 'temporal-polyfill'
import { done, type Outcome, refused } from '../../../kernel/outcome/outcome.ts'
import type { ActionContext, AnyTransaction } from '../../../platform/action/context.ts'
import { change } from '../../audit/actions.ts'
import { clockOf } from '../../duties/occurrences/actions.ts'
import { activityNotFound, allowedInAll, type Judged, judge } from '../actions.ts'
import { countActivity, uncountActivity } from '../counting/actions.ts'
import { followRolling } from '../counting/rolling/actions.ts'
import type { CorrectActivity, RecordedActivity, VoidActivity } from '../model.ts'
import { entriesSavedBy, headsOf, momentAfter, partyOf, unitsOf } from '../rules.ts'
import { insertParty, type NewActivity } from '../store.ts'
import {
  insertVersion,
  markVoided,
  moveTally,
  type PresentActivity,
  presentActivity,
  updateActivity,
} from './store.ts'

/** The activity, locked and in the revision that the actor saw. */
async function presentAs(
  context: ActionContext,
  transaction: AnyTransaction,
  permission: 'evidence.correct' | 'evidence.void',
  id: string,
  revision: number,
): Promise<Outcome<PresentActivity>> {
  const present = await presentActivity(transaction, context.tenantId, id, true)
  if (present === null) return activityNotFound
  const allowed = await allowedInAll(context, permission, present.unitIds)
  if (!allowed.done) return allowed
  if (present.voidedAt !== null)
    return refused('evidence.voided.conflict', {
      zh: '这条记录已经作废，不能再改。',
      en: 'This record was voided and can no longer be changed.',
    })
  if (present.revision !== revision)
    return refused('evidence.stale', {
      zh: '这条记录刚被别人更正过。请查看最新内容后再改，您的修改还没有保存。',
      en: 'Somebody else has just corrected this record. Look at it as it is now; your change was not saved.',
    })
  return done(present)
}

/**
 * States an activity anew: counts follow, the earlier revision is kept. Refused as recording is, and with
 * `evidence.activity.not-found`, `evidence.stale` (somebody else was faster) or `evidence.voided.conflict`. Late stays
 * judged by the day on which it was first recorded.
 */
export async function correctActivity(
  context: ActionContext,
  id: string,
  { revision, reason, ...input }: CorrectActivity,
): Promise<Outcome<RecordedActivity>> {
  const unitIds = unitsOf(input)
  const allowed = await allowedInAll(context, 'evidence.correct', unitIds)
  if (!allowed.done) return allowed
  return change(context, 'evidence.correct', input.unitId, async (transaction) => {
    const found = await presentAs(context, transaction, 'evidence.correct', id, revision)
    if (!found.done) return found
    const present = found.value
    const revisedAt = momentAfter(present.revisedAt, clockOf(context).now)
    const before = await uncountActivity(transaction, context.tenantId, id, revisedAt)
    const recordedOn = Temporal.Instant.from(present.recordedAt)
      .toZonedDateTimeISO(context.timeZone)
      .toPlainDate()
    const judged = await judge(context, transaction, input, recordedOn.toString())
    if (!judged.done) return judged
    const { chosen, late } = judged.value
    const next = revised(context, id, input, judged.value, revisedAt)
    if (unitIds.length > 1) await insertParty(transaction, context.tenantId, next.partyId, unitIds)
    await insertVersion(transaction, context.tenantId, present, revisedAt, reason)
    await updateActivity(transaction, context.tenantId, next)
    await moveTally(transaction, context.tenantId, present, -1)
    await moveTally(
      transaction,
      context.tenantId,
      { ...input, partyId: next.partyId, headCount: headsOf(input) },
      1,
    )
    await countActivity(
      transaction,
      context.tenantId,
      { id, occurredOn: input.occurredOn },
      chosen,
      revisedAt,
    )
    const after = chosen.map(({ candidate }) => candidate.occurrenceId)
    await followRolling(context, transaction, [...before, ...after])
    const value = {
      id,
      revision: revision + 1,
      late,
      satisfied: chosen.length,
      entriesSaved: next.entriesSaved,
    }
    const entry = {
      action: 'activity.correct',
      subjectKind: 'activity',
      subjectId: id,
      unitId: input.unitId,
      detail: {
        revision: revision + 1,
        kind: input.kind,
        occurredOn: input.occurredOn,
        satisfied: chosen.length,
      },
      content: { ...input, reason },
    }
    return done({ value, entries: [entry] })
  })
}

function revised(
  context: ActionContext,
  id: string,
  draft: NewActivity['draft'],
  { ground, chosen, late }: Judged,
  revisedAt: string,
): NewActivity {
  const files = new Map(ground.files.map((file) => [file.sha256, file]))
  return {
    id,
    draft,
    partyId: partyOf(unitsOf(draft)),
    late,
    entriesSaved: entriesSavedBy(chosen.length),
    recordedAt: revisedAt,
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

/**
 * Voids an activity: what it counted for no longer counts, the record stays. Refused with `evidence.activity.not-found`,
 * `evidence.stale` or `evidence.voided.conflict`.
 */
export async function voidActivity(
  context: ActionContext,
  id: string,
  { revision, reason }: VoidActivity,
): Promise<Outcome<{ readonly id: string }>> {
  return change(context, 'evidence.void', undefined, async (transaction) => {
    const found = await presentAs(context, transaction, 'evidence.void', id, revision)
    if (!found.done) return found
    const present = found.value
    const voidedAt = momentAfter(present.revisedAt, clockOf(context).now)
    const before = await uncountActivity(transaction, context.tenantId, id, voidedAt)
    await markVoided(transaction, context.tenantId, id, voidedAt, reason)
    await moveTally(transaction, context.tenantId, present, -1)
    await followRolling(context, transaction, before)
    const entry = {
      action: 'activity.void',
      subjectKind: 'activity',
      subjectId: id,
      unitId: present.unitId,
      detail: { revision, uncounted: before.length },
      content: { reason },
    }
    return done({ value: { id }, entries: [entry] })
  })
}
