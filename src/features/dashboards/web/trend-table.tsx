import { useWords } from '../../../ui/language.tsx'
import type { Column } from '../../../ui/table-column.ts'
import { useIsPhone } from '../../../ui/viewport.ts'
import { DataTable } from '../../../ui/widgets/data-table.tsx'
import type { TrendPoint } from '../model.ts'
import { dashboardsWords } from '../words.ts'
import { useCountColumns } from './count-columns.tsx'
import { usePeriodName } from './period-name.ts'

export interface TrendTableProps {
  readonly points: readonly TrendPoint[]
  readonly place: { readonly unitId: string; readonly dutyId?: string }
  readonly unitName: string
}

/** The chart's numbers, latest period first; each opens its occurrences. */
export function TrendTable({ points, place, unitName }: TrendTableProps) {
  const t = useWords(dashboardsWords)
  const phone = useIsPhone()
  const nameOf = usePeriodName()
  const counts = useCountColumns<TrendPoint>(
    (point) => point.counts,
    (point) => ({
      title: `${unitName} · ${nameOf(point)}`,
      query: { ...place, from: point.from, to: point.to },
      counts: point.counts,
    }),
    points,
  )
  const columns: Column<TrendPoint>[] = [
    {
      key: 'period',
      title: t('period'),
      value: ({ from }) => from,
      draw: nameOf,
      words: (from) => {
        const point = points.find((one) => one.from === from)
        return point === undefined ? from : nameOf(point)
      },
      width: 170,
    },
    ...counts,
  ]
  return (
    <DataTable
      name={`${unitName} ${t('trend')}`}
      rows={points.toReversed()}
      columns={columns}
      tools={!phone}
      rowKey={({ key }) => key}
    />
  )
}
