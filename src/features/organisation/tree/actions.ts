import type { UnitScope } from '../../../kernel/authority/authority.ts'
import type { Outcome } from '../../../kernel/outcome/outcome.ts'
import type { ActionContext, AnyTransaction } from '../../../platform/action/context.ts'
import { type Changed, change } from '../../audit/actions.ts'
import { freezeClosed, lockTree } from './store.ts'

/**
 * The frame of every change of units, posts and tenures: one at a time for a tenant, and whatever has closed by today is
 * written down with who answered for it before anything changes. `unitId` is the unit the permission is asked on.
 */
export async function changeTree<Value>(
  context: ActionContext,
  unitId: string | undefined,
  work: (transaction: AnyTransaction, scope: UnitScope) => Promise<Outcome<Changed<Value>>>,
): Promise<Outcome<Value>> {
  return change(context, 'organisation.write', unitId, async (transaction, scope) => {
    await lockTree(transaction, context.tenantId)
    await freezeClosed(transaction, context.tenantId, context.today().toString())
    return work(transaction, scope)
  })
}
