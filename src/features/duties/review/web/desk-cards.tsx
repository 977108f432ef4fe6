import { Segmented } from 'antd'
import { type ReactNode, useEffect, useMemo, useRef } from 'react'
import { useWords } from '../../../../ui/language.tsx'
import type { LaidClause } from '../../../../ui/rule-text/layout.ts'
import { EmptyState } from '../../../../ui/widgets/empty-state.tsx'
import type { Duty } from '../../model.ts'
import { clauseLabel } from '../../web/duty-marks.ts'
import { reviewWords } from '../words.ts'
import { type DeskFilter, deskFilters } from './desk-filter.ts'
import { DutyLine } from './duty-line.tsx'

export interface DeskCardsProps {
  readonly duties: readonly Duty[]
  readonly clauses: readonly LaidClause[]
  readonly chosen: string | null
  readonly onChoose: (id: string) => void
  /** Draws the chosen duty in full. */
  readonly renderCard: (duty: Duty, label: string) => ReactNode
  /** Whether the text has any duties at all. */
  readonly found: boolean
}

/** The duties that the filter shows, the chosen one in full. */
export function DeskCards({ duties, clauses, chosen, onChoose, renderCard, found }: DeskCardsProps) {
  const t = useWords(reviewWords)
  const labels = useMemo(
    () => new Map(duties.map(({ id, actionStart }) => [id, clauseLabel(clauses, actionStart)])),
    [duties, clauses],
  )
  useCardInView(chosen)
  if (duties.length === 0)
    return <EmptyState compact title={found ? t('none') : t('nothingFound')} hint={t('noneHint')} />
  return (
    <div
      role="presentation"
      onClick={({ target }) => {
        const button = target instanceof Element ? target.closest<HTMLElement>('[data-duty]') : null
        if (button?.dataset['duty'] !== undefined) onChoose(button.dataset['duty'])
      }}
    >
      <ol className="desk-cards">
        {duties.map((duty) => {
          const label = labels.get(duty.id) ?? ''
          return (
            <li key={duty.id} id={`card-${duty.id}`}>
              {duty.id === chosen ? renderCard(duty, label) : <DutyLine duty={duty} label={label} />}
            </li>
          )
        })}
      </ol>
    </div>
  )
}

function useCardInView(chosen: string | null): void {
  const before = useRef(chosen)
  useEffect(() => {
    // The first card stands in view already; on a phone, scrolling to it would hide the page's head.
    if (chosen === null || chosen === before.current) return
    before.current = chosen
    document.getElementById(`card-${chosen}`)?.scrollIntoView({ block: 'nearest' })
  }, [chosen])
}

export interface FilterBarProps {
  readonly counts: Readonly<Record<DeskFilter, number>>
  readonly filter: DeskFilter
  readonly onChange: (filter: DeskFilter) => void
}

/** Which duties are shown, by state; states that no duty has are left out. */
export function FilterBar({ counts, filter, onChange }: FilterBarProps) {
  const t = useWords(reviewWords)
  const words: Readonly<Record<DeskFilter, string>> = {
    all: t('filterAll'),
    proposed: t('toReview'),
    incomplete: t('filterIncomplete'),
    accepted: t('accepted'),
    rejected: t('rejected'),
    adopted: t('adopted'),
  }
  return (
    <Segmented<DeskFilter>
      className="desk-filter"
      aria-label={t('filterLabel')}
      value={filter}
      onChange={onChange}
      options={deskFilters
        .filter((one) => one === 'all' || counts[one] > 0)
        .map((one) => ({ value: one, label: `${words[one]} ${counts[one]}` }))}
    />
  )
}
