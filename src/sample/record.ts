import { readTopics } from '../features/duties/review/topics/actions.ts'
import { recordActivity } from '../features/evidence/actions.ts'
import type { Tier } from '../features/organisation/model.ts'
import type { ActionContext } from '../platform/action/context.ts'
import { must } from './must.ts'
import type { PlannedWork } from './planned-work.ts'

/** Holders by unit. */
export type Present = ReadonlyMap<string, readonly { readonly tier: Tier; readonly personId: string }[]>

/** Topics do not change while a sample is loaded. */
const topicsOf = new WeakMap<object, Promise<ReadonlyMap<string, string>>>()

function topicIds(context: ActionContext): Promise<ReadonlyMap<string, string>> {
  const known = topicsOf.get(context.database)
  if (known) return known
  const read = readTopics(context).then(
    (topics) => new Map(must(topics, 'read the topics').map(({ id, name }) => [name, id])),
  )
  topicsOf.set(context.database, read)
  return read
}

/** Records one piece of the planned work as a user of its unit would, on the day the context says. */
export async function recordWork(
  context: ActionContext,
  work: PlannedWork,
  idOf: ReadonlyMap<string, string>,
  present: Present,
): Promise<void> {
  const unitId = idOf.get(work.unit) ?? ''
  const jointUnitIds = work.joint.flatMap((name) => idOf.get(name) ?? [])
  const people = [unitId, ...jointUnitIds].flatMap((id) =>
    (present.get(id) ?? []).filter(({ tier }) => work.present.some((one) => one === tier)),
  )
  const led = people.find(({ tier }) => tier === work.present[0])?.personId
  const topicId = [...(await topicIds(context))].find(
    ([name]) => work.topic && name.includes(work.topic),
  )?.[1]
  must(
    await recordActivity(context, {
      unitId,
      jointUnitIds,
      kind: work.kind,
      title: work.title,
      occurredOn: work.day,
      headCount: Math.max(work.heads, people.length),
      people: people.map(({ personId }) => ({ personId, led: personId === led })),
      hours: work.hours,
      topicIds: topicId ? [topicId] : [],
      summary: '',
      attachments: [],
      occurrenceIds: 'suggested',
    }),
    `record ${work.title} of ${work.unit} on ${work.day}`,
  )
}
