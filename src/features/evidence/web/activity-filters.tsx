import { Select } from 'antd'
import { useWords } from '../../../ui/language.tsx'
import { useAddressValue } from '../../../ui/navigation.tsx'
import { type PeriodChoice, periodAt, periodOfKey } from '../../../ui/period-choice.ts'
import { useScreenUnit } from '../../../ui/screen-unit.ts'
import { useTenant } from '../../../ui/tenant.tsx'
import { useUnitChoice } from '../../../ui/unit-choice.tsx'
import { PeriodPicker } from '../../../ui/widgets/period-picker.tsx'
import { UnitPicker } from '../../../ui/widgets/unit-picker.tsx'
import { evidenceWords } from '../words.ts'
import { useChoices, useNames } from './evidence-api.ts'

const marks = ['all', 'late', 'joint', 'voided'] as const
type Mark = (typeof marks)[number]

/** What the register is asked for, as its route takes it. */
export interface RegisterQuery {
  readonly unitId?: string
  readonly kind?: string
  readonly from?: string
  readonly to?: string
  readonly late?: 'true'
  readonly joint?: 'true'
  readonly voided?: 'true'
  readonly occurrenceId?: string
  readonly dutyId?: string
}

export interface RegisterFilter {
  readonly query: RegisterQuery
  readonly period: PeriodChoice | undefined
  readonly mark: Mark
  setUnit(unitId: string): void
  setKind(kind: string | undefined): void
  /** A period's key, or `all`. */
  setPeriod(key: string): void
  setMark(mark: Mark): void
}

const identifier = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
const identified = (value: string | undefined) =>
  value !== undefined && identifier.test(value) ? value : undefined

/** The filter lives in the address, so that a list can be sent to a colleague. Links from numbers name an occurrence or a duty. */
export function useRegisterFilter(): RegisterFilter {
  const { today } = useTenant()
  const [unitId, setUnit] = useScreenUnit()
  const [kind, setKind] = useAddressValue('kind')
  const [key, setPeriod] = useAddressValue('period')
  const [shown, setMark] = useAddressValue('show')
  const occurrenceId = identified(useAddressValue('occurrence')[0])
  const dutyId = identified(useAddressValue('duty')[0])
  const mark = marks.find((one) => one === shown) ?? 'all'
  // An occurrence says which unit and days; filters of one's own would only hide some of its records.
  const isBounded = occurrenceId !== undefined
  const usual = periodAt('half-year', today)
  const period = isBounded || key === 'all' ? undefined : (key && periodOfKey(key)) || usual
  return {
    query: {
      ...(!isBounded && unitId !== undefined && { unitId }),
      ...(kind !== undefined && kind.length <= 40 && { kind }),
      ...(period !== undefined && { from: period.from, to: period.to }),
      ...(mark !== 'all' && { [mark]: 'true' as const }),
      ...(occurrenceId !== undefined && { occurrenceId }),
      ...(dutyId !== undefined && { dutyId }),
    },
    period,
    mark,
    setUnit,
    setKind,
    setPeriod,
    setMark: (next) => setMark(next === 'all' ? undefined : next),
  }
}

const markWords = {
  all: 'allRecords',
  late: 'onlyLate',
  joint: 'onlyJoint',
  voided: 'onlyVoided',
} as const

/** Unit, period, kind, and which records. */
export function ActivityFilters({ filter }: { readonly filter: RegisterFilter }) {
  const t = useWords(evidenceWords)
  const { units } = useUnitChoice()
  const { today } = useTenant()
  const { data: choices } = useChoices()
  const names = useNames()
  const { query, period, mark } = filter
  if (query.occurrenceId !== undefined) return null
  return (
    <div className="register-filters">
      <div className="register-unit">
        <UnitPicker units={units} label={t('unit')} value={query.unitId} onChange={filter.setUnit} />
      </div>
      <Select
        aria-label={t('due')}
        value={period === undefined ? 'all' : 'period'}
        popupMatchSelectWidth={false}
        options={[
          { value: 'period', label: t('chosenPeriod') },
          { value: 'all', label: t('allTime') },
        ]}
        onChange={(next) =>
          filter.setPeriod(next === 'all' ? 'all' : (periodAt('half-year', today)?.key ?? ''))
        }
      />
      {period !== undefined && <PeriodPicker value={period} onChange={({ key }) => filter.setPeriod(key)} />}
      <Select
        aria-label={t('kind')}
        allowClear
        placeholder={t('filterKind')}
        className="register-kind"
        {...(query.kind !== undefined && { value: query.kind })}
        options={(choices?.kinds ?? []).map(({ code }) => ({ value: code, label: names.kind(code) }))}
        onChange={(kind: string | undefined) => filter.setKind(kind)}
      />
      <Select
        aria-label={t('whichRecords')}
        value={mark}
        popupMatchSelectWidth={false}
        options={marks.map((one) => ({ value: one, label: t(markWords[one]) }))}
        onChange={filter.setMark}
      />
    </div>
  )
}
