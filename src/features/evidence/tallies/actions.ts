import { done, type Outcome } from '../../../kernel/outcome/outcome.ts'
import type { ActionContext } from '../../../platform/action/context.ts'
import { view } from '../../audit/actions.ts'
import type { Tally, TallyQuery } from '../model.ts'
import { splitDays } from './rules.ts'
import { talliesOf } from './store.ts'

/** Activities, heads and hours by kind of a unit's subtree in a stretch of days, both included. */
export async function readTallies(
  context: ActionContext,
  { unitId, from, to }: TallyQuery,
): Promise<Outcome<readonly Tally[]>> {
  return view(context, 'evidence.read', unitId, async (database, scope) =>
    done(await talliesOf(database, scope, unitId, splitDays(from, to))),
  )
}
