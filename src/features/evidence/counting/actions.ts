import type { AnyTransaction } from '../../../platform/action/context.ts'
import { achievedByAll, type Fit } from '../../duties/occurrences/achievement/rules.ts'
import { applyAchievement, lockRequirements } from '../../duties/occurrences/achievement/store.ts'
import type { AchievementChange } from '../../duties/occurrences/model.ts'
import {
  type ContributionRow,
  countedOccurrences,
  endContributions,
  insertContributions,
  rowsOf,
  sharedRequirements,
} from './store.ts'

/** Brings requirements and summary in line with contributions that came (`sign` 1) or went (-1). Occurrences are locked. */
export async function settle(
  transaction: AnyTransaction,
  tenantId: string,
  rows: readonly ContributionRow[],
  sign: 1 | -1,
): Promise<void> {
  const changes: AchievementChange[] = rows
    .filter(({ shares }) => shares === null)
    .map(({ occurrenceId, position, amount, inWindow }) => ({
      occurrenceId,
      position,
      amount: amount * sign,
      amountInWindow: inWindow ? amount * sign : 0,
    }))
  const sharedIds = rows.filter(({ shares }) => shares !== null).map(({ occurrenceId }) => occurrenceId)
  if (sharedIds.length > 0)
    for (const shared of await sharedRequirements(transaction, tenantId, sharedIds)) {
      const now = achievedByAll(shared.contributions)
      changes.push({
        occurrenceId: shared.occurrenceId,
        position: shared.position,
        amount: now.achieved - shared.achieved,
        amountInWindow: now.achievedInWindow - shared.achievedInWindow,
      })
    }
  await applyAchievement(transaction, tenantId, changes)
}

/** Counts an activity for the occurrences that were chosen. */
export async function countActivity(
  transaction: AnyTransaction,
  tenantId: string,
  activity: { readonly id: string; readonly occurredOn: string },
  fits: readonly Fit[],
  countedAt: string,
): Promise<void> {
  if (fits.length === 0) return
  await lockRequirements(
    transaction,
    tenantId,
    fits.map(({ candidate }) => candidate.occurrenceId),
  )
  const rows = rowsOf(activity.id, activity.occurredOn, fits)
  await insertContributions(transaction, tenantId, rows, countedAt)
  await settle(transaction, tenantId, rows, 1)
}

/** Takes back all that an activity counts for; returns the occurrences concerned. */
export async function uncountActivity(
  transaction: AnyTransaction,
  tenantId: string,
  activityId: string,
  uncountedAt: string,
): Promise<string[]> {
  const ids = await countedOccurrences(transaction, tenantId, activityId)
  if (ids.length === 0) return ids
  await lockRequirements(transaction, tenantId, ids)
  const rows = await endContributions(transaction, tenantId, activityId, uncountedAt)
  await settle(transaction, tenantId, rows, -1)
  return ids
}
