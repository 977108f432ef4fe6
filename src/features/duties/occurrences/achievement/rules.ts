import type { Requirement, Tier } from '../../model.ts'
import { tiersMeant } from '../../rules.ts'
import type { Candidate } from '../model.ts'

/** What of an activity decides whether and how much it counts. */
export interface Work {
  readonly occurredOn: string
  readonly kind: string
  readonly topicIds: readonly string[]
  readonly headCount: number
  readonly hours: number
  readonly hasAttachment: boolean
  readonly people: readonly {
    readonly personId: string
    readonly led: boolean
    readonly hours?: number | undefined
  }[]
}

/** A post and who held it on the day of the work. */
export interface Seat {
  readonly unitId: string
  readonly postId: string
  readonly tier: Tier
  readonly personId: string
}

/** Hours, heads or times that each post of a tier got from one activity; a post whose holder was absent has 0. */
export type Shares = Readonly<Record<string, number>>

/** What one activity adds to one requirement. `shares` only where every member of a tier must reach the amount. */
export interface Part {
  readonly position: number
  readonly amount: number
  readonly shares: Shares | null
}

/** An occurrence and what the activity adds to it; `parts` has only requirements that it fits. */
export interface Fit {
  readonly candidate: Candidate
  readonly inWindow: boolean
  readonly parts: readonly Part[]
}

type Terms = Pick<
  Requirement,
  'position' | 'measure' | 'topicId' | 'kinds' | 'ledBy' | 'attendedBy' | 'attachment'
>

const seatsOf = (seats: readonly Seat[], unitId: string, tier: Tier): Seat[] => {
  const meant = tiersMeant(tier)
  return seats.filter((seat) => seat.unitId === unitId && meant.includes(seat.tier))
}

function isAsked(terms: Terms, work: Work, unitId: string, seats: readonly Seat[]): boolean {
  if (terms.kinds.length > 0 && !terms.kinds.includes(work.kind)) return false
  if (terms.topicId !== null && !work.topicIds.includes(terms.topicId)) return false
  if (terms.attachment && !work.hasAttachment) return false
  if (terms.ledBy === null) return true
  const leaders = new Set(work.people.filter(({ led }) => led).map(({ personId }) => personId))
  return seatsOf(seats, unitId, terms.ledBy).some(({ personId }) => leaders.has(personId))
}

function amountOf(terms: Terms, work: Work, ownHours: number | undefined): number {
  switch (terms.measure) {
    case 'times':
      return 1
    case 'heads':
      return work.headCount
    case 'hours':
    case 'hours_per_person':
      return ownHours ?? work.hours
  }
}

/**
 * What the work adds to a requirement of a unit's occurrence; null where it does not fit. `seats` are the posts held on the
 * day of the work: who led and who took part is judged as of then.
 */
function partOf(terms: Terms, work: Work, unitId: string, seats: readonly Seat[]): Part | null {
  if (!isAsked(terms, work, unitId, seats)) return null
  if (terms.attendedBy === null) {
    const amount = amountOf(terms, work, undefined)
    return amount > 0 ? { position: terms.position, amount, shares: null } : null
  }
  const present = new Map(work.people.map((person) => [person.personId, person]))
  const shares: Record<string, number> = {}
  for (const seat of seatsOf(seats, unitId, terms.attendedBy)) {
    const person = present.get(seat.personId)
    shares[seat.postId] = person === undefined ? 0 : amountOf(terms, work, person.hours)
  }
  const amounts = Object.values(shares)
  if (!amounts.some((amount) => amount > 0)) return null
  return { position: terms.position, amount: Math.min(...amounts), shares }
}

/** A counted activity's shares, with the day by which the latest is told. */
export interface SharedContribution {
  readonly activityId: string
  readonly occurredOn: string
  readonly inWindow: boolean
  readonly shares: Shares
}

const leastOf = (contributions: readonly SharedContribution[]): number => {
  let latest: SharedContribution | undefined
  const sums = new Map<string, number>()
  for (const one of contributions) {
    const isLater =
      latest === undefined ||
      one.occurredOn > latest.occurredOn ||
      (one.occurredOn === latest.occurredOn && one.activityId > latest.activityId)
    if (isLater) latest = one
    for (const [postId, amount] of Object.entries(one.shares))
      sums.set(postId, (sums.get(postId) ?? 0) + amount)
  }
  const roster = Object.keys(latest?.shares ?? {})
  if (roster.length === 0) return 0
  const least = Math.min(...roster.map((postId) => sums.get(postId) ?? 0))
  // Sums of two-decimal hours; the column has two decimals too.
  return Math.round(least * 100) / 100
}

/**
 * How far a requirement of every member has come: the least over the posts of the latest counted day (a post that was
 * given up since no longer holds the others back). Sums follow the post, because duties hang on posts.
 */
export function achievedByAll(contributions: readonly SharedContribution[]): {
  readonly achieved: number
  readonly achievedInWindow: number
} {
  const achievedInWindow = leastOf(contributions.filter(({ inWindow }) => inWindow))
  return { achieved: Math.max(leastOf(contributions), achievedInWindow), achievedInWindow }
}

/** How the work fits each candidate, oldest closing first; candidates that it does not fit are left out. */
export function fitsOf(candidates: readonly Candidate[], work: Work, seats: readonly Seat[]): Fit[] {
  const fits: Fit[] = []
  for (const candidate of candidates) {
    if (work.occurredOn < candidate.windowFrom || work.occurredOn > candidate.closesOn) continue
    const parts: Part[] = []
    for (const terms of candidate.requirements) {
      const part = partOf(terms, work, candidate.unitId, seats)
      if (part !== null) parts.push(part)
    }
    if (parts.length > 0) fits.push({ candidate, inWindow: work.occurredOn <= candidate.windowTo, parts })
  }
  return fits.sort((one, other) => compareAge(one.candidate, other.candidate))
}

function compareAge(one: Candidate, other: Candidate): number {
  if (one.closesOn !== other.closesOn) return one.closesOn < other.closesOn ? -1 : 1
  if (one.windowFrom !== other.windowFrom) return one.windowFrom < other.windowFrom ? -1 : 1
  return one.occurrenceId < other.occurrenceId ? -1 : 1
}

/** Something that this work could add is still missing. */
export const isWanted = ({ candidate, parts }: Fit): boolean =>
  parts.some(({ position }) =>
    candidate.requirements.some((terms) => terms.position === position && terms.achieved < terms.required),
  )

/**
 * The program's choice among fits in order of age: for each assignment the oldest that still wants the work. When none
 * does, the one whose own window holds the day, so that nothing is lost if another record is voided. Waived ones are left
 * to the recorder.
 */
export function choiceOf(fits: readonly Fit[]): Fit[] {
  const wanted = new Map<string, Fit>()
  const spare = new Map<string, Fit>()
  for (const fit of fits) {
    const { assignmentId, waived } = fit.candidate
    if (waived) continue
    if (!wanted.has(assignmentId) && isWanted(fit)) wanted.set(assignmentId, fit)
    if (!spare.has(assignmentId) && fit.inWindow) spare.set(assignmentId, fit)
  }
  return fits.filter((fit) => {
    const { assignmentId } = fit.candidate
    return (wanted.get(assignmentId) ?? spare.get(assignmentId)) === fit
  })
}
