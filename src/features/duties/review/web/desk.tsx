import { Button, Segmented, Tooltip } from 'antd'
import { useEffect, useMemo, useRef, useState } from 'react'
import { useReading } from '../../../../ui/api.ts'
import { useWords } from '../../../../ui/language.tsx'
import { InnerLink, useAddressValue, useGo, useRouteParameter } from '../../../../ui/navigation.tsx'
import { RuleText } from '../../../../ui/rule-text/rule-text.tsx'
import type { TextSpan } from '../../../../ui/rule-text/selection.ts'
import { EmptyState } from '../../../../ui/widgets/empty-state.tsx'
import { KeyboardHints } from '../../../../ui/widgets/keyboard-hints.tsx'
import { Loaded } from '../../../../ui/widgets/loaded.tsx'
import { Page } from '../../../../ui/widgets/page.tsx'
import { SplitView } from '../../../../ui/widgets/split-view.tsx'
import type { Duty } from '../../model.ts'
import { useActivityKinds, useDesk, useDutiesApi } from '../../web/duties-api.ts'
import { marksOf } from '../../web/duty-marks.ts'
import { useDutyWords } from '../../web/duty-words.ts'
import type { Desk } from '../model.ts'
import { reviewWords } from '../words.ts'
import './desk.css'
import { type DeskFilter, deskFilters, filterCounts, isComplete, shownBy } from './desk-filter.ts'
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
  const { shortcuts, accept, reject, undo, add } = useDeskKeys({
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
                <Button type="primary" onMouseDown={(event) => event.preventDefault()} onClick={add}>
                  {t('addSelected')}
                </Button>
              </div>
            )}
          </>
        }
        right={
          <>
            <Segmented<DeskFilter>
              className="desk-filter"
              aria-label={t('filterLabel')}
              value={filter}
              onChange={setFilter}
              options={deskFilters
                .filter((one) => one === 'all' || counts[one] > 0)
                .map((one) => ({ value: one, label: `${filterWords(t, one)} ${counts[one]}` }))}
            />
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
                    onAccept={() => accept(duty)}
                    onReject={() => reject(duty)}
                    onUndo={undo}
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

const filterWords = (
  t: ReturnType<typeof useWords<typeof reviewWords.entries>>,
  filter: DeskFilter,
): string =>
  ({
    all: t('filterAll'),
    proposed: t('toReview'),
    incomplete: t('filterIncomplete'),
    accepted: t('accepted'),
    rejected: t('rejected'),
    adopted: t('adopted'),
  })[filter]

function useCardInView(chosen: string | null): void {
  const before = useRef(chosen)
  useEffect(() => {
    // The first card stands in view already; on a phone, scrolling to it would hide the page's head.
    if (chosen === null || chosen === before.current) return
    before.current = chosen
    document.getElementById(`card-${chosen}`)?.scrollIntoView({ block: 'nearest' })
  }, [chosen])
}

interface DeskActionsProps {
  readonly desk: Desk
  readonly work: ReturnType<typeof useDeskWork>
}

function DeskActions({ desk, work }: DeskActionsProps) {
  const t = useWords(reviewWords)
  const go = useGo()
  const { version, rulebook, duties } = desk
  const ready = duties.filter((duty) => duty.state === 'proposed' && isComplete(duty))
  const accepted = duties.filter(({ state }) => state === 'accepted').length
  return (
    <>
      <Button onClick={() => go(`/rulebooks/${version.id}`)}>{t('read')}</Button>
      {ready.length > 0 && (
        <Button loading={work.pending} onClick={() => void work.decide('accept', ready satisfies Duty[])}>
          {t('acceptAll', { n: ready.length })}
        </Button>
      )}
      <SucceedLink versionId={version.id} several={rulebook.versions.length > 1} />
      <Tooltip title={accepted === 0 ? t('none') : undefined}>
        <Button
          type="primary"
          disabled={accepted === 0}
          onClick={() => go('/duties/adopt', { version: version.id })}
        >
          {accepted === 0 ? t('adopt') : t('adoptN', { n: accepted })}
        </Button>
      </Tooltip>
    </>
  )
}

/** Offered where an earlier version of the rule has duties in force. */
function SucceedLink({ versionId, several }: { readonly versionId: string; readonly several: boolean }) {
  const t = useWords(reviewWords)
  const api = useDutiesApi()
  const reading = useReading(
    ['duties', 'compare', versionId],
    () => api.adoption.versions[':id'].compare.$get({ param: { id: versionId } }),
    { enabled: several },
  )
  if ((reading.data?.successions.length ?? 0) === 0) return null
  return (
    <InnerLink to={`/duties/versions/${versionId}`} className="desk-succeed">
      {t('succeed')}
    </InnerLink>
  )
}
