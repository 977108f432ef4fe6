import { Segmented } from 'antd'
import type { Schedule } from '../../../../kernel/calendar/schedule.ts'
import { describeSchedule } from '../../../../kernel/calendar/schedule-words.ts'
import { useSentence, useWords } from '../../../../ui/language.tsx'
import type { DutyKind } from '../../model.ts'
import { reviewWords } from '../words.ts'
import { PeriodicFields } from './periodic-fields.tsx'
import { draftOf, modeOf, modesOf, type ScheduleMode } from './schedule-drafts.ts'
import { DeadlineFields, LeadFields, RetentionFields, RollingFields } from './span-fields.tsx'

export interface ScheduleFieldsProps {
  readonly kind: DutyKind
  readonly value: Schedule
  readonly onChange: (schedule: Schedule) => void
  /** How often a period asks for it; for the words below the fields. */
  readonly times: number
}

/** When a duty is to be done, said in whichever way fits its kind, and read back in words. */
export function ScheduleFields({ kind, value, onChange, times }: ScheduleFieldsProps) {
  const t = useWords(reviewWords)
  const say = useSentence()
  if (kind === 'standing') return null
  const modes = modesOf[kind]
  const mode = modeOf(value, kind)
  const words: Partial<Record<ScheduleMode, string>> = {
    periodic: t('schedulePeriodic'),
    rolling: t('scheduleRolling'),
    deadline: t('scheduleDeadline'),
    lead: t('scheduleLead'),
    byDay: t('scheduleByDay'),
    standing: t('scheduleStanding'),
  }
  return (
    <div>
      {modes.length > 0 && (
        <Segmented<ScheduleMode>
          value={mode}
          onChange={(next) => onChange(draftOf(next, value))}
          options={modes.map((one) => ({ value: one, label: words[one] ?? one }))}
        />
      )}
      <div className="inline-fields" style={{ marginTop: 8 }}>
        {value.type === 'periodic' && (
          <PeriodicFields value={value} onChange={onChange} byDay={mode === 'byDay'} />
        )}
        {value.type === 'rolling' && <RollingFields value={value} onChange={onChange} />}
        {value.type === 'deadline' && <DeadlineFields value={value} onChange={onChange} />}
        {value.type === 'lead' && <LeadFields value={value} onChange={onChange} />}
        {value.type === 'retention' && <RetentionFields value={value} onChange={onChange} />}
      </div>
      {value.type !== 'standing' && <p className="schedule-words">{say(describeSchedule(value, times))}</p>}
    </div>
  )
}
