import { done, type Outcome, refused } from '../../../kernel/outcome/outcome.ts'
import type { PostRow } from '../../organisation/model.ts'
import type { StandingAssignment } from './model.ts'

/** An assignment is changed from a day on which it binds. Refuses `assignment.not-in-force`. */
export function checkInForce(
  assignments: readonly Pick<StandingAssignment, 'validFrom' | 'validTo'>[],
  from: string,
): Outcome<null> {
  const outside = assignments.find(({ validFrom, validTo }) => from < validFrom || from >= validTo)
  if (!outside) return done(null)
  return refused(
    'assignment.not-in-force',
    outside.validTo === 'infinity'
      ? {
          zh: `分工自 ${outside.validFrom} 起生效，日期不能早于这一天。`,
          en: `The assignment binds from ${outside.validFrom}; choose that day or a later one.`,
        }
      : {
          zh: `分工的有效期为 ${outside.validFrom} 至 ${outside.validTo} 前，请选择其间的日期。`,
          en: `The assignment binds from ${outside.validFrom} until before ${outside.validTo}; choose a day between.`,
        },
    { field: 'from' },
  )
}

/** The post must belong to the unit and stand on the day. Refuses `assignment.post-unfit`. */
export function checkPost(
  post: PostRow | undefined,
  assignments: readonly Pick<StandingAssignment, 'unitId'>[],
): Outcome<PostRow> {
  if (post && assignments.every(({ unitId }) => unitId === post.unitId)) return done(post)
  return refused(
    'assignment.post-unfit',
    {
      zh: '请选择本单位当日在设的岗位。',
      en: 'Choose a post of this unit that stands on that day.',
    },
    { field: 'postId' },
  )
}

/**
 * What has closed keeps its duty: an end must lie behind the beginning of the last closed period.
 * `closedBegan`: the day on which it began, or null. Refuses `assignment.before-closed-period`.
 */
export function checkAfterClosed(closedBegan: string | null, from: string): Outcome<null> {
  if (closedBegan === null || from > closedBegan) return done(null)
  return refused(
    'assignment.before-closed-period',
    {
      zh: `${closedBegan} 开始的一期已经截止，不能改写。请选择 ${closedBegan} 之后的日期。`,
      en: `A period that began on ${closedBegan} has closed and cannot be rewritten. Choose a later day.`,
    },
    { field: 'from' },
  )
}
