import { Button, Flex, Popover, Tag } from 'antd'
import { useSentence, useWords } from '../../../../ui/language.tsx'
import type { Duty } from '../../model.ts'
import { DutyFacts, DutySentence } from '../../web/duty-facts.tsx'
import { type DutyNames, useDutyWords } from '../../web/duty-words.ts'
import { missingOf } from '../completeness/rules.ts'
import { reviewWords } from '../words.ts'
import type { DeskWork, Editing } from './desk-work.ts'
import { DutyForm } from './duty-form.tsx'
import { DutyHead } from './duty-line.tsx'
import { SplitPanel } from './split-panel.tsx'

export interface DutyCardProps {
  readonly duty: Duty
  readonly label: string
  readonly names: DutyNames
  readonly work: DeskWork
  readonly editing: Editing
  readonly mayReview: boolean
  readonly onEdit: (editing: Editing) => void
  readonly onAccept: () => void
  readonly onReject: () => void
}

/** The chosen duty at the desk: what was read, what is still open, what to do with it. */
export function DutyCard(props: DutyCardProps) {
  const { duty, label, names, work, editing, onEdit } = props
  return (
    <article className="duty-card duty-card-chosen" aria-current="true">
      <DutyHead duty={duty} label={label} chosen />
      {editing !== 'split' && <DutySentence duty={duty} />}
      {editing === null && (
        <>
          <DutyFacts duty={duty} names={names} />
          <Missing duty={duty} />
          <Origin duty={duty} />
          <CardActions {...props} />
        </>
      )}
      {editing === 'terms' && <DutyForm duty={duty} names={names} work={work} onClose={() => onEdit(null)} />}
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
