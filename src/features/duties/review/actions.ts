import { type Duty as FoundDuty, findDuties } from '@luoshi/text/duties/find'
import { done, type Outcome, refused } from '../../../kernel/outcome/outcome.ts'
import type { ActionContext, AnyTransaction } from '../../../platform/action/context.ts'
import { type Changed, change, view } from '../../audit/actions.ts'
import { unitKinds } from '../../organisation/store.ts'
import type { Clause, RulebookVersion } from '../../rulebooks/model.ts'
import { clauseAt } from '../../rulebooks/rules.ts'
import { clausesOf, findRulebook, findVersion } from '../../rulebooks/store.ts'
import type { Duty } from '../model.ts'
import type { AdjustDuty, Decide, Desk, ReviewProgress, Span, Topic } from './model.ts'
import { proposalOf } from './proposal/rules.ts'
import { checkComplete, checkNotExcluded, checkParts, decided, sentenceAround } from './rules.ts'
import {
  carriedDuties,
  dutiesOfVersion,
  insertDuties,
  insertTopics,
  lockDuties,
  reviewProgress,
  saveDuty,
  topicsOf,
} from './store.ts'

const noSuchVersion = refused('rulebook.not-found', {
  zh: '没有找到这个制度版本。请返回制度列表。',
  en: 'This version was not found. Go back to the list of rulebooks.',
})
const noSuchDuty = refused('duty.not-found', { zh: '没有找到这条职责。', en: 'This duty was not found.' })
const stale = refused('duty.stale', {
  zh: '这条职责刚被别人修改过，请刷新后再改。您填写的内容还在。',
  en: 'Somebody has just changed this duty. Refresh and try again; what you entered is still here.',
})

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

/** Everything the review desk shows of a version. */
export async function readDesk(context: ActionContext, versionId: string): Promise<Outcome<Desk>> {
  return view(context, 'duties.read', undefined, async (database, scope) => {
    const version = await findVersion(database, scope.tenantId, versionId)
    const rulebook = version && (await findRulebook(database, scope.tenantId, version.rulebookId))
    if (!version || !rulebook) return noSuchVersion
    const [clauses, duties, carried, topics, kinds] = await Promise.all([
      clausesOf(database, scope.tenantId, versionId),
      dutiesOfVersion(database, scope.tenantId, versionId),
      carriedDuties(database, scope.tenantId, versionId),
      topicsOf(database, scope.tenantId),
      unitKinds(database, scope.tenantId),
    ])
    return done({ rulebook, version, clauses, duties: [...duties, ...carried], topics, unitKinds: kinds })
  })
}

/** The versions and how far each has been reviewed. */
export async function readReviews(context: ActionContext): Promise<Outcome<ReviewProgress[]>> {
  return view(context, 'duties.read', undefined, async (database, scope) =>
    done(await reviewProgress(database, scope.tenantId)),
  )
}

type DutyChange = (transaction: AnyTransaction, duty: Duty) => Promise<Outcome<Changed<Duty>>>

/** The frame of a change to one duty at the desk: locked, still at the revision that was seen, not yet adopted. */
async function changeDuty(
  context: ActionContext,
  id: string,
  revision: number,
  work: DutyChange,
): Promise<Outcome<Duty>> {
  return change(context, 'duties.review', undefined, async (transaction) => {
    const [duty] = await lockDuties(transaction, context.tenantId, [id])
    if (!duty) return noSuchDuty
    if (duty.revision !== revision) return stale
    if (duty.state === 'adopted' || duty.state === 'ended')
      return decided(duty.state, 'accept') as Outcome<never>
    return work(transaction, duty)
  })
}

const entryOf = (action: string, duty: Duty) => ({
  action,
  subjectKind: 'duty',
  subjectId: duty.id,
  detail: { versionId: duty.versionId, state: duty.state },
  content: duty,
})

/** Sets what a reviewer may set; an accepted duty that is no longer complete goes back to being proposed. */
export async function adjustDuty(
  context: ActionContext,
  id: string,
  input: AdjustDuty,
): Promise<Outcome<Duty>> {
  return changeDuty(context, id, input.revision, async (transaction, duty) => {
    const { revision: _, ...terms } = input
    const changed: Duty = { ...duty, ...terms }
    const clauses = await clausesOf(transaction, context.tenantId, duty.versionId)
    const allowed = checkNotExcluded(clauses, changed)
    if (!allowed.done) return allowed
    if (duty.state === 'accepted') {
      const complete = checkComplete(changed)
      if (!complete.done) return complete
    }
    await saveDuty(transaction, context.tenantId, changed)
    return done({
      value: { ...changed, revision: duty.revision + 1 },
      entries: [entryOf('duty.adjust', changed)],
    })
  })
}

/** Makes several duties of one: the first part stays this duty, the others begin as copies of its terms. */
export async function splitDuty(
  context: ActionContext,
  id: string,
  revision: number,
  parts: readonly Span[],
): Promise<Outcome<Duty>> {
  return changeDuty(context, id, revision, async (transaction, duty) => {
    const fits = checkParts(duty, parts)
    if (!fits.done) return fits
    const version = await findVersion(transaction, context.tenantId, duty.versionId)
    if (!version) return noSuchVersion
    const pieces = parts.map(({ start, end }, index): Duty => {
      const action = version.text.slice(start, end)
      const piece = {
        ...duty,
        action,
        actionStart: start,
        title: action.slice(0, 40),
        state: 'proposed' as const,
      }
      return index === 0 ? piece : { ...piece, id: context.newId(), source: 'split', revision: 1 }
    })
    const [first, ...others] = pieces as [Duty, ...Duty[]]
    await saveDuty(transaction, context.tenantId, first)
    await insertDuties(transaction, context.tenantId, others, context.now().toString())
    return done({
      value: { ...first, revision: duty.revision + 1 },
      entries: [entryOf('duty.split', first), ...others.map((other) => entryOf('duty.add', other))],
    })
  })
}

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
    await insertDuties(transaction, context.tenantId, [duty], context.now().toString())
    return done({ value: duty, entries: [entryOf('duty.add', duty)] })
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

/** Accepts, rejects or reopens duties, all of them or none; the first that cannot is named by its id in `place.field`. */
export async function decideDuties(
  context: ActionContext,
  input: Decide,
): Promise<Outcome<{ changed: number }>> {
  return change(context, 'duties.review', undefined, async (transaction) => {
    const seen = new Map(input.duties.map(({ id, revision }) => [id, revision]))
    const duties = await lockDuties(transaction, context.tenantId, [...seen.keys()])
    if (duties.length < seen.size) return noSuchDuty
    const clausesByVersion = new Map<string, Clause[]>()
    for (const duty of duties) {
      if (duty.revision !== seen.get(duty.id)) return stale
      if (!clausesByVersion.has(duty.versionId))
        clausesByVersion.set(duty.versionId, await clausesOf(transaction, context.tenantId, duty.versionId))
      const state = decisionOn(duty, input.decision, clausesByVersion.get(duty.versionId) ?? [])
      if (!state.done) return { done: false, refusal: { ...state.refusal, place: { field: duty.id } } }
      await saveDuty(transaction, context.tenantId, { ...duty, state: state.value })
    }
    return done({
      value: { changed: duties.length },
      entries: duties.map((duty) => entryOf(`duty.${input.decision}`, duty)),
    })
  })
}

function decisionOn(
  duty: Duty,
  decision: Decide['decision'],
  clauses: readonly Clause[],
): Outcome<Duty['state']> {
  if (decision === 'accept') {
    const allowed = checkNotExcluded(clauses, duty)
    if (!allowed.done) return allowed
    const complete = checkComplete(duty)
    if (!complete.done) return complete
  }
  return decided(duty.state, decision)
}

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
