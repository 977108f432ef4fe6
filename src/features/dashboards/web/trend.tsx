import { LineChartOutlined } from '@ant-design/icons'
import { Flex, Segmented, Select, Skeleton } from 'antd'
import { lazy, Suspense } from 'react'
import { useReading } from '../../../ui/api.ts'
import { useWords } from '../../../ui/language.tsx'
import { InnerLink, useAddressValue } from '../../../ui/navigation.tsx'
import { useScreenUnit } from '../../../ui/screen-unit.ts'
import { useUnitChoice } from '../../../ui/unit-choice.tsx'
import { EmptyState } from '../../../ui/widgets/empty-state.tsx'
import { Loaded } from '../../../ui/widgets/loaded.tsx'
import { Page } from '../../../ui/widgets/page.tsx'
import type { TrendPoint, TrendQuery } from '../model.ts'
import { dashboardsWords } from '../words.ts'
import { useDashboardsApi } from './dashboards-api.ts'
import './dashboards.css'
import { OccurrenceDrawer } from './occurrence-drawer.tsx'
import { TrendTable } from './trend-table.tsx'

const TrendChart = lazy(async () =>
  import('./trend-chart.tsx').then((module) => ({ default: module.TrendChart })),
)

type TrendUnit = TrendQuery['unit']
const trendUnits: readonly TrendUnit[] = ['month', 'quarter', 'halfyear', 'year', 'term']
const numbers = [6, 12, 24, 36]
const identifier = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** 趋势: how a unit and all below it stood, period by period, in a chart and in a table with the same numbers. */
export default function Trend() {
  const t = useWords(dashboardsWords)
  const api = useDashboardsApi()
  const { units } = useUnitChoice()
  const [unitId] = useScreenUnit()
  const [askedUnit, setUnit] = useAddressValue('by')
  const [askedNumber, setNumber] = useAddressValue('periods')
  const [askedDuty, setDuty] = useAddressValue('duty')
  const unit = trendUnits.find((one) => one === askedUnit) ?? 'month'
  const periods = numbers.find((one) => String(one) === askedNumber) ?? 12
  const dutyId = askedDuty !== undefined && identifier.test(askedDuty) ? askedDuty : undefined
  const query = { unit, periods: String(periods), ...(dutyId !== undefined && { dutyId }) }
  const reading = useReading(
    ['dashboards', 'trend', unitId, query],
    () => api.trend[':unitId'].$get({ param: { unitId: unitId ?? '' }, query }),
    { enabled: unitId !== undefined },
  )
  const unitName = units.find(({ id }) => id === unitId)?.name ?? ''
  return (
    <Page title={t('trend')} summary={`${unitName} · ${t('trendSummary')}`}>
      <Flex gap={8} wrap className="trend-tools">
        <Segmented
          aria-label={t('granularity')}
          value={unit}
          options={trendUnits.map((one) => ({ value: one, label: t(one) }))}
          onChange={(next) => setUnit(next === 'month' ? undefined : next)}
        />
        <Select
          aria-label={t('howMany')}
          value={periods}
          popupMatchSelectWidth={false}
          options={numbers.map((n) => ({ value: n, label: t('periods', { n }) }))}
          onChange={(next) => setNumber(next === 12 ? undefined : String(next))}
        />
        {unitId !== undefined && (
          <DutySelect unitId={unitId} points={reading.data} dutyId={dutyId} onChoose={setDuty} />
        )}
      </Flex>
      {unitId !== undefined && (
        <Loaded reading={reading}>
          {(points) => (
            <Shown points={points} unit={unit} unitId={unitId} unitName={unitName} dutyId={dutyId} />
          )}
        </Loaded>
      )}
    </Page>
  )
}

interface ShownProps {
  readonly points: readonly TrendPoint[]
  readonly unit: TrendUnit
  readonly unitId: string
  readonly unitName: string
  readonly dutyId: string | undefined
}

function Shown({ points, unit, unitId, unitName, dutyId }: ShownProps) {
  const t = useWords(dashboardsWords)
  if (points.length === 0 && unit === 'term')
    return (
      <EmptyState
        title={t('noTerms')}
        hint={t('noTermsHint')}
        action={<InnerLink to="/settings/calendar">{t('term')}</InnerLink>}
      />
    )
  if (points.every(({ counts }) => counts.expected === 0))
    return <EmptyState icon={<LineChartOutlined />} title={t('emptyTrend')} hint={t('emptyMatrixHint')} />
  const place = { unitId, ...(dutyId !== undefined && { dutyId }) }
  return (
    <OccurrenceDrawer>
      <Suspense fallback={<Skeleton.Node active className="trend-chart" />}>
        <TrendChart points={points} unitName={unitName} />
      </Suspense>
      <TrendTable points={points} place={place} unitName={unitName} />
    </OccurrenceDrawer>
  )
}

interface DutySelectProps {
  readonly unitId: string
  readonly points: readonly TrendPoint[] | undefined
  readonly dutyId: string | undefined
  readonly onChoose: (dutyId: string | undefined) => void
}

/** All duties, or one of those that fell due in the periods shown. */
function DutySelect({ unitId, points, dutyId, onChoose }: DutySelectProps) {
  const t = useWords(dashboardsWords)
  const api = useDashboardsApi()
  const stretch = { from: points?.[0]?.from ?? '', to: points?.at(-1)?.to ?? '' }
  const status = useReading(
    ['dashboards', 'unit', unitId, stretch],
    () => api.units[':unitId'].$get({ param: { unitId }, query: stretch }),
    { enabled: stretch.from !== '' },
  )
  const duties = status.data?.duties ?? []
  return (
    <Select
      className="trend-duty"
      aria-label={t('duty')}
      allowClear
      placeholder={t('allDuties')}
      popupMatchSelectWidth={false}
      showSearch={{ optionFilterProp: 'label' }}
      {...(dutyId !== undefined && duties.some((duty) => duty.dutyId === dutyId) && { value: dutyId })}
      options={duties.map((duty) => ({ value: duty.dutyId, label: duty.title }))}
      onChange={(next: string | undefined) => onChoose(next)}
    />
  )
}
