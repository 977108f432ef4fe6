import { useWords } from '../../../ui/language.tsx'
import type { Column } from '../../../ui/table-column.ts'
import { useIsPhone } from '../../../ui/viewport.ts'
import { NumberText } from '../../../ui/widgets/value-text.tsx'
import type { StatusCounts } from '../model.ts'
import { rateOf } from '../status/rules.ts'
import { dashboardsWords } from '../words.ts'
import { CountsBar } from './counts-bar.tsx'
import { CountButton, type OpenedCounts } from './occurrence-drawer.tsx'

/** Each with the room that its heading needs in either language, px. */
const counted = [
  ['met', 'met', 'met', 112],
  ['metLate', 'metLate', 'met_late', 104],
  ['missed', 'missed', 'missed', 96],
  ['open', 'open', 'open', 88],
  ['upcoming', 'upcoming', 'upcoming', 116],
  ['waived', 'waived', 'waived', 96],
] as const

/**
 * Columns of counts whose numbers open their occurrences, and the rate; for any table with one standing a row. Waived ones
 * take a column only where there are any. A phone gets one bar instead.
 */
export function useCountColumns<Row>(
  countsOf: (row: Row) => StatusCounts,
  openedBy: (row: Row) => OpenedCounts,
  rows: readonly Row[],
): Column<Row>[] {
  const t = useWords(dashboardsWords)
  if (useIsPhone())
    return [
      {
        key: 'counts',
        title: t('standing'),
        value: (row) => rateOf(countsOf(row)),
        draw: (row) => <CountsBar counts={countsOf(row)} opened={openedBy(row)} />,
      },
    ]
  return [
    {
      key: 'expected',
      title: t('expected'),
      value: (row) => countsOf(row).expected,
      draw: (row) => {
        const opened = openedBy(row)
        return (
          <CountButton
            label={`${opened.title}，${t('expected')}`}
            value={countsOf(row).expected}
            opened={opened}
          />
        )
      },
      width: 104,
    },
    ...counted
      .filter(([key]) => key !== 'waived' || rows.some((row) => countsOf(row).waived > 0))
      .map(
        ([key, word, status, width]): Column<Row> => ({
          key,
          title: t(word),
          value: (row) => countsOf(row)[key],
          draw: (row) => {
            const opened = openedBy(row)
            return (
              <CountButton
                label={`${opened.title}，${t(word)}`}
                value={countsOf(row)[key]}
                opened={{ ...opened, query: { ...opened.query, status } }}
              />
            )
          },
          width,
        }),
      ),
    {
      key: 'rate',
      title: t('rate'),
      definition: t('rateDefinition'),
      value: (row) => rateOf(countsOf(row)),
      draw: (row) => <NumberText value={rateOf(countsOf(row))} format="percent" />,
      width: 96,
      align: 'right',
    },
  ]
}
