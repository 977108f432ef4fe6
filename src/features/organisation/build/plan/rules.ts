import type { AuditDraft } from '../../../audit/model.ts'
import type { NewPerson, NewPost, NewTenure } from '../../posts/store.ts'
import type { NewUnit } from '../../tree/store.ts'
import { FOREVER } from '../../units/rules.ts'
import type { DraftUnit } from '../model.ts'
import type { TakenPlace } from '../store.ts'

/** The rows of everything that a draft makes. */
export interface BuildPlan {
  readonly units: readonly NewUnit[]
  readonly posts: readonly NewPost[]
  readonly people: readonly NewPerson[]
  readonly tenures: readonly NewTenure[]
}

/**
 * Gives ids and positions to a draft. New units stand behind their siblings; posts and tenures begin with their unit. A
 * name that comes twice within one unit is one person; in different units they are namesakes, as nothing says otherwise.
 */
export function planOf(
  drafts: readonly DraftUnit[],
  taken: readonly TakenPlace[],
  newId: () => string,
): BuildPlan {
  const ids = drafts.map(() => newId())
  const next = new Map<string | null, number>()
  for (const { parentId, position } of taken)
    next.set(parentId, Math.max(next.get(parentId) ?? 0, position + 1))
  const units = drafts.map((draft, index): NewUnit => {
    const parentId = typeof draft.parent === 'number' ? (ids[draft.parent] ?? null) : draft.parent
    const position = next.get(parentId) ?? 0
    next.set(parentId, position + 1)
    const { name, kind, openedOn } = draft
    return { id: ids[index] ?? '', parentId, name, kind, position, openedOn }
  })
  const posts: NewPost[] = []
  const people: NewPerson[] = []
  const tenures: NewTenure[] = []
  for (const [index, draft] of drafts.entries()) {
    const known = new Map<string, string>()
    const { openedOn } = draft
    for (const [position, { title, tier, holder }] of draft.posts.entries()) {
      const postId = newId()
      posts.push({ id: postId, unitId: ids[index] ?? '', title, tier, position, openedOn, closedOn: null })
      if (holder === null) continue
      const personId = known.get(holder) ?? newId()
      if (!known.has(holder)) people.push({ id: personId, name: holder })
      known.set(holder, personId)
      tenures.push({ id: newId(), postId, personId, from: openedOn, to: FOREVER })
    }
  }
  return { units, posts, people, tenures }
}

/** An entry for each unit, with its posts and who holds them by id, and one for each person; names leave no trace in them. */
export function entriesOf({ units, posts, people, tenures }: BuildPlan): AuditDraft[] {
  const holders = new Map(tenures.map(({ postId, personId }) => [postId, personId]))
  const postsOf = Map.groupBy(posts, (post) => post.unitId)
  return [
    ...units.map(({ id, parentId, kind, openedOn, name }) => ({
      action: 'unit.create',
      subjectKind: 'unit',
      subjectId: id,
      unitId: id,
      detail: {
        parentId,
        kind,
        openedOn,
        posts: (postsOf.get(id) ?? []).map((post) => ({
          id: post.id,
          tier: post.tier,
          holder: holders.get(post.id) ?? null,
        })),
      },
      content: { name },
    })),
    ...people.map(({ id }) => ({ action: 'person.add', subjectKind: 'person', subjectId: id })),
  ]
}
