import type { Duty } from '../../model.ts'
import { missingOf } from '../completeness/rules.ts'

export const deskFilters = ['all', 'proposed', 'incomplete', 'accepted', 'rejected', 'adopted'] as const
export type DeskFilter = (typeof deskFilters)[number]

/** Whether a duty could be accepted as it stands. */
export const isComplete = (duty: Duty): boolean => missingOf(duty).length === 0

const shows: Readonly<Record<DeskFilter, (duty: Duty) => boolean>> = {
  all: () => true,
  proposed: ({ state }) => state === 'proposed',
  incomplete: (duty) => duty.state === 'proposed' && !isComplete(duty),
  accepted: ({ state }) => state === 'accepted',
  rejected: ({ state }) => state === 'rejected',
  adopted: ({ state }) => state === 'adopted' || state === 'ended',
}

/** The duties that a filter shows, and how many each would. */
export const shownBy = (duties: readonly Duty[], filter: DeskFilter): Duty[] => duties.filter(shows[filter])

export const filterCounts = (duties: readonly Duty[]): Readonly<Record<DeskFilter, number>> =>
  Object.fromEntries(deskFilters.map((filter) => [filter, shownBy(duties, filter).length])) as Record<
    DeskFilter,
    number
  >
