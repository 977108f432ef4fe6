import { LineChartOutlined, TableOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useReading } from '../../../ui/api.ts'
import { useWords } from '../../../ui/language.tsx'
import { useGo, useRouteParameter } from '../../../ui/navigation.tsx'
import { useUnitChoice } from '../../../ui/unit-choice.tsx'
import { Loaded } from '../../../ui/widgets/loaded.tsx'
import { Page } from '../../../ui/widgets/page.tsx'
import { PeriodPicker } from '../../../ui/widgets/period-picker.tsx'
import type { UnitStatus } from '../model.ts'
import { dashboardsWords } from '../words.ts'
import { useDashboardsApi, useStretch } from './dashboards-api.ts'
import './dashboards.css'
import { OccurrenceDrawer } from './occurrence-drawer.tsx'
import { UnitBelow } from './unit-below.tsx'
import { UnitDuties } from './unit-duties.tsx'
import { UnitPosts } from './unit-posts.tsx'
import { UnitTiles } from './unit-tiles.tsx'
import { UnitWork } from './unit-work.tsx'

/** A unit's page: how it stands with all below it, what it did, and who holds which post. */
export default function Unit() {
  const t = useWords(dashboardsWords)
  const go = useGo()
  const api = useDashboardsApi()
  const unitId = useRouteParameter('unitId')
  const { units } = useUnitChoice()
  const { period, terms, choose } = useStretch()
  const stretch = { from: period.from, to: period.to }
  const reading = useReading(['dashboards', 'unit', unitId, stretch], () =>
    api.units[':unitId'].$get({ param: { unitId }, query: stretch }),
  )
  const { data } = reading
  const search = { unit: unitId }
  const actions = (
    <>
      <PeriodPicker value={period} onChange={choose} terms={terms} />
      <Button icon={<TableOutlined />} onClick={() => go('/matrix', search)}>
        {t('toMatrix')}
      </Button>
      <Button icon={<LineChartOutlined />} onClick={() => go('/trend', search)}>
        {t('toTrend')}
      </Button>
    </>
  )
  return (
    <Page
      title={data?.unit.name ?? units.find(({ id }) => id === unitId)?.name ?? t('unitTitle')}
      crumbs={crumbsOf(data)}
      actions={actions}
    >
      <Loaded reading={reading}>
        {(status) => (
          <OccurrenceDrawer>
            <UnitTiles status={status} stretch={stretch} />
            <div className="unit-parts">
              <UnitDuties status={status} stretch={stretch} />
              <UnitBelow status={status} stretch={stretch} />
              <UnitWork unitId={unitId} stretch={stretch} periodKey={period.key} />
              <UnitPosts unitId={unitId} />
            </div>
          </OccurrenceDrawer>
        )}
      </Loaded>
    </Page>
  )
}

const crumbsOf = (status: UnitStatus | undefined) =>
  (status?.above ?? []).map(({ id, name }) => ({ title: name, to: `/units/${id}` }))
