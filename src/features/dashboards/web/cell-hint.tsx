import { useLanguage, useWords } from '../../../ui/language.tsx'
import { numberText } from '../../../ui/number-format.ts'
import type { StatusCounts } from '../model.ts'
import { rateOf, standingOf } from '../status/rules.ts'
import { dashboardsWords } from '../words.ts'
import { StandingTag } from './standing-tag.tsx'

export interface HintedCell {
  readonly unit: string
  readonly duty: string
  readonly counts: StatusCounts
}

const lines = ['met', 'metLate', 'missed', 'open', 'upcoming', 'waived'] as const
const width = 260
const height = 220

/** What a cell counts, beside it; the cell's own label says the same to a screen reader. */
export function CellHint({ cell, box }: { readonly cell: HintedCell; readonly box: DOMRect }) {
  const { counts } = cell
  const left = Math.max(8, Math.min(box.left, innerWidth - width - 12))
  const below = box.bottom + height < innerHeight
  return (
    <div
      className="cell-hint"
      aria-hidden="true"
      style={{ left, width, ...(below ? { top: box.bottom + 6 } : { bottom: innerHeight - box.top + 6 }) }}
    >
      <strong>{cell.duty}</strong>
      <div>{cell.unit}</div>
      <StandingTag standing={standingOf(counts)} />
      <CountLines counts={counts} />
    </div>
  )
}

/** The counts one by one, those that are nought left out, and the rate. */
function CountLines({ counts }: { readonly counts: StatusCounts }) {
  const t = useWords(dashboardsWords)
  const { language } = useLanguage()
  const rate = rateOf(counts)
  return (
    <dl className="count-lines">
      {lines
        .filter((key) => counts[key] > 0)
        .map((key) => (
          <div key={key}>
            <dt>{t(key)}</dt>
            <dd>{numberText(counts[key], language)}</dd>
          </div>
        ))}
      {counts.overdue > 0 && (
        <div>
          <dt>{t('overdueCount')}</dt>
          <dd>{numberText(counts.overdue, language)}</dd>
        </div>
      )}
      {rate !== null && (
        <div>
          <dt>{t('rate')}</dt>
          <dd>{numberText(rate, language, 'percent')}</dd>
        </div>
      )}
    </dl>
  )
}
