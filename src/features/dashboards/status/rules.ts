import type { MatrixRow, StatusCounts } from '../model.ts'

export const noCounts: StatusCounts = {
  expected: 0,
  met: 0,
  metLate: 0,
  waived: 0,
  missed: 0,
  open: 0,
  overdue: 0,
  upcoming: 0,
}

/** What a cell says before any other: the worst that is in it. */
export type Standing =
  | 'none'
  | 'missed'
  | 'overdue'
  | 'open'
  | 'met_late'
  | 'on_track'
  | 'met'
  | 'waived'
  | 'upcoming'

/** The standing of many occurrences together: what failed comes before what may still fail, and that before what is done. */
export function standingOf(counts: StatusCounts): Standing {
  if (counts.expected === 0) return 'none'
  if (counts.missed > 0) return 'missed'
  if (counts.overdue > 0) return 'overdue'
  if (counts.open > 0) return 'open'
  if (counts.metLate > 0) return 'met_late'
  if (counts.met > 0) return counts.upcoming > 0 ? 'on_track' : 'met'
  return counts.upcoming > 0 ? 'upcoming' : 'waived'
}

/** Done, in time or late. */
export const doneOf = ({ met, metLate }: StatusCounts): number => met + metLate

/** What had to be done: waived ones are asked of nobody. */
export const askedOf = ({ expected, waived }: StatusCounts): number => expected - waived

/**
 * The share done of all that is decided (done, or closed without being met), from 0 to 1; what is still open or upcoming
 * speaks neither for nor against. Null while nothing is decided.
 */
export function rateOf(counts: StatusCounts): number | null {
  const decided = doneOf(counts) + counts.missed
  return decided === 0 ? null : doneOf(counts) / decided
}

/** Adds counts up; a roll-up is nothing else. */
export function sumCounts(parts: Iterable<StatusCounts>): StatusCounts {
  const sum: Record<keyof StatusCounts, number> = { ...noCounts }
  for (const part of parts)
    for (const key of Object.keys(noCounts) as (keyof StatusCounts)[]) sum[key] += part[key]
  return sum
}

/** The columns of a matrix added up. */
export function sumByDuty(rows: readonly Pick<MatrixRow, 'cells'>[]): MatrixRow['cells'] {
  const cells = rows.flatMap((row) => Object.entries(row.cells))
  const byDuty = Map.groupBy(cells, ([dutyId]) => dutyId)
  return Object.fromEntries(
    [...byDuty].map(([dutyId, ofDuty]) => [dutyId, sumCounts(ofDuty.map(([, counts]) => counts))]),
  )
}
