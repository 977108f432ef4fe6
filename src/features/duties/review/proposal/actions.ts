import { type Duty as FoundDuty, findDuties } from '@luoshi/text/duties/find'
import { done, type Outcome, refused } from '../../../../kernel/outcome/outcome.ts'
import type { ActionContext, AnyTransaction } from '../../../../platform/action/context.ts'
import { change } from '../../../audit/actions.ts'
import type { Clause, RulebookVersion } from '../../../rulebooks/model.ts'
import { clauseAt } from '../../../rulebooks/rules.ts'
import { clausesOf, findVersion } from '../../../rulebooks/store.ts'
import type { Duty } from '../../model.ts'
import type { Span, Topic } from '../model.ts'
import { checkNotExcluded, dutyEntry, noSuchVersion, sentenceAround } from '../rules.ts'
import { dutiesOfVersion, insertDuties } from '../store.ts'
import { insertTopics, topicsOf } from '../topics/store.ts'
import { proposalOf } from './rules.ts'

/**
 * Lets the finder read a version and lays its findings on the review desk; sentences that are excluded never come there.
 * Asked again, it does nothing: what reviewers decided stays.
 */
export async function proposeDuties(
  context: ActionContext,
  versionId: string,
): Promise<Outcome<{ proposed: number }>> {
  return change(context, 'duties.review', undefined, async (transaction) => {
    const version = await findVersion(transaction, context.tenantId, versionId)
    if (!version) return noSuchVersion
    const known = await dutiesOfVersion(transaction, context.tenantId, versionId)
    if (known.length > 0) return done({ value: { proposed: 0 }, entries: [] })
    const clauses = await clausesOf(transaction, context.tenantId, versionId)
    const found = findDuties(version.text)
    const duties = await dutiesFrom(context, transaction, version, clauses, found, 'found')
    await insertDuties(transaction, context.tenantId, duties, context.now().toString())
    return done({
      value: { proposed: duties.length },
      entries: [
        {
          action: 'duty.propose',
          subjectKind: 'rulebook_version',
          subjectId: versionId,
          detail: { proposed: duties.length },
        },
      ],
    })
  })
}

async function dutiesFrom(
  context: ActionContext,
  transaction: AnyTransaction,
  version: RulebookVersion,
  clauses: readonly Clause[],
  found: readonly FoundDuty[],
  source: Duty['source'],
): Promise<Duty[]> {
  const topics = await topicBook(context, transaction)
  const duties = found.flatMap((one) => {
    const duty = dutyFrom(context, version, clauses, one, source, topics)
    return duty && checkNotExcluded(clauses, duty).done ? [duty] : []
  })
  await insertTopics(transaction, context.tenantId, topics.fresh)
  return duties
}

/** The tenant's topics by name; a name that is not there yet becomes a fresh one. */
async function topicBook(context: ActionContext, transaction: AnyTransaction) {
  const known = new Map(
    (await topicsOf(transaction, context.tenantId)).map((topic) => [topic.name, topic.id]),
  )
  const fresh: Topic[] = []
  return {
    fresh,
    idOf: (name: string) => {
      const id = known.get(name)
      if (id) return id
      const topic = { id: context.newId(), name: name.slice(0, 100) }
      fresh.push(topic)
      known.set(name, topic.id)
      return topic.id
    },
  }
}

function dutyFrom(
  context: ActionContext,
  version: RulebookVersion,
  clauses: readonly Clause[],
  found: FoundDuty,
  source: Duty['source'],
  topics: { idOf(name: string): string },
): Duty | null {
  const clause = clauseAt(clauses, found.start)
  if (!clause) return null
  return {
    id: context.newId(),
    rulebookId: version.rulebookId,
    versionId: version.id,
    clauseId: clause.id,
    sentence: found.sentence,
    sentenceStart: found.start,
    actor: found.actor,
    actorStart: found.actorStart,
    action: found.action,
    actionStart: found.actionStart,
    ...proposalOf(found, topics),
    graceDays: 0,
    source,
    confidence: found.confidence,
    reasons: found.reasons,
    state: 'proposed',
    revision: 1,
    predecessorId: null,
    adoptedFrom: null,
    startRule: null,
    endedOn: null,
  }
}

const alreadyThere = refused(
  'duty.conflict',
  {
    zh: '这段文字已经是一条职责，请在右边修改它。',
    en: 'These words are a duty already; change it at the right.',
  },
  { field: 'start' },
)

/** Adds a duty from a selection of the text: the finder pre-fills what it reads there, the selection is the action. */
export async function addDuty(
  context: ActionContext,
  versionId: string,
  selection: Span,
): Promise<Outcome<Duty>> {
  return change(context, 'duties.review', undefined, async (transaction) => {
    const version = await findVersion(transaction, context.tenantId, versionId)
    if (!version) return noSuchVersion
    const clauses = await clausesOf(transaction, context.tenantId, versionId)
    const duty = await selectedDuty(context, transaction, version, clauses, selection)
    if (!duty)
      return refused(
        'duty.selection-empty',
        { zh: '请选中条款中的一段文字。', en: 'Select some words of a clause.' },
        { field: 'start' },
      )
    const allowed = checkNotExcluded(clauses, duty)
    if (!allowed.done) return allowed
    const known = await dutiesOfVersion(transaction, context.tenantId, versionId)
    if (known.some((one) => one.actionStart === duty.actionStart && one.action === duty.action))
      return alreadyThere
    await insertDuties(transaction, context.tenantId, [duty], context.now().toString())
    return done({ value: duty, entries: [dutyEntry('duty.add', duty)] })
  })
}

async function selectedDuty(
  context: ActionContext,
  transaction: AnyTransaction,
  version: RulebookVersion,
  clauses: readonly Clause[],
  { start, end }: Span,
): Promise<Duty | null> {
  const action = version.text.slice(start, end)
  if (action.trim() === '' || action.length > 2_000) return null
  const sentence = sentenceAround(version.text, start, end)
  const words = version.text.slice(sentence.start, sentence.end)
  const read = findDuties(words)[0]
  const found: FoundDuty = {
    ...(read ?? { article: null, paragraph: null, item: null, actorInherited: false }),
    frequency: read?.frequency ?? null,
    deadline: read?.deadline ?? null,
    retention: read?.retention ?? null,
    kind: read?.kind ?? 'standing',
    confidence: read?.confidence ?? 0,
    reasons: read?.reasons ?? [],
    sentence: words,
    start: sentence.start,
    clauseStart: sentence.start,
    actor: read?.actor ?? null,
    actorStart: read?.actorStart == null ? null : read.actorStart + sentence.start,
    action,
    actionStart: start,
  }
  const topics = await topicBook(context, transaction)
  const duty = dutyFrom(context, version, clauses, found, 'selected', topics)
  await insertTopics(transaction, context.tenantId, topics.fresh)
  return duty
}
