import { useWords } from '../../../ui/language.tsx'
import { InnerLink } from '../../../ui/navigation.tsx'
import type { Column } from '../../../ui/table-column.ts'
import { DataTable } from '../../../ui/widgets/data-table.tsx'
import { EmptyState } from '../../../ui/widgets/empty-state.tsx'
import { ToneTag } from '../../../ui/widgets/status-tag.tsx'
import { DateText } from '../../../ui/widgets/value-text.tsx'
import type { ActivityContribution, ActivityPage } from '../model.ts'
import { evidenceWords } from '../words.ts'
import { useMeasureText } from './evidence-api.ts'

/** What the record counts for; every line opens the occurrence. */
export function ActivityCounts({ page }: { readonly page: ActivityPage }) {
  const t = useWords(evidenceWords)
  const columns = useColumns(page)
  return (
    <section className="activity-part activity-wide" aria-label={t('countsFor')}>
      <h2>{t('countsFor')}</h2>
      <DataTable
        name={t('countsFor')}
        tools={false}
        rows={page.contributions}
        columns={columns}
        rowKey={({ occurrenceId }) => occurrenceId}
        empty={<EmptyState compact title={t('countsForNothing')} hint={t('countsForNothingHint')} />}
      />
    </section>
  )
}

function useColumns({ units }: ActivityPage): Column<ActivityContribution>[] {
  const t = useWords(evidenceWords)
  const measureText = useMeasureText()
  const unitNames = new Map(units.map(({ id, name }) => [id, name]))
  const amountText = ({ amounts }: ActivityContribution) =>
    amounts.map(({ amount, measure }) => measureText(measure, amount)).join('、')
  const unit: Column<ActivityContribution> = {
    key: 'unit',
    title: t('unit'),
    value: ({ unitId }) => unitNames.get(unitId) ?? '',
  }
  return [
    {
      key: 'duty',
      title: t('duty'),
      value: ({ dutyTitle }) => dutyTitle,
      draw: ({ occurrenceId, dutyTitle }) => (
        <InnerLink to={`/occurrences/${occurrenceId}`}>{dutyTitle}</InnerLink>
      ),
      width: 300,
    },
    { key: 'rulebook', title: t('rulebook'), value: ({ rulebookTitle }) => rulebookTitle, width: 240 },
    ...(units.length > 1 ? [unit] : []),
    {
      key: 'window',
      title: t('due'),
      value: ({ windowFrom }) => windowFrom,
      draw: ({ windowFrom, windowTo }) => (
        <span>
          <DateText value={windowFrom} /> –{' '}
          <DateText
            value={windowTo}
            format={windowFrom.slice(0, 4) === windowTo.slice(0, 4) ? 'short' : 'full'}
          />
        </span>
      ),
      width: 240,
    },
    { key: 'amount', title: t('amount'), value: amountText, width: 130 },
    {
      key: 'inWindow',
      title: t('marks'),
      value: ({ inWindow }) => Number(inWindow),
      align: 'left',
      draw: ({ inWindow }) =>
        inWindow ? (
          <ToneTag tone="good">{t('inTime')}</ToneTag>
        ) : (
          <ToneTag tone="late">{t('withinGrace')}</ToneTag>
        ),
      width: 190,
    },
  ]
}
