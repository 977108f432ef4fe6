import { Input, InputNumber, Select } from 'antd'
import type { PeriodUnit, Schedule, SpanUnit } from '../../../../kernel/calendar/schedule.ts'
import { useWords } from '../../../../ui/language.tsx'
import { reviewWords } from '../words.ts'

/** What the fields of each type of schedule are given. */
export interface PartProps<Part extends Schedule> {
  readonly value: Part
  readonly onChange: (schedule: Schedule) => void
}

export function useUnitWords() {
  const t = useWords(reviewWords)
  return {
    t,
    period: (unit: PeriodUnit) =>
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
    span: (unit: SpanUnit) =>
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

export function Amount({ label, value, onChange, most = 3650 }: AmountProps) {
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

export function UnitSelect<Unit extends string>({
  label,
  units,
  words,
  value,
  onChange,
}: UnitSelectProps<Unit>) {
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
export function MonthDay({
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

export function EventField({
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
