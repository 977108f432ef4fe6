import { useWords } from '../../../ui/language.tsx'
import type { Column } from '../../../ui/table-column.ts'
import { useIsPhone } from '../../../ui/viewport.ts'
import { DataTable } from '../../../ui/widgets/data-table.tsx'
import { EmptyState } from '../../../ui/widgets/empty-state.tsx'
import type { UnitStatus } from '../model.ts'
import { dashboardsWords } from '../words.ts'
import { useCountColumns } from './count-columns.tsx'
import type { UnitTilesProps } from './unit-tiles.tsx'

type DutyRow = UnitStatus['duties'][number]

/** The unit's standing duty by duty. */
export function UnitDuties({ status: { unit, duties }, stretch }: UnitTilesProps) {
  const t = useWords(dashboardsWords)
  const phone = useIsPhone()
  const counts = useCountColumns<DutyRow>(
    (row) => row.counts,
    ({ dutyId, title, counts: ofDuty }) => ({
      title: `${unit.name} · ${title}`,
      query: { unitId: unit.id, ...stretch, dutyId },
      counts: ofDuty,
    }),
    duties,
  )
  const columns: Column<DutyRow>[] = [
    { key: 'duty', title: t('duty'), value: ({ title }) => title, width: 220 },
    {
      key: 'rulebook',
      title: t('rulebook'),
      value: ({ rulebookTitle }) => rulebookTitle,
      filterable: true,
      onPhone: 'hidden',
      width: 170,
    },
    ...counts,
  ]
  return (
    <section className="unit-part unit-wide" aria-label={t('byDuty')}>
      <h2>{t('byDuty')}</h2>
      <DataTable
        name={`${unit.name} ${t('byDuty')}`}
        rows={duties}
        columns={columns}
        tools={!phone}
        rowKey={({ dutyId }) => dutyId}
        empty={<EmptyState compact title={t('emptyMatrix')} hint={t('emptyMatrixHint')} />}
      />
    </section>
  )
}
