import { Button, Segmented } from 'antd'
import { useEffect, useMemo, useRef, useState } from 'react'
import { useWords } from '../../../../ui/language.tsx'
import { useAddressValue, useRouteParameter } from '../../../../ui/navigation.tsx'
import { RuleText } from '../../../../ui/rule-text/rule-text.tsx'
import type { TextSpan } from '../../../../ui/rule-text/selection.ts'
import { EmptyState } from '../../../../ui/widgets/empty-state.tsx'
import { KeyboardHints } from '../../../../ui/widgets/keyboard-hints.tsx'
import { Loaded } from '../../../../ui/widgets/loaded.tsx'
import { Page } from '../../../../ui/widgets/page.tsx'
import { SplitView } from '../../../../ui/widgets/split-view.tsx'
import { useActivityKinds, useDesk } from '../../web/duties-api.ts'
import { marksOf } from '../../web/duty-marks.ts'
import { useDutyWords } from '../../web/duty-words.ts'
import type { Desk } from '../model.ts'
import { reviewWords } from '../words.ts'
import './desk.css'
import { DeskActions } from './desk-actions.tsx'
import { type DeskFilter, deskFilters, filterCounts, shownBy } from './desk-filter.ts'
import { useDeskKeys } from './desk-keys.ts'
import { type Editing, useDeskWork } from './desk-work.ts'
import { DutyCard } from './duty-card.tsx'
import '../../web/duties.css'

/** 审订台: the text at the left, its duties at the right, in step; a keyboard suffices. */
export default function ReviewDesk() {
  const versionId = useRouteParameter('versionId')
  const reading = useDesk(versionId)
  return (
    <Loaded reading={reading}>{(desk) => <DeskPage key={versionId} desk={desk} may={reading.may} />}</Loaded>
  )
}

interface DeskPageProps {
  readonly desk: Desk
  readonly may: (permission: string) => boolean
}

function DeskPage({ desk, may }: DeskPageProps) {
  const t = useWords(reviewWords)
  const words = useDutyWords()
  const { version, clauses, duties } = desk
  const [asked] = useAddressValue('duty')
  const [chosen, setChosen] = useState<string | null>(asked ?? duties[0]?.id ?? null)
  const [filter, setFilter] = useState<DeskFilter>('all')
  const [editing, setEditing] = useState<Editing>(null)
  const [selected, setSelected] = useState<TextSpan | null>(null)
  const work = useDeskWork(version.id)
  const activityKinds = useActivityKinds()
  const names = { unitKinds: desk.unitKinds, topics: desk.topics, activityKinds }
  const counts = filterCounts(duties)
  const shown = shownBy(duties, filter)
  const marks = useMemo(() => marksOf(duties, words), [duties, words])
  const choose = (id: string | null) => {
    if (id !== chosen) {
      setEditing(null)
      work.forget()
    }
    setChosen(id)
  }
  const fromText = (id: string) => {
    if (!shown.some((duty) => duty.id === id)) setFilter('all')
    choose(id)
  }
  const { shortcuts, accept, reject, add } = useDeskKeys({
    duties: shown,
    chosen,
    choose,
    work,
    selected,
    setEditing,
    mayReview: may('duties.review'),
  })
  useCardInView(chosen)
  return (
    <Page
      title={desk.rulebook.title}
      crumbs={[{ title: words.t('reviews'), to: '/duties' }]}
      summary={t('deskSummary', {
        n: duties.length,
        proposed: counts.proposed,
        accepted: counts.accepted,
        rejected: counts.rejected,
        adopted: counts.adopted,
      })}
      actions={
        <>
          <KeyboardHints shortcuts={shortcuts} />
          <DeskActions desk={desk} work={work} />
        </>
      }
    >
      <SplitView
        leftLabel={t('text')}
        rightLabel={t('cards')}
        share={54}
        left={
          <>
            <RuleText
              text={version.text}
              clauses={clauses}
              marks={marks}
              activeId={chosen}
              onMark={fromText}
              onSelect={setSelected}
            />
            {selected !== null && (
              <div className="desk-selected">
                <Button
                  type="primary"
                  onMouseDown={(event) => event.preventDefault()}
                  onClick={() => void add()}
                >
                  {t('addSelected')}
                </Button>
              </div>
            )}
          </>
        }
        right={
          <>
            <FilterBar counts={counts} filter={filter} onChange={setFilter} />
            {shown.length === 0 && (
              <EmptyState
                compact
                title={duties.length === 0 ? t('nothingFound') : t('none')}
                hint={t('noneHint')}
              />
            )}
            <ol className="desk-cards">
              {shown.map((duty) => (
                <li key={duty.id} id={`card-${duty.id}`}>
                  <DutyCard
                    duty={duty}
                    clauses={clauses}
                    names={names}
                    work={work}
                    chosen={duty.id === chosen}
                    editing={duty.id === chosen ? editing : null}
                    onChoose={() => choose(duty.id)}
                    onEdit={setEditing}
                    onAccept={() => void accept(duty)}
                    onReject={() => void reject(duty)}
                    mayReview={may('duties.review')}
                  />
                </li>
              ))}
            </ol>
          </>
        }
      />
    </Page>
  )
}

interface FilterBarProps {
  readonly counts: Readonly<Record<DeskFilter, number>>
  readonly filter: DeskFilter
  readonly onChange: (filter: DeskFilter) => void
}

function FilterBar({ counts, filter, onChange }: FilterBarProps) {
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

function useCardInView(chosen: string | null): void {
  const before = useRef(chosen)
  useEffect(() => {
    // The first card stands in view already; on a phone, scrolling to it would hide the page's head.
    if (chosen === null || chosen === before.current) return
    before.current = chosen
    document.getElementById(`card-${chosen}`)?.scrollIntoView({ block: 'nearest' })
  }, [chosen])
}
