import { done, type Outcome } from '../../../kernel/outcome/outcome.ts'
import type { ActionContext } from '../../../platform/action/context.ts'
import { view } from '../../audit/actions.ts'
import { calendarSettings } from '../../organisation/calendar/store.ts'
import type { TrendPoint, TrendQuery } from '../model.ts'
import { lastPeriods } from '../rules.ts'
import { noCounts } from '../status/rules.ts'
import { countsByPeriod } from './store.ts'

/** How a unit's subtree stood, period by period, oldest first. */
export async function readTrend(
  context: ActionContext,
  unitId: string,
  query: TrendQuery,
): Promise<Outcome<TrendPoint[]>> {
  return view(context, 'dashboards.read', unitId, async (database, scope) => {
    const settings = await calendarSettings(database, scope.tenantId)
    const periods = lastPeriods(query, context.today(), settings)
    const today = context.today().toString()
    const counts = await countsByPeriod(database, scope.tenantId, unitId, periods, today, query.dutyId)
    return done(periods.map((period) => ({ ...period, counts: counts.get(period.key) ?? noCounts })))
  })
}
