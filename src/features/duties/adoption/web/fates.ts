import type { Duty } from '../../model.ts'
import type { DutyFate, Fate, Succession } from '../versions/model.ts'

/** A fate before anybody sets its particulars: the period under way is seen through. */
export function startingFate(
  { duty, successor }: Pick<Succession, 'duty' | 'successor'>,
  fate: Fate,
): DutyFate {
  return {
    dutyId: duty.id,
    fate,
    ...(fate !== 'end' && successor && { successorId: successor.id }),
    openPeriod: 'keep',
    start: 'next',
  }
}

/** Whether the server would let a fate act: a successor is named, and for a change it is accepted. */
export function isReady(fate: DutyFate, offered: readonly Duty[]): boolean {
  if (fate.fate === 'end') return true
  const successor = offered.find(({ id }) => id === fate.successorId)
  return successor !== undefined && (fate.fate === 'carry' || successor.state === 'accepted')
}
