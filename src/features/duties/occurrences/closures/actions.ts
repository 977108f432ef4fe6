import type { ActionContext, AnyTransaction } from '../../../../platform/action/context.ts'
import { withdrawOccurrences } from '../actions.ts'
import { endOutlived } from './store.ts'

/**
 * Follows units that were closed: nothing falls due any more in a unit that is gone, so its assignments end with it and
 * what runs on that day or later is withdrawn. Returns how many occurrences went. Running it again does nothing.
 */
export async function followClosedUnits(
  context: ActionContext,
  transaction: AnyTransaction,
): Promise<number> {
  const outlived = await endOutlived(transaction, context.tenantId)
  let withdrawn = 0
  for (const [closedOn, own] of Map.groupBy(outlived, (one) => one.closedOn))
    withdrawn += await withdrawOccurrences(
      context,
      transaction,
      { assignmentIds: own.map(({ id }) => id), endedFrom: closedOn, openPeriod: 'withdraw' },
      '单位已撤销',
    )
  return withdrawn
}
