import { done, type Outcome } from '../../../kernel/outcome/outcome.ts'
import type { ActionContext, AnyTransaction } from '../../../platform/action/context.ts'
import { change, view } from '../../audit/actions.ts'
import type { AuditDraft } from '../../audit/model.ts'
import type { PersonRow, VacantPost } from '../model.ts'
import { peopleOf, postsAsOf, unitsAsOf } from '../store.ts'
import { changeTree } from '../tree/actions.ts'
import { FOREVER, noSuchUnit, requireStanding } from '../units/rules.ts'
import { loadUnit } from '../units/store.ts'
import type {
  AddPerson,
  AddPost,
  Appoint,
  ClosePost,
  HandOver,
  PostHistory,
  RenamePerson,
  Successor,
} from './model.ts'
import { decideAppointment, decideClosingPost, decideHandOver, noSuchPerson, noSuchPost } from './rules.ts'
import {
  closePostOn,
  findPerson,
  insertPeople,
  insertPosts,
  insertTenures,
  loadPost,
  nextPostPosition,
  saveHandOver,
  updatePersonName,
} from './store.ts'

/** The unit that a post belongs to, before the permission is asked on it. */
async function withPost<Value>(
  context: ActionContext,
  postId: string,
  work: (post: PostHistory) => Promise<Outcome<Value>>,
): Promise<Outcome<Value>> {
  const post = await loadPost(context.database, context.tenantId, postId)
  return post === null ? noSuchPost() : work(post)
}

/** A new post of a unit, vacant, behind its other posts. */
export async function addPost(context: ActionContext, input: AddPost): Promise<Outcome<{ postId: string }>> {
  return changeTree(context, input.unitId, async (transaction) => {
    const { tenantId } = context
    const unit = await loadUnit(transaction, tenantId, input.unitId)
    if (unit === null) return noSuchUnit('unitId')
    const standing = requireStanding(unit, input.openedOn, 'openedOn')
    if (!standing.done) return standing
    const postId = context.newId()
    const position = await nextPostPosition(transaction, tenantId, unit.id)
    await insertPosts(transaction, tenantId, [{ ...input, id: postId, position, closedOn: unit.closedOn }])
    const { tier, openedOn, title } = input
    const entry = postEntry('post.add', { id: postId, unitId: unit.id }, { tier, openedOn })
    return done({ value: { postId }, entries: [{ ...entry, content: { title } }] })
  })
}

/** Closes a post from a day on (the first on which it is gone) and ends whoever's tenure. */
export async function closePost(context: ActionContext, input: ClosePost): Promise<Outcome<null>> {
  return withPost(context, input.postId, (known) =>
    changeTree(context, known.unitId, async (transaction) => {
      const post = await loadPost(transaction, context.tenantId, known.id)
      if (post === null) return noSuchPost()
      const decided = decideClosingPost(post, input.day)
      if (!decided.done) return decided
      await closePostOn(transaction, context.tenantId, post.id, input.day)
      return done({ value: null, entries: [postEntry('post.close', post, { day: input.day })] })
    }),
  )
}

/**
 * Hands a post over (交接) on a day: one tenure ends and the next begins, or the post is left vacant. A day within closed
 * periods is allowed, because who answered for those is written down before.
 */
export async function handOver(
  context: ActionContext,
  input: HandOver,
): Promise<Outcome<{ personId: string | null }>> {
  return withPost(context, input.postId, (known) =>
    changeTree(context, known.unitId, async (transaction) => {
      const post = await loadPost(transaction, context.tenantId, known.id)
      if (post === null) return noSuchPost()
      const person = await successorOf(context, transaction, input.to)
      if (!person.done) return person
      const { personId, entries } = person.value
      const plan = decideHandOver(post, input.day, personId)
      if (!plan.done) return plan
      await saveHandOver(transaction, context.tenantId, post.id, plan.value, input.day, context.newId())
      const detail = { day: input.day, from: plan.value.ends?.personId ?? null, to: personId }
      return done({ value: { personId }, entries: [...entries, postEntry('post.hand-over', post, detail)] })
    }),
  )
}

/** Enters a tenure from–to, for example one of the past; refused where it shares a day with another. */
export async function appoint(
  context: ActionContext,
  input: Appoint,
): Promise<Outcome<{ personId: string }>> {
  return withPost(context, input.postId, (known) =>
    changeTree(context, known.unitId, async (transaction) => {
      const post = await loadPost(transaction, context.tenantId, known.id)
      if (post === null) return noSuchPost()
      const to = input.to ?? post.closedOn ?? FOREVER
      const decided = decideAppointment(post, input.from, to)
      if (!decided.done) return decided
      const person = await successorOf(context, transaction, input.person)
      if (!person.done) return person
      const { personId, entries } = person.value
      if (personId === null) return noSuchPerson()
      const tenure = { id: context.newId(), postId: post.id, personId, from: input.from, to }
      await insertTenures(transaction, context.tenantId, [tenure])
      const entry = postEntry('post.appoint', post, { personId, from: input.from, to: input.to })
      return done({ value: { personId }, entries: [...entries, entry] })
    }),
  )
}

/** A person by name alone; namesakes are different people. */
export async function addPerson(
  context: ActionContext,
  input: AddPerson,
): Promise<Outcome<{ personId: string }>> {
  return change(context, 'organisation.write', undefined, async (transaction) => {
    const { personId, entries } = await makePerson(context, transaction, input.name)
    return done({ value: { personId }, entries })
  })
}

/** Corrects or changes a person's name everywhere, past included: a name belongs to the person. */
export async function renamePerson(context: ActionContext, input: RenamePerson): Promise<Outcome<null>> {
  return change(context, 'organisation.write', undefined, async (transaction) => {
    const person = await findPerson(transaction, context.tenantId, input.personId)
    if (person === null) return noSuchPerson()
    await updatePersonName(transaction, context.tenantId, person.id, input.name)
    const content = { name: input.name, before: person.name }
    return done({ value: null, entries: [{ ...personEntry('person.rename', person.id), content }] })
  })
}

/** The posts within reach that nobody holds on a day, in the order of the tree. */
export async function listVacantPosts(context: ActionContext, day: string): Promise<Outcome<VacantPost[]>> {
  return view(context, 'organisation.read', undefined, async (database, scope) => {
    const vacant = (await postsAsOf(database, scope, null, day)).filter((post) => post.holderId === null)
    const byUnit = Map.groupBy(vacant, (post) => post.unitId)
    const units = await unitsAsOf(database, scope, day)
    return done(
      units.flatMap((unit) =>
        (byUnit.get(unit.id) ?? []).map(({ id, title, tier, unitId, openedOn }) => ({
          id,
          title,
          tier,
          unitId,
          openedOn,
          unitName: unit.name,
        })),
      ),
    )
  })
}

/** People within reach and the posts they hold on a day. */
export async function listPeople(context: ActionContext, day: string): Promise<Outcome<PersonRow[]>> {
  return view(context, 'organisation.read', undefined, async (database, scope) =>
    done(await peopleOf(database, scope, day)),
  )
}

interface Chosen<Id> {
  readonly personId: Id
  readonly entries: readonly AuditDraft[]
}

async function successorOf(
  context: ActionContext,
  transaction: AnyTransaction,
  successor: Successor | null,
): Promise<Outcome<Chosen<string | null>>> {
  if (successor === null) return done({ personId: null, entries: [] })
  if ('name' in successor) return done(await makePerson(context, transaction, successor.name))
  const person = await findPerson(transaction, context.tenantId, successor.personId)
  return person === null ? noSuchPerson() : done({ personId: person.id, entries: [] })
}

async function makePerson(
  context: ActionContext,
  transaction: AnyTransaction,
  name: string,
): Promise<Chosen<string>> {
  const personId = context.newId()
  await insertPeople(transaction, context.tenantId, [{ id: personId, name }], context.now().toString())
  return { personId, entries: [{ ...personEntry('person.add', personId), content: { name } }] }
}

const personEntry = (action: string, personId: string): AuditDraft => ({
  action,
  subjectKind: 'person',
  subjectId: personId,
  contentOwner: personId,
})

const postEntry = (
  action: string,
  post: { readonly id: string; readonly unitId: string },
  detail: NonNullable<AuditDraft['detail']>,
): AuditDraft => ({ action, subjectKind: 'post', subjectId: post.id, unitId: post.unitId, detail })
