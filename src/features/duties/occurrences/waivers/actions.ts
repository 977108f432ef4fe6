import { done, type Outcome, refused } from '../../../../kernel/outcome/outcome.ts'
import type { ActionContext, AnyTransaction } from '../../../../platform/action/context.ts'
import { change } from '../../../audit/actions.ts'
import { statusClass } from '../../rules.ts'
import { lockRequirements } from '../achievement/store.ts'
import { clockOf } from '../actions.ts'
import type { Waive } from '../model.ts'
import { type FoundOccurrence, findOccurrence } from '../page/store.ts'
import { continueRolling } from '../reckoning/actions.ts'
import { freezeClosed } from '../store.ts'
import { addWaived, endWaiver, insertWaiver } from './store.ts'

const notFound = refused('duties.occurrence.not-found', {
  zh: '没有这项到期任务，或者它已撤销。',
  en: 'There is no such occurrence, or it was withdrawn.',
})

async function ready(
  context: ActionContext,
  transaction: AnyTransaction,
  occurrenceId: string,
): Promise<Outcome<FoundOccurrence>> {
  const today = context.today().toString()
  await freezeClosed(transaction, context.tenantId, today)
  await lockRequirements(transaction, context.tenantId, [occurrenceId])
  const found = await findOccurrence(transaction, context.scope, occurrenceId, today)
  if (found === null || found.occurrence.withdrawnAt !== null) return notFound
  const allowed = await context.authority.require('duties.waive', found.occurrence.unitId)
  return allowed.done ? done(found) : allowed
}

/**
 * Waives an occurrence, with reason and approver. Refused with `duties.occurrence.not-found`, or
 * `duties.waiver.conflict` when a waiver is in force already.
 */
export async function waiveOccurrence(
  context: ActionContext,
  occurrenceId: string,
  input: Waive,
): Promise<Outcome<{ readonly waiverId: string }>> {
  return change(context, 'duties.waive', undefined, async (transaction) => {
    const found = await ready(context, transaction, occurrenceId)
    if (!found.done) return found
    const { occurrence, rolling } = found.value
    if (occurrence.waived)
      return refused('duties.waiver.conflict', {
        zh: '这项任务已经豁免。',
        en: 'This occurrence is waived already.',
      })
    const waiverId = context.newId()
    const waivedAt = clockOf(context).now
    const waiver = { id: waiverId, occurrenceId, ...input, waivedAt, waivedBy: context.actor.id }
    await insertWaiver(transaction, context.tenantId, waiver)
    await addWaived(transaction, context.tenantId, [occurrenceId], true)
    const { assignmentId, windowTo, unitId } = occurrence
    // Nothing was done, so the next period counts from the end of the one that was spared.
    if (rolling && statusClass(found.value.requirements, false) === 'unmet')
      await continueRolling(context, transaction, [{ assignmentId, occurrenceId, doneOn: windowTo }])
    const entry = {
      action: 'waiver.grant',
      subjectKind: 'occurrence',
      subjectId: occurrenceId,
      unitId,
      detail: { waiverId },
      content: input,
    }
    return done({ value: { waiverId }, entries: [entry] })
  })
}

/** Revokes the waiver in force: the occurrence is what its records make of it. `duties.waiver.not-found` when there is none. */
export async function revokeWaiver(
  context: ActionContext,
  occurrenceId: string,
): Promise<Outcome<{ readonly waiverId: string }>> {
  return change(context, 'duties.waive', undefined, async (transaction) => {
    const found = await ready(context, transaction, occurrenceId)
    if (!found.done) return found
    const waiverId = await endWaiver(transaction, context.tenantId, occurrenceId, clockOf(context).now)
    if (waiverId === null)
      return refused('duties.waiver.not-found', {
        zh: '没有可撤销的豁免。',
        en: 'There is no waiver to revoke.',
      })
    await addWaived(transaction, context.tenantId, [occurrenceId], false)
    const { assignmentId, unitId } = found.value.occurrence
    if (found.value.rolling && statusClass(found.value.requirements, false) === 'unmet')
      await continueRolling(context, transaction, [{ assignmentId, occurrenceId, doneOn: null }])
    const entry = {
      action: 'waiver.revoke',
      subjectKind: 'occurrence',
      subjectId: occurrenceId,
      unitId,
      detail: { waiverId },
    }
    return done({ value: { waiverId }, entries: [entry] })
  })
}
