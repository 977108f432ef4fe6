import { Button, Flex, Popover, Tag } from 'antd'
import { useSentence, useWords } from '../../../../ui/language.tsx'
import type { LaidClause } from '../../../../ui/rule-text/layout.ts'
import type { Duty } from '../../model.ts'
import { DutyFacts, DutySentence, StateTag } from '../../web/duty-facts.tsx'
import { clauseLabel } from '../../web/duty-marks.ts'
import { type DutyNames, useDutyWords } from '../../web/duty-words.ts'
import { missingOf } from '../completeness/rules.ts'
import { reviewWords } from '../words.ts'
import type { DeskWork, Editing } from './desk-work.ts'
import { DutyForm } from './duty-form.tsx'
import { SplitPanel } from './split-panel.tsx'

export interface DutyCardProps {
  readonly duty: Duty
  readonly clauses: readonly LaidClause[]
  readonly names: DutyNames
  readonly work: DeskWork
  readonly chosen: boolean
  readonly editing: Editing
  readonly mayReview: boolean
  readonly onChoose: () => void
  readonly onEdit: (editing: Editing) => void
  readonly onAccept: () => void
  readonly onReject: () => void
}

/** A duty at the desk: what was read, what is still open, what to do with it. */
export function DutyCard(props: DutyCardProps) {
  const { duty, clauses, names, work, chosen, editing, onChoose, onEdit } = props
  const words = useDutyWords()
  return (
    <article
      className={chosen ? 'duty-card duty-card-chosen' : 'duty-card'}
      aria-current={chosen ? 'true' : undefined}
    >
      <Flex gap={8} align="center" wrap className="duty-card-head">
        <span className={`duty-sign duty-sign-${duty.kind}`} aria-hidden>
          {words.sign(duty.kind)}
        </span>
        <button
          type="button"
          className="open-button duty-card-title"
          onClick={onChoose}
          aria-expanded={chosen}
        >
          <span className="duty-card-clause">{clauseLabel(clauses, duty.actionStart)}</span>
          {duty.title}
        </button>
        <StateTag state={duty.state} />
      </Flex>
      {!chosen && (
        <p className="duty-card-line">
          {[words.schedule(duty), duty.actor].filter((part) => part !== null).join(' · ')}
        </p>
      )}
      {chosen && editing === null && (
        <>
          <DutySentence duty={duty} />
          <DutyFacts duty={duty} names={names} />
          <Missing duty={duty} />
          <Origin duty={duty} />
          <CardActions {...props} />
        </>
      )}
      {editing === 'terms' && (
        <>
          <DutySentence duty={duty} />
          <DutyForm duty={duty} names={names} work={work} onClose={() => onEdit(null)} />
        </>
      )}
      {editing === 'split' && <SplitPanel duty={duty} work={work} onClose={() => onEdit(null)} />}
    </article>
  )
}

function Missing({ duty }: { readonly duty: Duty }) {
  const t = useWords(reviewWords)
  const say = useSentence()
  const missing = duty.state === 'proposed' ? missingOf(duty) : []
  if (missing.length === 0) return null
  return (
    <div className="duty-missing" role="note">
      <strong>{t('missing')}</strong>
      <ul>
        {missing.map(({ code, sentence }) => (
          <li key={code}>{say(sentence)}</li>
        ))}
      </ul>
    </div>
  )
}

const isReason = (value: unknown): value is { rule: string; words: string } =>
  typeof value === 'object' && value !== null && 'words' in value && 'rule' in value

/** How sure the finder was, and on which words. */
function Origin({ duty }: { readonly duty: Duty }) {
  const t = useWords(reviewWords)
  if (duty.source === 'selected') return <p className="duty-origin">{t('bySelection')}</p>
  const reasons = Array.isArray(duty.reasons) ? duty.reasons.filter(isReason) : []
  const percent = Math.round((duty.confidence ?? 0) * 100)
  return (
    <p className="duty-origin">
      {t('confidence', { percent })}
      {duty.source === 'split' && ` · ${t('bySplit')}`}
      {reasons.length > 0 && (
        <Popover
          trigger="click"
          title={t('reasons')}
          content={
            <Flex gap={6} wrap className="duty-reasons">
              {reasons.map(({ rule, words }, place) => (
                // The finder may give one reason twice.
                <Tag key={place} title={rule}>
                  {words}
                </Tag>
              ))}
            </Flex>
          }
        >
          <Button type="link" size="small">
            {t('reasons')}
          </Button>
        </Popover>
      )}
    </p>
  )
}

function CardActions({ duty, work, mayReview, onEdit, onAccept, onReject }: DutyCardProps) {
  const t = useWords(reviewWords)
  const words = useDutyWords()
  if (!mayReview || duty.state === 'adopted' || duty.state === 'ended') return null
  if (duty.state === 'rejected')
    return (
      <Button size="small" onClick={() => void work.decide('reopen', [duty])}>
        {t('reopen')}
      </Button>
    )
  return (
    <Flex gap={8} wrap className="duty-card-actions">
      {duty.state === 'proposed' ? (
        <Button type="primary" loading={work.pending} onClick={onAccept}>
          {t('accept')}
        </Button>
      ) : (
        <Button onClick={() => void work.decide('reopen', [duty])}>{t('reopen')}</Button>
      )}
      <Button onClick={() => onEdit('terms')}>{words.t('edit')}</Button>
      <Button onClick={() => onEdit('split')}>{t('split')}</Button>
      <Button onClick={onReject}>{t('reject')}</Button>
    </Flex>
  )
}
