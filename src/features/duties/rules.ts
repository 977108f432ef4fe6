import type { Occurrence, OccurrenceStatus, Requirement, Tier } from './model.ts'

/** How far a requirement has come; all that a status needs of it. */
export type Progress = Pick<Requirement, 'required' | 'achieved' | 'achievedInWindow'>

/** What work makes of an occurrence, whatever the day: it changes only with records and waivers, so it can be summed. */
export type StatusClass = 'met' | 'met_late' | 'waived' | 'unmet'

export function statusClass(requirements: readonly Progress[], waived: boolean): StatusClass {
  if (waived) return 'waived'
  if (requirements.every((one) => one.achievedInWindow >= one.required)) return 'met'
  return requirements.every((one) => one.achieved >= one.required) ? 'met_late' : 'unmet'
}

/** The status on a day ('YYYY-MM-DD'): derived, so that no job has to flip it. */
export function statusOf(
  occurrence: Pick<Occurrence, 'windowFrom' | 'closesOn'>,
  requirements: readonly Progress[],
  waived: boolean,
  today: string,
): OccurrenceStatus {
  const reached = statusClass(requirements, waived)
  if (reached !== 'unmet') return reached
  if (today > occurrence.closesOn) return 'missed'
  return today < occurrence.windowFrom ? 'upcoming' : 'open'
}

/** Still open although its window is past: only the days of grace are left. */
export const isOverdue = (
  occurrence: Pick<Occurrence, 'windowTo'>,
  status: OccurrenceStatus,
  today: string,
): boolean => status === 'open' && today > occurrence.windowTo

/**
 * The tiers whose posts are meant when a rule speaks of one: the leading body (领导班子) is all of its members, every other
 * tier is itself.
 */
export const tiersMeant = (tier: Tier): readonly Tier[] =>
  tier === 'body' ? ['body', 'principal', 'deputy', 'member'] : [tier]
