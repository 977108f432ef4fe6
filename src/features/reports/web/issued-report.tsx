import { Card } from 'antd'
import { useReading } from '../../../ui/api.ts'
import { useWords } from '../../../ui/language.tsx'
import { todayIn, useTenant } from '../../../ui/tenant.tsx'
import { Page } from '../../../ui/widgets/page.tsx'
import { DateText } from '../../../ui/widgets/value-text.tsx'
import type { Report } from '../model.ts'
import { slotNames } from '../rules.ts'
import { reportsWords } from '../words.ts'
import { DifferencesNotice } from './differences-notice.tsx'
import { Signature } from './draft-report.tsx'
import { FigurePanel } from './figure-panel.tsx'
import { FigureRecordsDrawer } from './figure-records.tsx'
import { useShelf } from './figure-shelf.ts'
import { ReportPaper } from './report-paper.tsx'
import { StateTag } from './reports.tsx'
import { useReportsApi } from './reports-api.ts'
import { WordButton } from './word-button.tsx'

/** An issued report: as it was, what changed since, and by what it can be checked. */
export function IssuedReport({ report }: { readonly report: Report }) {
  const t = useWords(reportsWords)
  const { timeZone } = useTenant()
  const api = useReportsApi()
  const differences = useReading(['reports', 'differences', report.id], () =>
    api[':id'].differences.$get({ param: { id: report.id } }),
  )
  const shelf = useShelf(report, '', differences.data)
  const named = new Set(report.sections.flatMap(({ paragraphs }) => paragraphs.flatMap(slotNames)))
  const issuedOn = todayIn(timeZone, new Date(report.issuedAt ?? report.createdAt))
  return (
    <Page
      title={report.title}
      mark={<StateTag state="issued" />}
      crumbs={[{ title: t('reports'), to: '/reports' }]}
      actions={<WordButton reportId={report.id} name={report.title} />}
    >
      {differences.data !== undefined && differences.data.length > 0 && (
        <DifferencesNotice differences={differences.data} shelf={shelf} />
      )}
      <div className="report-layout">
        <ReportPaper
          language={report.language}
          title={report.title}
          sections={report.sections}
          shelf={shelf}
          signature={<Signature unitName={report.unitName} day={issuedOn} />}
        />
        <aside className="report-side">
          <FigurePanel shelf={shelf} named={named} />
          <Proof report={report} />
        </aside>
      </div>
      <FigureRecordsDrawer reportId={report.id} shelf={shelf} />
    </Page>
  )
}

function Proof({ report }: { readonly report: Report }) {
  const t = useWords(reportsWords)
  return (
    <Card size="small" title={<h2 className="drawer-title">{t('proof')}</h2>}>
      <dl className="report-facts">
        <div>
          <dt>{t('issuedAt')}</dt>
          <dd>
            <DateText value={report.issuedAt} />
          </dd>
        </div>
        <div>
          <dt>{t('asOf')}</dt>
          <dd>
            <DateText value={report.cutoffAt ?? report.issuedAt} />
          </dd>
        </div>
        <div>
          <dt>{t('auditPlace')}</dt>
          <dd>{t('auditPlaceValue', { place: String(report.auditPlace ?? 0) })}</dd>
        </div>
        <div>
          <dt>{t('reportHash')}</dt>
          <dd className="report-hash">{report.hash}</dd>
        </div>
        <div>
          <dt>{t('fileHash')}</dt>
          <dd className="report-hash">{report.fileSha256}</dd>
        </div>
      </dl>
    </Card>
  )
}
