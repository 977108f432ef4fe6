import { CheckOutlined } from '@ant-design/icons'
import { ToneTag } from '../../../ui/widgets/status-tag.tsx'
import type { Duty, DutyState } from '../model.ts'
import './duties.css'
import { type DutyNames, stateTones, useDutyWords } from './duty-words.ts'

/** What a duty asks: when, of whom, what counts. */
export function DutyFacts({ duty, names }: { readonly duty: Duty; readonly names: DutyNames }) {
  const words = useDutyWords()
  const { t } = words
  const fallsDue = duty.kind === 'recurring' || duty.kind === 'deadline'
  return (
    <dl className="duty-facts">
      <div>
        <dt>{t('schedule')}</dt>
        <dd>{words.schedule(duty)}</dd>
      </div>
      <div>
        <dt>{t('tier')}</dt>
        <dd>
          {words.tier(duty.tier)}
          <span className="duty-aside">{t('actorIs', { actor: duty.actor ?? t('notSaid') })}</span>
        </dd>
      </div>
      <div>
        <dt>{t('unitKinds')}</dt>
        <dd>{duty.unitKinds.length === 0 ? t('notChosen') : words.named(duty.unitKinds, names.unitKinds)}</dd>
      </div>
      {fallsDue && (
        <div>
          <dt>{t('evidence')}</dt>
          <dd>
            {duty.evidence.length === 0
              ? t('noEvidence')
              : duty.evidence.map((rule, place) => (
                  // Rules have no id; their order is what they are.
                  <div key={place}>{words.evidence(rule, names)}</div>
                ))}
          </dd>
        </div>
      )}
      {duty.graceDays > 0 && (
        <div>
          <dt>{t('grace')}</dt>
          <dd>{t('graceDays', { n: duty.graceDays })}</dd>
        </div>
      )}
      {duty.adoptedFrom !== null && (
        <div>
          <dt>{t('state')}</dt>
          <dd>
            {t('adoptedFrom', { day: words.day(duty.adoptedFrom) })}
            {duty.state === 'ended' && ` · ${words.state('ended')}`}
          </dd>
        </div>
      )}
    </dl>
  )
}

/** A duty's sentence with the words that it asks set off. */
export function DutySentence({ duty }: { readonly duty: Duty }) {
  const from = duty.actionStart - duty.sentenceStart
  const inside = from >= 0 && from + duty.action.length <= duty.sentence.length
  if (!inside) return <p className="duty-sentence">{duty.sentence}</p>
  return (
    <p className="duty-sentence" lang="zh-CN">
      {duty.sentence.slice(0, from)}
      <strong>{duty.action}</strong>
      {duty.sentence.slice(from + duty.action.length)}
    </p>
  )
}

/** How far a duty has come, from its proposal to its end. */
export function StateTag({ state }: { readonly state: DutyState }) {
  const words = useDutyWords()
  return (
    <ToneTag tone={stateTones[state]} {...(state === 'accepted' && { icon: <CheckOutlined /> })}>
      {words.state(state)}
    </ToneTag>
  )
}
