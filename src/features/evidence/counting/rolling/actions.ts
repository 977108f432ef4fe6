import type { ActionContext, AnyTransaction } from '../../../../platform/action/context.ts'
import { continueRolling } from '../../../duties/occurrences/reckoning/actions.ts'
import { countOpened } from '../opened/actions.ts'
import { rollingDone } from '../store.ts'

/** More links than any chain of rolling periods has; a guard against going round. */
const LONGEST_CHAIN = 200

/**
 * Lets rolling duties follow: the next period of each occurrence that came to be done or undone is set, and records that
 * had counted for a withdrawn one are counted again, which may move the period after it, and so on.
 */
export async function followRolling(
  context: ActionContext,
  transaction: AnyTransaction,
  occurrenceIds: readonly string[],
): Promise<void> {
  let ids = occurrenceIds
  for (let link = 0; ids.length > 0 && link < LONGEST_CHAIN; link += 1) {
    const items = await rollingDone(transaction, context.tenantId, ids)
    if ((await continueRolling(context, transaction, items)) === 0) return
    const assignmentIds = items.map(({ assignmentId }) => assignmentId)
    ids = await countOpened(context, transaction, { assignmentIds })
  }
}
