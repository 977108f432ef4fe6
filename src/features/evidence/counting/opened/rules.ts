import type { Requirement } from '../../../duties/model.ts'
import { choiceOf, type Fit, fitsOf } from '../../../duties/occurrences/achievement/rules.ts'
import type { Candidate } from '../../../duties/occurrences/model.ts'
import type { EarlierWork, HeldSeat } from './store.ts'

/** What an earlier activity is to be counted for. */
export interface EarlierFit {
  readonly work: EarlierWork
  readonly fits: readonly Fit[]
}

const seatsOn = (seats: readonly HeldSeat[], day: string): HeldSeat[] =>
  seats.filter(({ from, to }) => from <= day && (to === 'infinity' || day < to))

/** A candidate after a fit: what it adds is there for the next activity to see. */
function afterFit({ candidate, parts, inWindow }: Fit): Candidate {
  const requirements = candidate.requirements.map((requirement): Requirement => {
    // A requirement of every member is judged by its sums, which only the store has; until then it wants more.
    const part = parts.find(({ position, shares }) => position === requirement.position && shares === null)
    if (part === undefined) return requirement
    return {
      ...requirement,
      achieved: requirement.achieved + part.amount,
      achievedInWindow: requirement.achievedInWindow + (inWindow ? part.amount : 0),
    }
  })
  return { ...candidate, requirements }
}

/**
 * Distributes work that was on record before occurrences were made: in the order of its days, each activity to the oldest
 * occurrence of each assignment that still wants it, and never twice to one assignment.
 */
export function earlierFits(
  candidates: readonly Candidate[],
  works: readonly EarlierWork[],
  seats: readonly HeldSeat[],
): EarlierFit[] {
  const present = new Map(candidates.map((candidate) => [candidate.occurrenceId, candidate]))
  const found: EarlierFit[] = []
  for (const work of works) {
    const open = [...present.values()].filter(
      ({ unitId, assignmentId }) =>
        work.partyUnitIds.includes(unitId) && !work.countedFor.includes(assignmentId),
    )
    const fits = choiceOf(fitsOf(open, work, seatsOn(seats, work.occurredOn)))
    if (fits.length === 0) continue
    for (const fit of fits) present.set(fit.candidate.occurrenceId, afterFit(fit))
    found.push({ work, fits })
  }
  return found
}
