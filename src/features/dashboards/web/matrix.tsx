import { DownloadOutlined, TableOutlined } from '@ant-design/icons'
import { Breadcrumb, Button } from 'antd'
import { useMemo } from 'react'
import { useReading } from '../../../ui/api.ts'
import { csvText } from '../../../ui/csv.ts'
import { downloadBlob } from '../../../ui/download.ts'
import { useLanguage, useWords } from '../../../ui/language.tsx'
import { InnerLink, useGo } from '../../../ui/navigation.tsx'
import { periodText } from '../../../ui/period-format.ts'
import { useScreenUnit } from '../../../ui/screen-unit.ts'
import { useIsPhone } from '../../../ui/viewport.ts'
import { EmptyState } from '../../../ui/widgets/empty-state.tsx'
import { Loaded } from '../../../ui/widgets/loaded.tsx'
import { Page } from '../../../ui/widgets/page.tsx'
import { PeriodPicker } from '../../../ui/widgets/period-picker.tsx'
import type { Matrix as MatrixRead } from '../model.ts'
import { dashboardsWords } from '../words.ts'
import { useDashboardsApi, useStretch } from './dashboards-api.ts'
import './dashboards.css'
import './matrix.css'
import { MatrixCards } from './matrix-cards.tsx'
import { matrixLines } from './matrix-lines.ts'
import { MatrixTable } from './matrix-table.tsx'
import { OccurrenceDrawer } from './occurrence-drawer.tsx'
import { StandingTag } from './standing-tag.tsx'

/** 矩阵: units below one × duties, in a period; every cell opens its occurrences, every row the units below it. */
export default function Matrix() {
  const t = useWords(dashboardsWords)
  const api = useDashboardsApi()
  const phone = useIsPhone()
  const [unitId, openUnit] = useScreenUnit()
  const { period, terms, choose } = useStretch()
  const { from, to } = period
  const stretch = useMemo(() => ({ from, to }), [from, to])
  const reading = useReading(
    ['dashboards', 'matrix', unitId, stretch],
    () => api.matrix[':unitId'].$get({ param: { unitId: unitId ?? '' }, query: stretch }),
    { enabled: unitId !== undefined },
  )
  return (
    <Page
      title={t('matrix')}
      summary={t('matrixSummary')}
      actions={
        <>
          <PeriodPicker value={period} onChange={choose} terms={terms} />
          <ExportButton matrix={reading.data} period={period} />
        </>
      }
    >
      {unitId === undefined ? (
        <NothingDue />
      ) : (
        <Loaded reading={reading}>
          {(matrix) => (
            <OccurrenceDrawer>
              <Way matrix={matrix} onOpen={openUnit} />
              {matrix.duties.length === 0 ? (
                <NothingDue />
              ) : phone ? (
                <MatrixCards matrix={matrix} stretch={stretch} onOpenUnit={openUnit} />
              ) : (
                <>
                  <MatrixTable matrix={matrix} stretch={stretch} onOpenUnit={openUnit} />
                  <Key />
                </>
              )}
            </OccurrenceDrawer>
          )}
        </Loaded>
      )}
    </Page>
  )
}

function NothingDue() {
  const t = useWords(dashboardsWords)
  return (
    <EmptyState
      icon={<TableOutlined />}
      title={t('emptyMatrix')}
      hint={t('emptyMatrixHint')}
      action={<InnerLink to="/rulebooks">{t('toRulebooks')}</InnerLink>}
    />
  )
}

interface WayProps {
  readonly matrix: MatrixRead
  readonly onOpen: (unitId: string) => void
}

/** The way up from the unit shown; each step opens its own matrix. */
function Way({ matrix: { above, unit }, onOpen }: WayProps) {
  const t = useWords(dashboardsWords)
  const go = useGo()
  return (
    <nav className="matrix-way" aria-label={t('unit')}>
      <Breadcrumb
        items={[
          ...above.map(({ id, name }) => ({
            key: id,
            title: (
              <button type="button" className="open-button" onClick={() => onOpen(id)}>
                {name}
              </button>
            ),
          })),
          { key: unit.id, title: <strong>{unit.name}</strong> },
        ]}
      />
      <Button type="link" size="small" onClick={() => go(`/units/${unit.id}`)}>
        {t('unitPage', { unit: unit.name })}
      </Button>
    </nav>
  )
}

const keyed = ['missed', 'overdue', 'open', 'met_late', 'on_track', 'met', 'upcoming', 'waived'] as const

/** What the colours and icons of the cells mean. */
function Key() {
  const t = useWords(dashboardsWords)
  return (
    <div className="matrix-key" role="group" aria-label={t('legend')}>
      {keyed.map((standing) => (
        <StandingTag key={standing} standing={standing} />
      ))}
    </div>
  )
}

interface ExportButtonProps {
  readonly matrix: MatrixRead | undefined
  readonly period: { readonly key: string; readonly from: string; readonly to: string }
}

/** One line a cell: a spreadsheet would read 3/4 as a day in March. */
function ExportButton({ matrix, period }: ExportButtonProps) {
  const t = useWords(dashboardsWords)
  const { language } = useLanguage()
  const save = () => {
    if (matrix === undefined) return
    const { headings, lines } = matrixLines(matrix, t)
    const name = `${matrix.unit.name} ${t('matrix')} ${periodText(period, language)}.csv`
    downloadBlob(name, new Blob([csvText(headings, lines)], { type: 'text/csv;charset=utf-8' }))
  }
  return (
    <Button icon={<DownloadOutlined />} disabled={(matrix?.duties.length ?? 0) === 0} onClick={save}>
      {t('exportMatrix')}
    </Button>
  )
}
