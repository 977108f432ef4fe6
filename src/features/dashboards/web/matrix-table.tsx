import { RightOutlined } from '@ant-design/icons'
import { type FocusEvent, type MouseEvent, type ReactNode, useState } from 'react'
import { useLanguage, useWords } from '../../../ui/language.tsx'
import { InnerLink } from '../../../ui/navigation.tsx'
import { numberText } from '../../../ui/number-format.ts'
import { statusColours } from '../../../ui/theme.ts'
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

/** What a cell shows and opens, found again by its key when the pointer or the focus reaches it. */
interface Cell extends HintedCell {
  readonly query: CountedQuery
}

type Cells = Map<string, Cell>

/** The matrix as a table whose unit column and headings stay in view. */
export function MatrixTable({ matrix, stretch, onOpenUnit }: MatrixTableProps) {
  const t = useWords(dashboardsWords)
  const open = useOpenOccurrences()
  const [hinted, setHinted] = useState<{ cell: Cell; box: DOMRect }>()
  const cells = useCells(matrix, stretch)
  const keyOf = ({ target }: MouseEvent | FocusEvent) =>
    target instanceof Element ? target.closest<HTMLElement>('[data-cell]') : null
  const hint = (event: MouseEvent | FocusEvent) => {
    const button = keyOf(event)
    const cell = cells.get(button?.dataset['cell'] ?? '')
    setHinted(button && cell ? { cell, box: button.getBoundingClientRect() } : undefined)
  }
  const openCell = (event: MouseEvent) => {
    const cell = cells.get(keyOf(event)?.dataset['cell'] ?? '')
    if (cell === undefined) return
    setHinted(undefined)
    open({ title: `${cell.unit} · ${cell.duty}`, query: cell.query, counts: cell.counts })
  }
  const at = (row: string, duty: string) => (
    <CellButton cellKey={`${row}|${duty}`} cell={cells.get(`${row}|${duty}`)} />
  )
  return (
    // The pointer and focus of thousands of buttons are followed in one place.
    <div
      className="matrix-scroll"
      role="region"
      aria-label={t('matrix')}
      tabIndex={0}
      onMouseOver={hint}
      onMouseLeave={() => setHinted(undefined)}
      onFocus={hint}
      onBlur={() => setHinted(undefined)}
      onScroll={() => setHinted(undefined)}
    >
      <table className="matrix" onClick={openCell}>
        <Headings duties={matrix.duties} />
        <tbody>
          <tr className="matrix-total">
            <th scope="row">{t('total')}</th>
            <td>{at('total', 'all')}</td>
            {matrix.duties.map(({ dutyId }) => (
              <td key={dutyId}>{at('total', dutyId)}</td>
            ))}
          </tr>
          {matrix.rows.map((row) => {
            const key = rowKey(row)
            return (
              <tr key={key}>
                <th scope="row">
                  <RowName row={row} onOpen={() => onOpenUnit(row.unitId)} />
                </th>
                <td>{at(key, 'all')}</td>
                {matrix.duties.map(({ dutyId }) => (
                  <td key={dutyId}>{at(key, dutyId)}</td>
                ))}
              </tr>
            )
          })}
        </tbody>
      </table>
      {hinted !== undefined && <CellHint {...hinted} />}
    </div>
  )
}

const rowKey = (row: MatrixRow): string => (row.own ? 'own' : row.unitId)

function useCells(matrix: Matrix, stretch: Stretch): Cells {
  const t = useWords(dashboardsWords)
  const cells: Cells = new Map()
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
  readonly cellKey: string
  readonly cell: Cell | undefined
}

function CellButton({ cellKey, cell }: CellButtonProps) {
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
      data-cell={cellKey}
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
