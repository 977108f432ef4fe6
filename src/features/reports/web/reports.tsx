import { FileTextOutlined, PlusOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { type ReactNode, useState } from 'react'
import type { Sentence } from '../../../kernel/outcome/outcome.ts'
import { useLanguage, useSentence, useWords } from '../../../ui/language.tsx'
import { useGo } from '../../../ui/navigation.tsx'
import { periodText } from '../../../ui/period-format.ts'
import type { Column } from '../../../ui/table-column.ts'
import { DataTable } from '../../../ui/widgets/data-table.tsx'
import { EmptyState } from '../../../ui/widgets/empty-state.tsx'
import { Loaded } from '../../../ui/widgets/loaded.tsx'
import { Page } from '../../../ui/widgets/page.tsx'
import { ToneTag } from '../../../ui/widgets/status-tag.tsx'
import { DateText } from '../../../ui/widgets/value-text.tsx'
import type { FigureChoices, ReportSummary } from '../model.ts'
import { reportsWords } from '../words.ts'
import { NewReportDialog } from './new-report-dialog.tsx'
import { useFigureChoices, useReports } from './reports-api.ts'

/** 报告: all reports within reach, and the way to a new one. */
export default function Reports() {
  const t = useWords(reportsWords)
  const go = useGo()
  const reports = useReports()
  const choices = useFigureChoices()
  const [making, setMaking] = useState(false)
  const mayWrite = reports.may('reports.write')
  const begin = (
    <Button type="primary" icon={<PlusOutlined />} onClick={() => setMaking(true)}>
      {t('newReport')}
    </Button>
  )
  const actions = (
    <>
      <Button onClick={() => go('/reports/templates')}>{t('templates')}</Button>
      {mayWrite && begin}
    </>
  )
  return (
    <Page title={t('reports')} summary={t('reportsSummary')} actions={actions}>
      <Loaded reading={reports}>
        {(rows) => (
          <ReportsTable
            rows={rows}
            terms={choices.data?.terms ?? []}
            onOpen={({ id }) => go(`/reports/${id}`)}
            empty={
              <EmptyState
                icon={<FileTextOutlined />}
                title={t('noReports')}
                hint={t('noReportsHint')}
                action={mayWrite && begin}
              />
            }
          />
        )}
      </Loaded>
      {making && <NewReportDialog onClose={() => setMaking(false)} />}
    </Page>
  )
}

interface ReportsTableProps {
  readonly rows: readonly ReportSummary[]
  readonly terms: FigureChoices['terms']
  readonly empty: ReactNode
  readonly onOpen: (report: ReportSummary) => void
}

function ReportsTable({ rows, terms, empty, onOpen }: ReportsTableProps) {
  const t = useWords(reportsWords)
  const say = useSentence()
  const { language } = useLanguage()
  const periodOf = ({ periodKey, periodFrom, periodTo }: ReportSummary) => {
    const name = terms.find(({ id }) => id === periodKey)?.name
    const period = { key: periodKey, from: periodFrom, to: periodTo }
    return periodText(name === undefined ? period : { ...period, name }, language)
  }
  return (
    <DataTable
      name={t('reports')}
      rows={rows}
      columns={reportColumns(t, say, periodOf)}
      rowKey={({ id }) => id}
      onOpen={onOpen}
      empty={empty}
    />
  )
}

type Say = ReturnType<typeof useWords<typeof reportsWords.entries>>

const reportColumns = (
  t: Say,
  say: (sentence: Sentence) => string,
  periodOf: (report: ReportSummary) => string,
): Column<ReportSummary>[] => [
  { key: 'title', title: t('title'), value: ({ title }) => title, width: 330 },
  {
    key: 'state',
    title: t('state'),
    value: ({ state }) => state,
    words: (state) => t(state === 'issued' ? 'issued' : 'draft'),
    draw: ({ state }) => <StateTag state={state} />,
    filterable: true,
    width: 100,
  },
  { key: 'unit', title: t('unit'), value: ({ unitName }) => unitName, filterable: true, width: 150 },
  { key: 'period', title: t('period'), value: periodOf, filterable: true, width: 140 },
  {
    key: 'template',
    title: t('template'),
    width: 140,
    value: ({ templateName }) => say(templateName),
    filterable: true,
    onPhone: 'hidden',
  },
  {
    key: 'created',
    title: t('createdAt'),
    width: 150,
    value: ({ createdAt }) => createdAt,
    draw: ({ createdAt }) => <DateText value={createdAt} />,
    onPhone: 'hidden',
  },
  {
    key: 'issued',
    title: t('issuedAt'),
    width: 150,
    value: ({ issuedAt }) => issuedAt,
    draw: ({ issuedAt }) => <DateText value={issuedAt} />,
  },
]

/** Whether a report is a draft or issued. */
export function StateTag({ state }: Pick<ReportSummary, 'state'>) {
  const t = useWords(reportsWords)
  return (
    <ToneTag tone={state === 'issued' ? 'good' : 'active'}>
      {t(state === 'issued' ? 'issued' : 'draft')}
    </ToneTag>
  )
}
