import { done, type Outcome, refused } from '../../../kernel/outcome/outcome.ts'
import { FOREVER } from '../units/rules.ts'
import type { PostHistory, Tenure } from './model.ts'

export const noSuchPost = (): Outcome<never> =>
  refused(
    'organisation.post.not-found',
    { zh: '没有这个岗位', en: 'There is no such post' },
    { field: 'postId' },
  )

export const noSuchPerson = (): Outcome<never> =>
  refused(
    'organisation.person.not-found',
    { zh: '没有这个人员', en: 'There is no such person' },
    { field: 'personId' },
  )

function requireStandingPost(post: PostHistory, day: string, field: string): Outcome<null> {
  if (day < post.openedOn)
    return refused(
      'organisation.post-not-open',
      {
        zh: `岗位“${post.title}”自 ${post.openedOn} 起才设立`,
        en: `The post “${post.title}” opens only on ${post.openedOn}`,
      },
      { field },
    )
  if (post.closedOn !== null && post.closedOn <= day)
    return refused(
      'organisation.post-closed',
      {
        zh: `岗位“${post.title}”自 ${post.closedOn} 起已撤销`,
        en: `The post “${post.title}” is closed from ${post.closedOn} on`,
      },
      { field },
    )
  return done(null)
}

/** What a handover does to the tenures of a post. */
export interface HandOverPlan {
  /** The tenure that ends on the day; it disappears when it began on that same day. */
  readonly ends: Tenure | null
  /** From the day until the next tenure that is already planned, or the post's closing; null leaves it vacant. */
  readonly begins: { readonly personId: string; readonly from: string; readonly to: string } | null
}

/** Hands a post over on a day to `personId`, or leaves it vacant (null). */
export function decideHandOver(
  post: PostHistory,
  day: string,
  personId: string | null,
): Outcome<HandOverPlan> {
  const standing = requireStandingPost(post, day, 'day')
  if (!standing.done) return standing
  const ends = post.tenures.find((tenure) => tenure.from <= day && day < tenure.to) ?? null
  if (personId === (ends?.personId ?? null))
    return personId === null
      ? refused(
          'organisation.already-vacant',
          { zh: '这个岗位当天本来就空缺', en: 'The post is vacant on that day already' },
          { field: 'day' },
        )
      : refused(
          'organisation.same-holder',
          { zh: '接任者当天已在这个岗位上', en: 'The successor already holds the post on that day' },
          { field: 'to' },
        )
  const next = post.tenures.find((tenure) => tenure.from > day)
  const to = next?.from ?? post.closedOn ?? FOREVER
  return done({ ends, begins: personId === null ? null : { personId, from: day, to } })
}

/** That `[from, to)` lies within the post's life and no other tenure shares a day with it. */
export function decideAppointment(post: PostHistory, from: string, to: string): Outcome<null> {
  const standing = requireStandingPost(post, from, 'from')
  if (!standing.done) return standing
  if (to <= from)
    return refused(
      'organisation.tenure-backwards',
      { zh: '离任日期须晚于任职日期', en: 'The end must be later than the beginning' },
      { field: 'to' },
    )
  if (post.closedOn !== null && to !== FOREVER && post.closedOn < to)
    return requireStandingPost(post, to, 'to')
  const other = post.tenures.find((tenure) => tenure.from < to && from < tenure.to)
  if (other === undefined) return done(null)
  const until = other.to === FOREVER ? null : other.to
  return refused(
    'organisation.tenure-overlap',
    {
      zh: `这个岗位自 ${other.from} 起${until === null ? '' : `至 ${until} `}已有人任职，请用“交接”`,
      en: `Somebody holds this post from ${other.from}${until === null ? '' : ` to ${until}`}; use a handover instead`,
    },
    { field: 'from' },
  )
}

/** Closes a post on a day, the first on which it is gone. Refuses when somebody is to begin on that day or later. */
export function decideClosingPost(post: PostHistory, day: string): Outcome<null> {
  const standing = requireStandingPost(post, day, 'day')
  if (!standing.done) return standing
  if (day === post.openedOn)
    return refused(
      'organisation.never-open',
      { zh: '撤销日期须晚于设立日期', en: 'A post must close later than it opens' },
      { field: 'day' },
    )
  if (post.tenures.some((tenure) => tenure.from >= day))
    return refused(
      'organisation.planned-change',
      {
        zh: `岗位“${post.title}”在这一天或之后还有已定的任职，请先取消`,
        en: `Somebody is already to take the post “${post.title}” on that day or later; take that back first`,
      },
      { field: 'day' },
    )
  return done(null)
}
