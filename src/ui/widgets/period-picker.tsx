import { LeftOutlined, RightOutlined } from '@ant-design/icons'
import { Button, Select, Space } from 'antd'
import { commonWords } from '../common-words.ts'
import { useLanguage, useWords } from '../language.tsx'
import {
  type PeriodChoice,
  type PeriodKind,
  periodAt,
  periodBeside,
  periodKinds,
  periodOfKey,
  type TermOption,
} from '../period-choice.ts'
import { periodText } from '../period-format.ts'
import { useTenant } from '../tenant.tsx'

const kindWords = {
  month: 'month',
  quarter: 'quarter',
  'half-year': 'halfYear',
  year: 'year',
  term: 'term',
} as const

/** How many periods the list offers on either side of the chosen one. */
const reach: Readonly<Record<PeriodKind, number>> = {
  month: 12,
  quarter: 8,
  'half-year': 6,
  year: 6,
  term: 8,
}

export interface PeriodPickerProps {
  readonly value: PeriodChoice
  readonly onChange: (period: PeriodChoice) => void
  /** Kinds offered; all but `term` when no terms are given. */
  readonly kinds?: readonly PeriodKind[]
  readonly terms?: readonly TermOption[]
}

/** Chooses a month, quarter, half-year, year or term; the arrows go one period back and forth. */
export function PeriodPicker({ value, onChange, kinds = periodKinds, terms = [] }: PeriodPickerProps) {
  const { language } = useLanguage()
  const { today } = useTenant()
  const t = useWords(commonWords)
  const offered = kinds.filter((kind) => kind !== 'term' || terms.length > 0)
  const choose = (period: PeriodChoice | undefined) => period !== undefined && onChange(period)
  const words = (period: PeriodChoice) => {
    const term = period.kind === 'term' ? terms.find(({ id }) => id === period.key) : undefined
    return periodText(term === undefined ? period : { ...period, name: term.name }, language)
  }
  const around = Array.from({ length: reach[value.kind] * 2 + 1 }, (_, place) =>
    periodBeside(value, reach[value.kind] - place, terms),
  ).filter((period) => period !== undefined)
  // Changing the kind keeps today in view when the old period held it, else the old period's first day.
  const anchor = value.from <= today && today <= value.to ? today : value.from
  const before = periodBeside(value, -1, terms)
  const after = periodBeside(value, 1, terms)
  return (
    <Space.Compact className="period-picker">
      <Select
        aria-label={t('periodKind')}
        value={value.kind}
        popupMatchSelectWidth={false}
        options={offered.map((kind) => ({ value: kind, label: t(kindWords[kind]) }))}
        onChange={(kind) => choose(periodAt(kind, anchor, terms))}
      />
      <Button
        icon={<LeftOutlined />}
        aria-label={t('previousPeriod')}
        disabled={before === undefined}
        onClick={() => choose(before)}
      />
      <Select
        aria-label={t('period')}
        className="period-picker-period"
        value={value.key}
        popupMatchSelectWidth={false}
        options={around.map((period) => ({ value: period.key, label: words(period) }))}
        onChange={(key) => choose(periodOfKey(key, terms))}
      />
      <Button
        icon={<RightOutlined />}
        aria-label={t('nextPeriod')}
        disabled={after === undefined}
        onClick={() => choose(after)}
      />
    </Space.Compact>
  )
}
