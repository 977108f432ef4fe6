import type { ActionContext } from '../../platform/action/context.ts'
import { inTransaction } from '../../platform/database/transaction.ts'
import { countOpened } from './counting/opened/actions.ts'
import { followRolling } from './counting/rolling/actions.ts'

/** So many occurrences at a time, so that recording does not wait for a large adoption to be counted. */
const BATCH = 500

/**
 * Counts work that was on record already for occurrences made since (a rule adopted in mid-period, a changed calendar).
 * Runs every second; returns how many occurrences were looked at.
 */
export async function countOpenedOccurrences(context: ActionContext, signal?: AbortSignal): Promise<number> {
  let looked = 0
  while (signal?.aborted !== true) {
    const taken = await inTransaction(context.database, async (transaction) => {
      const ids = await countOpened(context, transaction, { limit: BATCH })
      await followRolling(context, transaction, ids)
      return ids.length
    })
    looked += taken
    if (taken < BATCH) break
  }
  return looked
}
