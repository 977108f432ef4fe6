import { Checkbox } from 'antd'
import type { ReactNode } from 'react'
import {
  type DeadlineSchedule,
  type LeadSchedule,
  type RetentionSchedule,
  type RollingSchedule,
  retentionUnits,
  rollingUnits,
  spanUnits,
} from '../../../../kernel/calendar/schedule.ts'
import { DayPicker } from '../../../../ui/widgets/day-picker.tsx'
import { draftOf } from './schedule-drafts.ts'
import { Amount, EventField, type PartProps, UnitSelect, useUnitWords } from './schedule-inputs.tsx'

export function RollingFields({ value, onChange }: PartProps<RollingSchedule>) {
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

export function DeadlineFields({ value, onChange }: PartProps<DeadlineSchedule>) {
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

export function LeadFields({ value, onChange }: PartProps<LeadSchedule>) {
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

export function RetentionFields({ value, onChange }: PartProps<RetentionSchedule>) {
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
