import { done, type Outcome } from '../../../kernel/outcome/outcome.ts'
import type { ActionContext } from '../../../platform/action/context.ts'
import { view } from '../../audit/actions.ts'
import { topicsOf } from '../../duties/review/topics/store.ts'
import type { RecordingChoices } from '../model.ts'
import { activityKinds } from './store.ts'

/** What the recording form offers to choose from. */
export async function readChoices(context: ActionContext): Promise<Outcome<RecordingChoices>> {
  return view(context, 'evidence.read', undefined, async (database, scope) =>
    done({
      kinds: await activityKinds(database, scope.tenantId),
      topics: await topicsOf(database, scope.tenantId),
    }),
  )
}
