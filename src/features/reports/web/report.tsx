import { useWords } from '../../../ui/language.tsx'
import { useRouteParameter } from '../../../ui/navigation.tsx'
import { Loaded } from '../../../ui/widgets/loaded.tsx'
import { Page } from '../../../ui/widgets/page.tsx'
import { reportsWords } from '../words.ts'
import { DraftReport } from './draft-report.tsx'
import { IssuedReport } from './issued-report.tsx'
import { useReport } from './reports-api.ts'
import './reports.css'

/** One report: a draft to be written, or an issued one to be read and checked. */
export default function ReportScreen() {
  const t = useWords(reportsWords)
  const id = useRouteParameter('reportId')
  const reading = useReport(id)
  if (reading.data === undefined)
    return (
      <Page title={t('report')} crumbs={[{ title: t('reports'), to: '/reports' }]}>
        <Loaded reading={reading}>{() => null}</Loaded>
      </Page>
    )
  const report = reading.data
  return report.state === 'issued' ? (
    <IssuedReport key={report.id} report={report} />
  ) : (
    <DraftReport key={report.id} report={report} may={reading.may} />
  )
}
