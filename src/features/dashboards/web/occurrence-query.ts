import type { OccurrenceQuery } from '../../duties/occurrences/model.ts'
import type { MatrixRow, StatusCounts } from '../model.ts'

/** Which occurrences a number counts; the drawer asks for exactly these. */
export type CountedQuery = Pick<
  OccurrenceQuery,
  'unitId' | 'dutyId' | 'alone' | 'under' | 'status' | 'from' | 'to'
>

/** The part of the counts that each status of the list stands for, in the order of the drawer's choices. */
export const countOfStatus = {
  missed: 'missed',
  overdue: 'overdue',
  open: 'open',
  met: 'met',
  met_late: 'metLate',
  waived: 'waived',
  upcoming: 'upcoming',
} as const satisfies Record<NonNullable<OccurrenceQuery['status']>, keyof StatusCounts>

export type CountedStatus = keyof typeof countOfStatus

/** The query as the route takes it. */
export function searchOf({ alone, ...query }: CountedQuery): Record<string, string> {
  const given = Object.entries(query).filter(([, value]) => value !== undefined)
  return { ...Object.fromEntries(given), ...(alone === true && { alone: 'true' }) }
}

/** Where the occurrences of a row of the matrix of `unitId` lie. */
export const placeOfRow = (
  row: Pick<MatrixRow, 'unitId' | 'own'>,
  unitId: string,
): Pick<CountedQuery, 'unitId' | 'alone' | 'under'> =>
  row.own ? { unitId: row.unitId, alone: true } : { unitId: row.unitId, under: unitId }
