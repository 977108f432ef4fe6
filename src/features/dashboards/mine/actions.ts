import { done, type Outcome } from '../../../kernel/outcome/outcome.ts'
import type { ActionContext } from '../../../platform/action/context.ts'
import { view } from '../../audit/actions.ts'
import type { Mine, MineQuery } from '../model.ts'
import { sortDue } from '../rules.ts'
import { unmetItems } from './store.ts'

/** More than anyone reads; the matrix is for counting. */
const MOST_ITEMS = 500
const MISSED_DAYS = 30

/** What waits for somebody, or for everybody in a unit: overdue, due today, this week, later, and lately missed. */
export async function readMine(context: ActionContext, query: MineQuery): Promise<Outcome<Mine>> {
  return view(context, 'dashboards.read', query.unitId, async (database, scope) => {
    const today = context.today()
    const days = { today: today.toString(), missedSince: today.subtract({ days: MISSED_DAYS }).toString() }
    const items = await unmetItems(database, scope.tenantId, query, days, MOST_ITEMS + 1)
    return done(sortDue(items.slice(0, MOST_ITEMS), today, items.length > MOST_ITEMS))
  })
}
