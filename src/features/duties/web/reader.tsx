import { DownloadOutlined, ReadOutlined } from '@ant-design/icons'
import { Alert, Button, Select, Tag } from 'antd'
import { useMemo, useState } from 'react'
import { useSentence, useWords } from '../../../ui/language.tsx'
import { InnerLink, useAddressValue, useGo, useRouteParameter } from '../../../ui/navigation.tsx'
import { contentsOf } from '../../../ui/rule-text/layout.ts'
import { RuleContents } from '../../../ui/rule-text/rule-contents.tsx'
import { RuleText } from '../../../ui/rule-text/rule-text.tsx'
import { useTenant } from '../../../ui/tenant.tsx'
import { useIsPhone } from '../../../ui/viewport.ts'
import { Loaded } from '../../../ui/widgets/loaded.tsx'
import { Page } from '../../../ui/widgets/page.tsx'
import { RecordDrawer } from '../../../ui/widgets/record-drawer.tsx'
import { dutyKinds } from '../model.ts'
import type { Desk } from '../review/model.ts'
import { reviewWords } from '../review/words.ts'
import { useActivityKinds, useDesk } from './duties-api.ts'
import { DutyFacts, DutySentence, StateTag } from './duty-facts.tsx'
import { clauseLabel, marksOf } from './duty-marks.ts'
import { useDutyWords } from './duty-words.ts'

/** 制度原文: a version as a lawyer would lay it out, its duties highlighted where they stand. */
export default function Reader() {
  const versionId = useRouteParameter('versionId')
  const reading = useDesk(versionId)
  const words = useDutyWords()
  return (
    <Loaded reading={reading}>
      {(desk) => <ReaderPage key={versionId} desk={desk} title={desk.rulebook.title || words.t('reader')} />}
    </Loaded>
  )
}

function ReaderPage({ desk, title }: { readonly desk: Desk; readonly title: string }) {
  const t = useWords(reviewWords)
  const words = useDutyWords()
  const phone = useIsPhone()
  const [asked] = useAddressValue('duty')
  const [chosen, setChosen] = useState<string | null>(asked ?? null)
  const [showsContents, setShowsContents] = useState(false)
  const { version, clauses } = desk
  const duties = useMemo(() => desk.duties.filter(({ state }) => state !== 'rejected'), [desk.duties])
  const marks = useMemo(() => marksOf(duties, words), [duties, words])
  const entries = useMemo(() => contentsOf(version.text, clauses), [version.text, clauses])
  const counts = useMemo(() => {
    const starts = entries.map(({ clauseId }) => clauses.find(({ id }) => id === clauseId)?.spanStart ?? 0)
    const found = new Map<string, number>()
    for (const { actionStart } of duties) {
      const entry = entries[starts.findLastIndex((start) => start <= actionStart)]
      if (entry) found.set(entry.clauseId, (found.get(entry.clauseId) ?? 0) + 1)
    }
    return found
  }, [entries, clauses, duties])
  const excluded = clauses.reduce((sum, clause) => sum + clause.excluded.length, 0)
  const contents = (
    <RuleContents
      label={t('contents')}
      entries={entries}
      counts={counts}
      onChoose={() => setShowsContents(false)}
    />
  )
  return (
    <Page
      title={title}
      crumbs={[{ title: words.t('rulebooks'), to: '/rulebooks' }]}
      mark={excluded > 0 && <Tag color="red">{t('excludedN', { n: excluded })}</Tag>}
      summary={
        <>
          {desk.rulebook.issuer && `${desk.rulebook.issuer} · `}
          {t('readerSummary', { day: words.day(version.effectiveFrom), n: duties.length })}
        </>
      }
      actions={<ReaderActions desk={desk} onContents={() => setShowsContents(true)} />}
    >
      <Repairs desk={desk} />
      <Legend />
      <div className="reader">
        {phone ? (
          <RecordDrawer open={showsContents} title={t('contents')} onClose={() => setShowsContents(false)}>
            {contents}
          </RecordDrawer>
        ) : (
          <aside className="reader-side">{contents}</aside>
        )}
        <div className="reader-sheet">
          <RuleText
            text={version.text}
            clauses={clauses}
            marks={marks}
            activeId={chosen}
            onMark={setChosen}
          />
        </div>
      </div>
      <DutyDrawer desk={desk} dutyId={chosen} onClose={() => setChosen(null)} />
    </Page>
  )
}

function ReaderActions({ desk, onContents }: { readonly desk: Desk; readonly onContents: () => void }) {
  const t = useWords(reviewWords)
  const words = useDutyWords()
  const go = useGo()
  const phone = useIsPhone()
  const { today } = useTenant()
  const { rulebook, version } = desk
  const isInForce = ({ effectiveFrom, effectiveTo }: (typeof rulebook.versions)[number]) =>
    effectiveFrom <= today && (effectiveTo === null || today < effectiveTo)
  return (
    <>
      {phone && <Button onClick={onContents}>{t('contents')}</Button>}
      {rulebook.versions.length > 1 && (
        <Select
          aria-label={t('version')}
          value={version.id}
          onChange={(id: string) => go(`/rulebooks/${id}`)}
          popupMatchSelectWidth={false}
          options={rulebook.versions.map((one) => ({
            value: one.id,
            label: `${t('since', { day: words.day(one.effectiveFrom) })}${isInForce(one) ? `（${t('inForce')}）` : ''}`,
          }))}
        />
      )}
      <Button icon={<DownloadOutlined />} href={`/api/rulebooks/versions/${version.id}/original`}>
        {t('original')}
      </Button>
      <Button type="primary" onClick={() => go(`/duties/desk/${version.id}`)}>
        {t('openDesk')}
      </Button>
    </>
  )
}

/** What was changed in the words on the way in; never silent. */
function Repairs({ desk }: { readonly desk: Desk }) {
  const t = useWords(reviewWords)
  const say = useSentence()
  const { repairs } = desk.version
  if (repairs.length === 0) return null
  return (
    <Alert
      className="trouble-notice"
      type="info"
      showIcon
      title={t('repairs', { n: repairs.length })}
      description={repairs.map((repair) => say(repair)).join('；')}
    />
  )
}

function Legend() {
  const words = useDutyWords()
  return (
    <div className="reader-legend">
      {dutyKinds.map((kind) => (
        <span key={kind}>
          <span className={`duty-sign duty-sign-${kind}`} aria-hidden>
            {words.sign(kind)}
          </span>
          {words.kind(kind)}
        </span>
      ))}
    </div>
  )
}

interface DutyDrawerProps {
  readonly desk: Desk
  readonly dutyId: string | null
  readonly onClose: () => void
}

function DutyDrawer({ desk, dutyId, onClose }: DutyDrawerProps) {
  const t = useWords(reviewWords)
  const words = useDutyWords()
  const activityKinds = useActivityKinds()
  const duty = desk.duties.find(({ id }) => id === dutyId)
  const clause = duty && clauseLabel(desk.clauses, duty.actionStart)
  return (
    <RecordDrawer open={duty !== undefined} title={clause || words.t('title')} onClose={onClose} width={480}>
      {duty && (
        <>
          <p>
            <StateTag state={duty.state} /> <strong>{duty.title}</strong>
          </p>
          <DutySentence duty={duty} />
          <DutyFacts duty={duty} names={{ ...desk, activityKinds }} />
          <p>
            <InnerLink to={`/duties/desk/${desk.version.id}`} search={{ duty: duty.id }}>
              <ReadOutlined /> {t('openDesk')}
            </InnerLink>
          </p>
          {duty.state === 'adopted' && (
            <p>
              <InnerLink to="/assignments" search={{ duty: duty.id }}>
                {words.t('assignments')}
              </InnerLink>
            </p>
          )}
        </>
      )}
    </RecordDrawer>
  )
}
