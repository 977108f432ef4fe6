import { Checkbox, Input, InputNumber, Segmented, Select } from 'antd'
import type { ReactNode } from 'react'
import {
  type DeadlineSchedule,
  type LeadSchedule,
  type PeriodicSchedule,
  periodUnits,
  type RetentionSchedule,
  type RollingSchedule,
  retentionUnits,
  rollingUnits,
  type Schedule,
  spanUnits,
} from '../../../../kernel/calendar/schedule.ts'
import { describeSchedule } from '../../../../kernel/calendar/schedule-words.ts'
import { useSentence, useWords } from '../../../../ui/language.tsx'
import { DayPicker } from '../../../../ui/widgets/day-picker.tsx'
import type { DutyKind } from '../../model.ts'
import { reviewWords } from '../words.ts'
import { draftOf, modeOf, modesOf, type ScheduleMode } from './schedule-drafts.ts'

interface PartProps<Part extends Schedule> {
  readonly value: Part
  readonly onChange: (schedule: Schedule) => void
}

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

function useUnitWords() {
  const t = useWords(reviewWords)
  return {
    t,
    period: (unit: PeriodicSchedule['unit']) =>
      ({
        day: t('unitDay'),
        week: t('unitWeek'),
        tenday: t('unitTenday'),
        month: t('unitMonth'),
        quarter: t('unitQuarter'),
        halfyear: t('unitHalfyear'),
        year: t('unitYear'),
        schoolyear: t('unitSchoolyear'),
        term: t('unitTerm'),
      })[unit],
    span: (unit: (typeof spanUnits)[number]) =>
      ({
        hour: t('unitHour'),
        day: t('unitDay'),
        workday: t('unitWorkday'),
        week: t('unitWeek'),
        month: t('unitMonths'),
        year: t('unitYear'),
      })[unit],
  }
}

interface AmountProps {
  readonly label: string
  readonly value: number
  readonly onChange: (value: number) => void
  readonly most?: number
}

function Amount({ label, value, onChange, most = 3650 }: AmountProps) {
  return (
    <InputNumber<number>
      aria-label={label}
      value={value}
      min={1}
      max={most}
      precision={0}
      style={{ width: 84 }}
      onChange={(next) => onChange(next ?? 1)}
    />
  )
}

interface UnitSelectProps<Unit extends string> {
  readonly label: string
  readonly units: readonly Unit[]
  readonly words: (unit: Unit) => string
  readonly value: Unit
  readonly onChange: (unit: Unit) => void
}

function UnitSelect<Unit extends string>({ label, units, words, value, onChange }: UnitSelectProps<Unit>) {
  return (
    <Select<Unit>
      aria-label={label}
      value={value}
      onChange={onChange}
      style={{ width: 116 }}
      options={units.map((unit) => ({ value: unit, label: words(unit) }))}
    />
  )
}

/** MM-DD typed by hand: a year has no calendar of its own. */
function MonthDay({
  label,
  value,
  onChange,
}: {
  label: string
  value: string
  onChange: (day: string) => void
}) {
  return (
    <Input
      aria-label={label}
      placeholder={label}
      value={value}
      maxLength={5}
      style={{ width: 130 }}
      onChange={({ target }) => onChange(target.value.replace(/[./月]/g, '-').replace('日', ''))}
    />
  )
}

function PeriodicFields({
  value,
  onChange,
  byDay,
}: PartProps<PeriodicSchedule> & { readonly byDay: boolean }) {
  const { t, period } = useUnitWords()
  const { within, anchor, workingDaysOnly: _, ...bare } = value
  const rest = { ...bare, ...(anchor !== undefined && value.every > 1 && { anchor }) }
  if (byDay || within !== undefined)
    return (
      <>
        <MonthDay
          label={t('monthDayFrom')}
          value={within?.from ?? ''}
          onChange={(from) =>
            onChange({ ...rest, within: { to: within?.to ?? '12-31', ...(from && { from }) } })
          }
        />
        <MonthDay
          label={t('monthDayTo')}
          value={within?.to ?? ''}
          onChange={(to) => onChange({ ...rest, within: { ...(within?.from && { from: within.from }), to } })}
        />
        {!byDay && (
          <Checkbox checked onChange={() => onChange(rest)}>
            {t('withinYear')}
          </Checkbox>
        )}
      </>
    )
  return (
    <>
      <span>{t('every')}</span>
      <Amount
        label={t('every')}
        most={120}
        value={value.every}
        onChange={(every) => onChange({ ...rest, every })}
      />
      <UnitSelect
        label={t('unitOf')}
        units={periodUnits}
        words={period}
        value={value.unit}
        onChange={(unit) => onChange({ ...rest, unit })}
      />
      {value.every > 1 && (
        <span style={{ width: 190 }}>
          <DayPicker
            label={t('anchor')}
            allowClear
            value={anchor}
            onChange={(day) => onChange({ ...bare, ...(day !== undefined && { anchor: day }) })}
          />
        </span>
      )}
      {value.unit === 'day' && value.every === 1 && (
        <Checkbox
          checked={value.workingDaysOnly === true}
          onChange={({ target }) => onChange({ ...rest, ...(target.checked && { workingDaysOnly: true }) })}
        >
          {t('workingDaysOnly')}
        </Checkbox>
      )}
      {value.unit === 'year' && value.every === 1 && (
        <Checkbox checked={false} onChange={() => onChange({ ...rest, within: { to: '12-31' } })}>
          {t('withinYear')}
        </Checkbox>
      )}
    </>
  )
}

function RollingFields({ value, onChange }: PartProps<RollingSchedule>) {
  const { t, span } = useUnitWords()
  const { firstDueOn, ...bare } = value
  return (
    <>
      <Amount
        label={t('amount')}
        most={120}
        value={value.every}
        onChange={(every) => onChange({ ...value, every })}
      />
      <UnitSelect
        label={t('unitOf')}
        units={rollingUnits}
        words={span}
        value={value.unit}
        onChange={(unit) => onChange({ ...value, unit })}
      />
      <span>{t('firstDueOn')}</span>
      <span style={{ width: 160 }}>
        <DayPicker
          label={t('firstDueOn')}
          allowClear
          value={firstDueOn}
          onChange={(day) => onChange({ ...bare, ...(day !== undefined && { firstDueOn: day }) })}
        />
      </span>
    </>
  )
}

function EventField({
  value,
  onChange,
}: {
  readonly value: string
  readonly onChange: (event: string) => void
}) {
  const { t } = useUnitWords()
  return (
    <Input
      aria-label={t('event')}
      placeholder={t('eventExample')}
      value={value}
      maxLength={200}
      status={value.trim() === '' ? 'error' : ''}
      style={{ minWidth: 200, flex: 1 }}
      onChange={({ target }) => onChange(target.value)}
    />
  )
}

function DeadlineFields({ value, onChange }: PartProps<DeadlineSchedule>) {
  const { t, span } = useUnitWords()
  return (
    <>
      <EventField value={value.event} onChange={(event) => onChange({ ...value, event })} />
      <Amount
        label={t('amount')}
        value={value.within}
        onChange={(within) => onChange({ ...value, within })}
      />
      <UnitSelect
        label={t('unitOf')}
        units={spanUnits}
        words={span}
        value={value.unit}
        onChange={(unit) => onChange({ ...value, unit })}
      />
    </>
  )
}

function LeadFields({ value, onChange }: PartProps<LeadSchedule>) {
  const { t, span } = useUnitWords()
  const { earliest, ...bare } = value
  let trailing: ReactNode = (
    <Checkbox checked={false} onChange={() => onChange({ ...bare, earliest: value.lead })}>
      {t('earliest')}
    </Checkbox>
  )
  if (earliest !== undefined)
    trailing = (
      <>
        <Checkbox checked onChange={() => onChange(bare)}>
          {t('earliest')}
        </Checkbox>
        <Amount
          label={t('earliest')}
          value={earliest}
          onChange={(next) => onChange({ ...bare, earliest: Math.max(next, value.lead) })}
        />
      </>
    )
  return (
    <>
      <EventField value={value.event} onChange={(event) => onChange({ ...value, event })} />
      <Amount
        label={t('amount')}
        value={value.lead}
        onChange={(lead) =>
          onChange({ ...bare, lead, ...(earliest && { earliest: Math.max(earliest, lead) }) })
        }
      />
      <UnitSelect
        label={t('unitOf')}
        units={spanUnits}
        words={span}
        value={value.unit}
        onChange={(unit) => onChange({ ...value, unit })}
      />
      {trailing}
    </>
  )
}

function RetentionFields({ value, onChange }: PartProps<RetentionSchedule>) {
  const { t, span } = useUnitWords()
  const permanent = value.permanent === true
  return (
    <>
      <Checkbox
        checked={permanent}
        onChange={({ target }) =>
          onChange(target.checked ? { type: 'retention', permanent: true } : draftOf('retention', value))
        }
      >
        {t('permanent')}
      </Checkbox>
      {!permanent && (
        <>
          <span>{t('atLeast')}</span>
          <Amount
            label={t('amount')}
            most={120}
            value={value.atLeast ?? 1}
            onChange={(atLeast) => onChange({ type: 'retention', atLeast, unit: value.unit ?? 'year' })}
          />
          <UnitSelect
            label={t('unitOf')}
            units={retentionUnits}
            words={span}
            value={value.unit ?? 'year'}
            onChange={(unit) => onChange({ type: 'retention', atLeast: value.atLeast ?? 1, unit })}
          />
        </>
      )}
    </>
  )
}
