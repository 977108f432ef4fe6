import { useWords } from '../../../ui/language.tsx'
import { useGo } from '../../../ui/navigation.tsx'
import type { Column } from '../../../ui/table-column.ts'
import { useIsPhone } from '../../../ui/viewport.ts'
import { DataTable } from '../../../ui/widgets/data-table.tsx'
import type { UnitStatus } from '../model.ts'
import { dashboardsWords } from '../words.ts'
import { useCountColumns } from './count-columns.tsx'
import type { UnitTilesProps } from './unit-tiles.tsx'

type UnitRow = UnitStatus['below'][number]

/** The units right below, each with all below it; nothing when there are none. */
export function UnitBelow({ status: { unit, below }, stretch }: UnitTilesProps) {
  const t = useWords(dashboardsWords)
  const phone = useIsPhone()
  const go = useGo()
  const counts = useCountColumns<UnitRow>(
    (row) => row.total,
    ({ id, name, total }) => ({
      title: name,
      query: { unitId: id, under: unit.id, ...stretch },
      counts: total,
    }),
    below,
  )
  const columns: Column<UnitRow>[] = [
    { key: 'name', title: t('unit'), value: ({ name }) => name, width: 260 },
    ...counts,
  ]
  if (below.length === 0) return null
  return (
    <section className="unit-part unit-wide" aria-label={t('below')}>
      <h2>{t('below')}</h2>
      <DataTable
        name={`${unit.name} ${t('below')}`}
        rows={below}
        columns={columns}
        tools={!phone}
        rowKey={({ id }) => id}
        onOpen={({ id }) => go(`/units/${id}`)}
      />
    </section>
  )
}
