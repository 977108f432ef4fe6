import { Checkbox } from 'antd'
import { type PeriodicSchedule, periodUnits } from '../../../../kernel/calendar/schedule.ts'
import { DayPicker } from '../../../../ui/widgets/day-picker.tsx'
import { Amount, MonthDay, type PartProps, UnitSelect, useUnitWords } from './schedule-inputs.tsx'

/** Once in every so many periods, or in a part of each year. */
export function PeriodicFields({
  value,
  onChange,
  byDay,
}: PartProps<PeriodicSchedule> & { readonly byDay: boolean }) {
  if (byDay || value.within !== undefined)
    return <PartOfYearFields value={value} onChange={onChange} byDay={byDay} />
  return <EveryFields value={value} onChange={onChange} />
}

/** What stays when the part of the year or the working days are set anew. */
function kept({ within: _, workingDaysOnly: __, ...bare }: PeriodicSchedule): PeriodicSchedule {
  const { anchor, ...rest } = bare
  return anchor !== undefined && rest.every > 1 ? { ...rest, anchor } : rest
}

function PartOfYearFields({
  value,
  onChange,
  byDay,
}: PartProps<PeriodicSchedule> & { readonly byDay: boolean }) {
  const { t } = useUnitWords()
  const { within } = value
  const rest = kept(value)
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
}

function EveryFields({ value, onChange }: PartProps<PeriodicSchedule>) {
  const { t, period } = useUnitWords()
  const { anchor, ...bare } = kept(value)
  const rest = kept(value)
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
