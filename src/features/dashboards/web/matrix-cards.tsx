import { RightOutlined } from '@ant-design/icons'
import { useLanguage, useWords } from '../../../ui/language.tsx'
import { InnerLink } from '../../../ui/navigation.tsx'
import { numberText } from '../../../ui/number-format.ts'
import type { Matrix, MatrixRow, StatusCounts, Stretch } from '../model.ts'
import { askedOf, doneOf, standingOf, sumByDuty } from '../status/rules.ts'
import { dashboardsWords } from '../words.ts'
import { CountsBar } from './counts-bar.tsx'
import { useOpenOccurrences } from './occurrence-drawer.tsx'
import { type CountedQuery, placeOfRow } from './occurrence-query.ts'
import { StandingTag } from './standing-tag.tsx'

export interface MatrixCardsProps {
  readonly matrix: Matrix
  readonly stretch: Stretch
  readonly onOpenUnit: (unitId: string) => void
}

/** The matrix on a phone: a card for each unit, its duties unfolded at a touch. */
export function MatrixCards({ matrix, stretch, onOpenUnit }: MatrixCardsProps) {
  const t = useWords(dashboardsWords)
  return (
    <div className="matrix-cards">
      <UnitCard
        name={t('wholeSubtree', { unit: matrix.unit.name })}
        total={matrix.total}
        cells={sumByDuty(matrix.rows)}
        {...{ matrix, stretch }}
        place={{ unitId: matrix.unit.id }}
      />
      {matrix.rows.map((row) => (
        <UnitCard
          key={row.own ? 'own' : row.unitId}
          name={row.own ? t('ownRow', { unit: row.name }) : row.name}
          total={row.total}
          cells={row.cells}
          {...{ matrix, stretch }}
          place={placeOfRow(row, matrix.unit.id)}
          {...(row.opens && { onOpen: () => onOpenUnit(row.unitId) })}
        />
      ))}
    </div>
  )
}

interface UnitCardProps {
  readonly name: string
  readonly total: StatusCounts
  readonly cells: MatrixRow['cells']
  readonly matrix: Matrix
  readonly stretch: Stretch
  readonly place: Pick<CountedQuery, 'unitId' | 'alone' | 'under'>
  readonly onOpen?: () => void
}

function UnitCard({ name, total, cells, matrix, stretch, place, onOpen }: UnitCardProps) {
  const t = useWords(dashboardsWords)
  const { language } = useLanguage()
  const open = useOpenOccurrences()
  const duties = matrix.duties.filter(({ dutyId }) => (cells[dutyId]?.expected ?? 0) > 0)
  const fraction = (counts: StatusCounts) =>
    `${numberText(doneOf(counts), language)}/${numberText(askedOf(counts), language)}`
  return (
    <section className="matrix-card" aria-label={name}>
      <div className="matrix-card-head">
        {onOpen === undefined ? (
          <InnerLink to={`/units/${place.unitId}`}>{name}</InnerLink>
        ) : (
          <button
            type="button"
            className="open-button"
            aria-label={t('drill', { unit: name })}
            onClick={onOpen}
          >
            {name} <RightOutlined className="matrix-arrow" aria-hidden />
          </button>
        )}
        <button
          type="button"
          className="number-link number-link-inline"
          aria-label={`${name}：${fraction(total)}`}
          onClick={() => open({ title: name, query: { ...place, ...stretch }, counts: total })}
        >
          <span className="number-link-value">{fraction(total)}</span>
        </button>
      </div>
      <CountsBar counts={total} />
      {duties.length > 0 && (
        <details>
          <summary>
            {t('byDuty')} · {numberText(duties.length, language)}
          </summary>
          <ul>
            {duties.map(({ dutyId, title }) => {
              const counts = cells[dutyId] ?? total
              return (
                <li key={dutyId}>
                  <button
                    type="button"
                    className="matrix-card-duty"
                    onClick={() =>
                      open({ title: `${name} · ${title}`, query: { ...place, ...stretch, dutyId }, counts })
                    }
                  >
                    <span>{title}</span>
                    <StandingTag standing={standingOf(counts)} />
                    <span className="figures">{fraction(counts)}</span>
                  </button>
                </li>
              )
            })}
          </ul>
        </details>
      )}
    </section>
  )
}
