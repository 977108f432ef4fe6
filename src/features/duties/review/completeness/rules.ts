import type { Refusal } from '../../../../kernel/outcome/outcome.ts'
import type { Duty } from '../../model.ts'

/** What of a duty decides whether it can bind. */
export type DutyTerms = Pick<Duty, 'kind' | 'schedule' | 'unitKinds' | 'evidence'>

/** Work can be late only for these; the others are in force always. */
export const fallsDue = (kind: Duty['kind']): boolean => kind === 'recurring' || kind === 'deadline'

const rhythmOpen: Refusal = {
  code: 'duty.schedule-undecided',
  sentence: {
    zh: '原文没有写明周期（如“定期”），请确定周期或期限。',
    en: 'The text gives no rhythm; decide how often or by when.',
  },
  place: { field: 'schedule' },
}
const rhythmTooMuch: Refusal = {
  code: 'duty.schedule-undecided',
  sentence: {
    zh: '常态和保存类职责没有周期，请更改类型或清除周期。',
    en: 'Standing and retention duties have no rhythm; change the kind or the schedule.',
  },
  place: { field: 'schedule' },
}
const unitsOpen: Refusal = {
  code: 'duty.unit-kinds-missing',
  sentence: { zh: '请选择由哪些类别的单位承担。', en: 'Choose the kinds of unit that bear this duty.' },
  place: { field: 'unitKinds' },
}
const evidenceOpen: Refusal = {
  code: 'duty.evidence-missing',
  sentence: { zh: '请说明以什么记录为完成依据。', en: 'Say which records count as done.' },
  place: { field: 'evidence' },
}

/** What is still open before a duty may be accepted, each at its field; the desk shows the same before anybody asks. */
export function missingOf(duty: DutyTerms): Refusal[] {
  const due = fallsDue(duty.kind)
  const hasRhythm = duty.schedule.type !== 'standing' && duty.schedule.type !== 'retention'
  return [
    ...(duty.unitKinds.length === 0 ? [unitsOpen] : []),
    ...(due === hasRhythm ? [] : [due ? rhythmOpen : rhythmTooMuch]),
    ...(due && duty.evidence.length === 0 ? [evidenceOpen] : []),
  ]
}
