import { Button } from 'antd'
import { useMemo, useState } from 'react'
import { useWords } from '../../../../ui/language.tsx'
import { useAddressValue, useRouteParameter } from '../../../../ui/navigation.tsx'
import { RuleText } from '../../../../ui/rule-text/rule-text.tsx'
import type { TextSpan } from '../../../../ui/rule-text/selection.ts'
import { KeyboardHints } from '../../../../ui/widgets/keyboard-hints.tsx'
import { Loaded } from '../../../../ui/widgets/loaded.tsx'
import { Page } from '../../../../ui/widgets/page.tsx'
import { SplitView } from '../../../../ui/widgets/split-view.tsx'
import { useActivityKinds, useDesk } from '../../web/duties-api.ts'
import { marksOf } from '../../web/duty-marks.ts'
import { useDutyWords } from '../../web/duty-words.ts'
import '../../web/duties.css'
import type { Desk } from '../model.ts'
import { reviewWords } from '../words.ts'
import './desk.css'
import { DeskActions } from './desk-actions.tsx'
import { DeskCards, FilterBar } from './desk-cards.tsx'
import { type DeskFilter, filterCounts, shownBy } from './desk-filter.ts'
import { useDeskKeys } from './desk-keys.ts'
import { type Editing, useDeskWork } from './desk-work.ts'
import { DutyCard } from './duty-card.tsx'

/** 审订台: the text at the left, its duties at the right, in step; a keyboard suffices. */
export default function ReviewDesk() {
  const versionId = useRouteParameter('versionId')
  const reading = useDesk(versionId)
  return (
    <Loaded reading={reading}>
      {(desk) => <DeskPage key={versionId} desk={desk} mayReview={reading.may('duties.review')} />}
    </Loaded>
  )
}

interface DeskPageProps {
  readonly desk: Desk
  readonly mayReview: boolean
}

function DeskPage({ desk, mayReview }: DeskPageProps) {
  const t = useWords(reviewWords)
  const words = useDutyWords()
  const { duties } = desk
  const [selected, setSelected] = useState<TextSpan | null>(null)
  const work = useDeskWork(desk.version.id)
  const view = useDeskView(desk, work.forget)
  const { shown, chosen, choose, setEditing } = view
  const keys = useDeskKeys({ duties: shown, chosen, choose, work, selected, setEditing, mayReview })
  const { proposed, accepted, rejected, adopted } = view.counts
  return (
    <Page
      title={desk.rulebook.title}
      crumbs={[{ title: words.t('reviews'), to: '/duties' }]}
      summary={t('deskSummary', { n: duties.length, proposed, accepted, rejected, adopted })}
      actions={
        <>
          <KeyboardHints shortcuts={keys.shortcuts} />
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
            <MarkedText desk={desk} chosen={chosen} onMark={view.fromText} onSelect={setSelected} />
            {selected !== null && mayReview && <AddButton onAdd={() => void keys.add()} />}
          </>
        }
        right={<DutyCards desk={desk} view={view} work={work} keys={keys} mayReview={mayReview} />}
      />
    </Page>
  )
}

/** Which duties are shown, which of them is chosen, and what of it is being changed. */
function useDeskView({ duties }: Desk, forget: () => void) {
  const [asked] = useAddressValue('duty')
  const [chosen, setChosen] = useState<string | null>(asked ?? duties[0]?.id ?? null)
  const [filter, setFilter] = useState<DeskFilter>('all')
  const [editing, setEditing] = useState<Editing>(null)
  const counts = useMemo(() => filterCounts(duties), [duties])
  const shown = useMemo(() => shownBy(duties, filter), [duties, filter])
  const choose = (id: string | null) => {
    if (id !== chosen) {
      setEditing(null)
      forget()
    }
    setChosen(id)
  }
  const fromText = (id: string) => {
    if (!shown.some((duty) => duty.id === id)) setFilter('all')
    choose(id)
  }
  return { chosen, choose, fromText, filter, setFilter, editing, setEditing, counts, shown }
}

interface DutyCardsProps {
  readonly desk: Desk
  readonly view: ReturnType<typeof useDeskView>
  readonly work: ReturnType<typeof useDeskWork>
  readonly keys: ReturnType<typeof useDeskKeys>
  readonly mayReview: boolean
}

function DutyCards({ desk, view, work, keys, mayReview }: DutyCardsProps) {
  const activityKinds = useActivityKinds()
  const { unitKinds, topics, clauses, duties } = desk
  return (
    <>
      <FilterBar counts={view.counts} filter={view.filter} onChange={view.setFilter} />
      <DeskCards
        duties={view.shown}
        clauses={clauses}
        chosen={view.chosen}
        onChoose={view.choose}
        found={duties.length > 0}
        renderCard={(duty, label) => (
          <DutyCard
            duty={duty}
            label={label}
            names={{ unitKinds, topics, activityKinds }}
            work={work}
            editing={view.editing}
            onEdit={view.setEditing}
            onAccept={() => void keys.accept(duty)}
            onReject={() => void keys.reject(duty)}
            mayReview={mayReview}
          />
        )}
      />
    </>
  )
}

interface MarkedTextProps {
  readonly desk: Desk
  readonly chosen: string | null
  readonly onMark: (id: string) => void
  readonly onSelect: (span: TextSpan | null) => void
}

function MarkedText({ desk, chosen, onMark, onSelect }: MarkedTextProps) {
  const words = useDutyWords()
  const { version, clauses, duties } = desk
  const marks = useMemo(() => marksOf(duties, words), [duties, words])
  return (
    <RuleText
      text={version.text}
      clauses={clauses}
      marks={marks}
      activeId={chosen}
      onMark={onMark}
      onSelect={onSelect}
    />
  )
}

function AddButton({ onAdd }: { readonly onAdd: () => void }) {
  const t = useWords(reviewWords)
  return (
    <div className="desk-selected">
      {/* Pressing it must not undo the selection it acts on. */}
      <Button type="primary" onMouseDown={(event) => event.preventDefault()} onClick={onAdd}>
        {t('addSelected')}
      </Button>
    </div>
  )
}
