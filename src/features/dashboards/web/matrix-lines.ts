import type { CsvCell } from '../../../ui/csv.ts'
import type { Say } from '../../../ui/words.ts'
import type { Matrix } from '../model.ts'
import { askedOf, doneOf } from '../status/rules.ts'
import type { dashboardsWords } from '../words.ts'

const counted = ['met', 'metLate', 'missed', 'open', 'upcoming', 'waived'] as const

/** The matrix as lines of a file, one a cell. */
export function matrixLines(
  { rows, duties }: Matrix,
  t: Say<typeof dashboardsWords.entries>,
): { headings: string[]; lines: CsvCell[][] } {
  const headings = [
    t('unit'),
    t('rulebook'),
    t('duty'),
    t('asked'),
    t('done'),
    ...counted.map((key) => t(key)),
    t('overdueCount'),
  ]
  const lines = rows.flatMap((row) =>
    duties.flatMap(({ dutyId, title, rulebookTitle }): CsvCell[][] => {
      const counts = row.cells[dutyId]
      if (counts === undefined) return []
      const unit = row.own ? t('ownRow', { unit: row.name }) : row.name
      return [
        [
          unit,
          rulebookTitle,
          title,
          askedOf(counts),
          doneOf(counts),
          ...counted.map((key) => counts[key]),
          counts.overdue,
        ],
      ]
    }),
  )
  return { headings, lines }
}
