import type { ActionContext } from '../../platform/action/context.ts'
import { mustBeDone } from '../organisation/fixtures.ts'
import { recordActivity } from './actions.ts'
import type { RecordActivity, RecordedActivity } from './model.ts'

/** A draft that says little: an inspection of one hour with three heads, today. */
export const aDraft = (
  context: ActionContext,
  given: Partial<RecordActivity> & { readonly unitId: string },
): RecordActivity => ({
  jointUnitIds: [],
  kind: 'inspection',
  title: '安全检查',
  occurredOn: context.today().toString(),
  headCount: 3,
  people: [],
  hours: 1,
  topicIds: [],
  summary: '',
  attachments: [],
  occurrenceIds: 'suggested',
  ...given,
})

/** A recorded activity. */
export async function anActivity(
  context: ActionContext,
  given: Partial<RecordActivity> & { readonly unitId: string },
): Promise<RecordedActivity> {
  return mustBeDone(await recordActivity(context, aDraft(context, given)))
}
