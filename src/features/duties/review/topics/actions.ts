import { done, type Outcome } from '../../../../kernel/outcome/outcome.ts'
import type { ActionContext } from '../../../../platform/action/context.ts'
import { change, view } from '../../../audit/actions.ts'
import type { Topic } from '../model.ts'
import { insertTopics, topicsOf } from './store.ts'

/** The tenant's topics by name. */
export async function readTopics(context: ActionContext): Promise<Outcome<Topic[]>> {
  return view(context, 'duties.read', undefined, async (database, scope) =>
    done(await topicsOf(database, scope.tenantId)),
  )
}

/** Adds a topic to the tenant's list, or gives back the one of that name. */
export async function addTopic(context: ActionContext, name: string): Promise<Outcome<Topic>> {
  return change(context, 'duties.review', undefined, async (transaction) => {
    const known = (await topicsOf(transaction, context.tenantId)).find((topic) => topic.name === name)
    if (known) return done({ value: known, entries: [] })
    const topic = { id: context.newId(), name }
    await insertTopics(transaction, context.tenantId, [topic])
    return done({
      value: topic,
      entries: [{ action: 'topic.add', subjectKind: 'topic', subjectId: topic.id, content: topic }],
    })
  })
}
