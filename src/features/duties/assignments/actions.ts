import { done, type Outcome, refused } from '../../../kernel/outcome/outcome.ts'
import type { ActionContext } from '../../../platform/action/context.ts'
import { change, view } from '../../audit/actions.ts'
import { postsAsOf } from '../../organisation/store.ts'
import { withdrawOccurrences } from '../occurrences/actions.ts'
import { freezeClosed } from '../occurrences/store.ts'
import type { AssignmentList, AssignmentPage, AssignmentQuery, EndAssignment, Reassign } from './model.ts'
import { checkAfterClosed, checkInForce, checkPost } from './rules.ts'
import {
  countAssignments,
  findAssignment,
  lastClosedBegan,
  listAssignments,
  lockAssignments,
  setEnd,
  setPost,
  siblingsOf,
  stretchesOf,
} from './store.ts'

const noSuchAssignment = refused('assignment.not-found', {
  zh: '没有找到这项分工，可能已被终止。请刷新后再试。',
  en: 'This assignment was not found; it may have ended. Refresh and try again.',
})

/** Who answers for what on a day, vacant posts and risen duties included. */
export async function readAssignments(
  context: ActionContext,
  query: AssignmentQuery,
): Promise<Outcome<AssignmentList>> {
  return view(context, 'duties.read', query.unitId, async (database, scope) => {
    const day = query.day ?? context.today().toString()
    const [lines, counts] = await Promise.all([
      listAssignments(database, scope, query, day),
      countAssignments(database, scope, query, day),
    ])
    const assignments = lines.slice(0, query.limit)
    const next = lines.length > query.limit ? (assignments.at(-1)?.id ?? null) : null
    return done({ day, assignments, ...counts, next })
  })
}

/** One assignment with the posts it has been with, and those that it may be given to. Refuses `assignment.not-found`. */
export async function readAssignment(context: ActionContext, id: string): Promise<Outcome<AssignmentPage>> {
  return view(context, 'duties.read', undefined, async (database, scope) => {
    const today = context.today().toString()
    const line = await findAssignment(database, scope, id, today)
    if (!line) return noSuchAssignment
    const [stretches, posts, siblings] = await Promise.all([
      stretchesOf(database, scope.tenantId, id),
      postsAsOf(database, scope, [line.unitId], today),
      siblingsOf(database, scope.tenantId, line, today),
    ])
    const choices = posts.map(({ id: postId, title, tier, holderName }) => ({
      id: postId,
      title,
      tier,
      unitName: line.unitName,
      holderName,
    }))
    return done({ ...line, stretches, posts: choices, siblings })
  })
}

/**
 * Gives assignments of one unit to another of its posts from a day on. Who answered for what has closed stays.
 * Refuses `assignment.not-found`, `assignment.not-in-force`, `assignment.post-unfit`.
 */
export async function reassign(
  context: ActionContext,
  input: Reassign,
): Promise<Outcome<{ readonly reassigned: number }>> {
  return change(context, 'duties.adopt', undefined, async (transaction, scope) => {
    const ids = [...new Set(input.assignmentIds)]
    const assignments = await lockAssignments(transaction, scope, ids, context.today().toString())
    if (assignments.length < ids.length) return noSuchAssignment
    const inForce = checkInForce(assignments, input.from)
    if (!inForce.done) return inForce
    const unitIds = assignments.map(({ unitId }) => unitId)
    const posts = await postsAsOf(transaction, scope, unitIds, input.from)
    const post = checkPost(
      posts.find(({ id }) => id === input.postId),
      assignments,
    )
    if (!post.done) return post
    await freezeClosed(transaction, context.tenantId, context.today().toString())
    await setPost(transaction, context.tenantId, ids, input.postId, input.from)
    return done({
      value: { reassigned: ids.length },
      entries: assignments.map((assignment) => ({
        action: 'assignment.reassign',
        subjectKind: 'assignment',
        subjectId: assignment.id,
        unitId: assignment.unitId,
        detail: { dutyId: assignment.dutyId, postId: input.postId, from: input.from },
      })),
    })
  })
}

/**
 * Ends an assignment from a day on; the period that runs on that day is seen through or withdrawn.
 * Refuses `assignment.not-found`, `assignment.not-in-force`, `assignment.before-closed-period`.
 */
export async function endAssignment(
  context: ActionContext,
  id: string,
  { from, openPeriod, reason }: EndAssignment,
): Promise<Outcome<{ readonly withdrawn: number }>> {
  return change(context, 'duties.adopt', undefined, async (transaction, scope) => {
    const today = context.today().toString()
    const [assignment] = await lockAssignments(transaction, scope, [id], today)
    if (!assignment) return noSuchAssignment
    const inForce = checkInForce([assignment], from)
    if (!inForce.done) return inForce
    const closedBegan = await lastClosedBegan(transaction, context.tenantId, { assignmentIds: [id] }, today)
    const afterClosed = checkAfterClosed(closedBegan, from)
    if (!afterClosed.done) return afterClosed
    await freezeClosed(transaction, context.tenantId, today)
    await setEnd(transaction, context.tenantId, id, from)
    const withdrawal = { assignmentIds: [id], endedFrom: from, openPeriod }
    const withdrawn = await withdrawOccurrences(context, transaction, withdrawal, reason)
    return done({
      value: { withdrawn },
      entries: [
        {
          action: 'assignment.end',
          subjectKind: 'assignment',
          subjectId: id,
          unitId: assignment.unitId,
          detail: { dutyId: assignment.dutyId, from, openPeriod, withdrawn },
          content: reason,
        },
      ],
    })
  })
}
