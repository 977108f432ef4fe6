import type { Schedule } from '../../../../kernel/calendar/schedule.ts'
import type { Duty, DutyKind, EvidenceRule } from '../../model.ts'

/** The ways in which a duty's time can be said; `byDay` is a year that ends on a day (每年3月底前). */
export type ScheduleMode = Schedule['type'] | 'byDay'

export const modesOf: Readonly<Record<DutyKind, readonly ScheduleMode[]>> = {
  recurring: ['periodic', 'rolling', 'standing'],
  deadline: ['deadline', 'lead', 'byDay', 'standing'],
  standing: [],
  retention: [],
}

export const modeOf = (schedule: Schedule, kind: DutyKind): ScheduleMode =>
  kind === 'deadline' && schedule.type === 'periodic' ? 'byDay' : schedule.type

/** What a mode begins with, before anybody sets its numbers. */
export function draftOf(mode: ScheduleMode, before: Schedule): Schedule {
  const event = before.type === 'deadline' || before.type === 'lead' ? before.event : ''
  switch (mode) {
    case 'periodic':
      return { type: 'periodic', unit: 'month', every: 1 }
    case 'byDay':
      return { type: 'periodic', unit: 'year', every: 1, within: { to: '03-31' } }
    case 'rolling':
      return { type: 'rolling', every: 6, unit: 'month' }
    case 'deadline':
      return { type: 'deadline', within: 24, unit: 'hour', event }
    case 'lead':
      return { type: 'lead', lead: 1, unit: 'month', event }
    case 'retention':
      return { type: 'retention', atLeast: 3, unit: 'year' }
    case 'standing':
      return { type: 'standing' }
  }
}

/** One record of any kind. */
export const plainRule: EvidenceRule = { measure: 'times', required: 1, kinds: [] }

type Terms = Pick<Duty, 'schedule' | 'evidence'>

/** What stays of a duty's time and evidence when its kind becomes another. */
export function withKind(kind: DutyKind, { schedule, evidence }: Terms): Terms {
  if (kind === 'standing') return { schedule: { type: 'standing' }, evidence: [] }
  if (kind === 'retention')
    return {
      schedule: schedule.type === 'retention' ? schedule : draftOf('retention', schedule),
      evidence: [],
    }
  const fits = modesOf[kind].includes(modeOf(schedule, kind))
  return {
    schedule: fits ? schedule : { type: 'standing' },
    evidence: evidence.length > 0 ? evidence : [plainRule],
  }
}
