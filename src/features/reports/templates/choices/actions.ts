import { done, type Outcome } from '../../../../kernel/outcome/outcome.ts'
import type { ActionContext } from '../../../../platform/action/context.ts'
import { view } from '../../../audit/actions.ts'
import { topicsOf } from '../../../duties/review/topics/store.ts'
import { activityKinds } from '../../../evidence/kinds/store.ts'
import { calendarSettings } from '../../../organisation/calendar/store.ts'
import { listRulebooks } from '../../../rulebooks/store.ts'
import type { FigureChoices } from '../../model.ts'

/** What a figure may be filtered by, and the terms for which a report may be made. */
export async function readChoices(context: ActionContext): Promise<Outcome<FigureChoices>> {
  return view(context, 'reports.read', undefined, async (database, { tenantId }) => {
    const rulebooks = await listRulebooks(database, tenantId)
    return done({
      kinds: await activityKinds(database, tenantId),
      topics: await topicsOf(database, tenantId),
      rulebooks: rulebooks.map(({ id, title }) => ({ id, title })),
      terms: (await calendarSettings(database, tenantId)).terms,
    })
  })
}
