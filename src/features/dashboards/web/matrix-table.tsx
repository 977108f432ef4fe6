import { RightOutlined } from '@ant-design/icons'
import { memo, type ReactNode, useCallback, useState } from 'react'
import { useLanguage, useWords } from '../../../ui/language.tsx'
import { InnerLink } from '../../../ui/navigation.tsx'
import { numberText } from '../../../ui/number-format.ts'
import { statusColours } from '../../../ui/theme.ts'
import type { Say } from '../../../ui/words.ts'
import type { DutyColumn, Matrix, MatrixRow, StatusCounts, Stretch } from '../model.ts'
import { askedOf, doneOf, standingOf, sumByDuty } from '../status/rules.ts'
import { dashboardsWords } from '../words.ts'
import { CellHint, type HintedCell } from './cell-hint.tsx'
import { useOpenOccurrences } from './occurrence-drawer.tsx'
import { type CountedQuery, placeOfRow } from './occurrence-query.ts'
import { standingLooks } from './standing-tag.tsx'

export interface MatrixTableProps {
  readonly matrix: Matrix
  readonly stretch: Stretch
  readonly onOpenUnit: (unitId: string) => void
}

/** What a cell shows and opens. */
interface Cell extends HintedCell {
  readonly query: CountedQuery
}

/** The matrix as a table whose unit column and headings stay in view. */
export function MatrixTable(props: MatrixTableProps) {
  const t = useWords(dashboardsWords)
  const [hinted, setHinted] = useState<{ cell: Cell; box: DOMRect }>()
  const hint = useCallback(
    (cell?: Cell, place?: HTMLElement) =>
      setHinted(cell && place && { cell, box: place.getBoundingClientRect() }),
    [],
  )
  return (
    <div
      className="matrix-scroll"
      role="region"
      aria-label={t('matrix')}
      tabIndex={0}
      onScroll={() => setHinted(undefined)}
    >
      <Cells {...props} onHint={hint} />
      {hinted !== undefined && <CellHint {...hinted} />}
    </div>
  )
}

interface CellsProps extends MatrixTableProps {
  readonly onHint: (cell?: Cell, place?: HTMLElement) => void
}

/** Drawn once for a matrix: the pointer moves over thousands of cells. */
const Cells = memo(function Cells({ matrix, stretch, onOpenUnit, onHint }: CellsProps) {
  const t = useWords(dashboardsWords)
  const open = useOpenOccurrences()
  const cells = cellsOf(matrix, stretch, t)
  const openCell = ({ unit, duty, query, counts }: Cell) => {
    onHint()
    open({ title: `${unit} · ${duty}`, query, counts })
  }
  const line = (row: string) =>
    ['all', ...matrix.duties.map(({ dutyId }) => dutyId)].map((duty) => (
      <td key={duty}>
        <CellButton cell={cells.get(`${row}|${duty}`)} onHint={onHint} onOpen={openCell} />
      </td>
    ))
  return (
    <table className="matrix">
      <Headings duties={matrix.duties} />
      <tbody>
        <tr className="matrix-total">
          <th scope="row">{t('total')}</th>
          {line('total')}
        </tr>
        {matrix.rows.map((row) => (
          <tr key={rowKey(row)}>
            <th scope="row">
              <RowName row={row} onOpen={() => onOpenUnit(row.unitId)} />
            </th>
            {line(rowKey(row))}
          </tr>
        ))}
      </tbody>
    </table>
  )
})

const rowKey = (row: MatrixRow): string => (row.own ? 'own' : row.unitId)

/** Every cell that counts anything, by its row and duty. */
function cellsOf(
  matrix: Matrix,
  stretch: Stretch,
  t: Say<typeof dashboardsWords.entries>,
): ReadonlyMap<string, Cell> {
  const cells = new Map<string, Cell>()
  const put = (
    row: string,
    unit: string,
    place: Pick<CountedQuery, 'unitId' | 'alone' | 'under'>,
    total: StatusCounts,
    ofDuties: Matrix['rows'][number]['cells'],
  ) => {
    cells.set(`${row}|all`, { unit, duty: t('allDuties'), counts: total, query: { ...place, ...stretch } })
    for (const { dutyId, title } of matrix.duties) {
      const counts = ofDuties[dutyId]
      if (counts !== undefined)
        cells.set(`${row}|${dutyId}`, { unit, duty: title, counts, query: { ...place, ...stretch, dutyId } })
    }
  }
  const whole = t('wholeSubtree', { unit: matrix.unit.name })
  put('total', whole, { unitId: matrix.unit.id }, matrix.total, sumByDuty(matrix.rows))
  for (const row of matrix.rows) {
    const name = row.own ? t('ownRow', { unit: row.name }) : row.name
    put(rowKey(row), name, placeOfRow(row, matrix.unit.id), row.total, row.cells)
  }
  return cells
}

function Headings({ duties }: { readonly duties: readonly DutyColumn[] }) {
  const t = useWords(dashboardsWords)
  const books = [...Map.groupBy(duties, ({ rulebookId }) => rulebookId).values()]
  return (
    <thead>
      <tr className="matrix-books">
        <th scope="col" rowSpan={2}>
          {t('unit')}
        </th>
        <th scope="col" rowSpan={2} className="matrix-sum">
          {t('total')}
        </th>
        {books.map(([first, ...rest]) => (
          <th key={first?.rulebookId} scope="colgroup" colSpan={rest.length + 1} title={first?.rulebookTitle}>
            <span>{first?.rulebookTitle}</span>
          </th>
        ))}
      </tr>
      <tr className="matrix-duties">
        {duties.map(({ dutyId, title }) => (
          <th key={dutyId} scope="col" title={title}>
            <span>{title}</span>
          </th>
        ))}
      </tr>
    </thead>
  )
}

interface RowNameProps {
  readonly row: MatrixRow
  readonly onOpen: () => void
}

function RowName({ row, onOpen }: RowNameProps): ReactNode {
  const t = useWords(dashboardsWords)
  if (row.own) return t('ownRow', { unit: row.name })
  if (!row.opens) return <InnerLink to={`/units/${row.unitId}`}>{row.name}</InnerLink>
  return (
    <button
      type="button"
      className="open-button"
      aria-label={t('drill', { unit: row.name })}
      onClick={onOpen}
    >
      {row.name} <RightOutlined className="matrix-arrow" aria-hidden />
    </button>
  )
}

interface CellButtonProps {
  readonly cell: Cell | undefined
  /** Without arguments when the pointer or the focus leaves. */
  readonly onHint: (cell?: Cell, place?: HTMLElement) => void
  readonly onOpen: (cell: Cell) => void
}

function CellButton({ cell, onHint, onOpen }: CellButtonProps) {
  const t = useWords(dashboardsWords)
  const { language } = useLanguage()
  if (cell === undefined || cell.counts.expected === 0) return <span className="matrix-none">—</span>
  const { unit, duty, counts } = cell
  const { tone, Icon, word } = standingLooks[standingOf(counts)]
  const [done, asked] = [doneOf(counts), askedOf(counts)].map((value) => numberText(value, language))
  const { ground, edge, text } = statusColours[tone]
  return (
    <button
      type="button"
      className="matrix-cell"
      onClick={() => onOpen(cell)}
      onMouseEnter={({ currentTarget }) => onHint(cell, currentTarget)}
      onFocus={({ currentTarget }) => onHint(cell, currentTarget)}
      onMouseLeave={() => onHint()}
      onBlur={() => onHint()}
      style={{ background: ground, borderColor: edge, color: text }}
      aria-label={t('cellLabel', { unit, duty, done: done ?? '', asked: asked ?? '', standing: t(word) })}
    >
      <span aria-hidden="true" className="matrix-icon">
        <Icon />
      </span>
      <span className="figures">
        {done}/{asked}
      </span>
    </button>
  )
}
