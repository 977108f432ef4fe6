import { Radio, Segmented, Select, Tag } from 'antd'
import { useWords } from '../../../../ui/language.tsx'
import { InnerLink } from '../../../../ui/navigation.tsx'
import type { Duty } from '../../model.ts'
import { DutySentence } from '../../web/duty-facts.tsx'
import { useDutyWords } from '../../web/duty-words.ts'
import { type DutyFate, type Fate, fates, openPeriods, type Succession } from '../versions/model.ts'
import { adoptionWords } from '../words.ts'
import { isReady, startingFate } from './fates.ts'
import { StartChoice } from './start-choice.tsx'

export interface SuccessionCardProps {
  readonly succession: Succession
  /** Duties of the new version, to choose another successor from. */
  readonly offered: readonly Duty[]
  readonly versionId: string
  /** Null while nothing is decided. */
  readonly fate: DutyFate | null
  readonly onChange: (fate: DutyFate | null) => void
}

/** A duty in force beside what the new version says, and the decision on it. */
export function SuccessionCard({ succession, offered, versionId, fate, onChange }: SuccessionCardProps) {
  const t = useWords(adoptionWords)
  const { duty, likeness, suggested, assignments } = succession
  const successor = offered.find(({ id }) => id === (fate?.successorId ?? succession.successor?.id)) ?? null
  const fateWords: Readonly<Record<Fate, string>> = { carry: t('carry'), change: t('change'), end: t('end') }
  const choose = (next: Fate | 'later') =>
    onChange(
      next === 'later'
        ? null
        : { ...startingFate(succession, next), ...(fate && { openPeriod: fate.openPeriod }) },
    )
  return (
    <li className="succession">
      <div className="succession-head">
        <strong>{duty.title}</strong>
        <Tag>{t('assignmentsN', { n: assignments })}</Tag>
        {succession.successor && (
          <span className="duty-aside">
            {likeness === 1 ? t('unchanged') : t('likeness', { percent: Math.round(likeness * 100) })}
          </span>
        )}
        <span className="duty-aside">{t('suggested', { fate: fateWords[suggested] })}</span>
      </div>
      <div className="succession-sides">
        <Side title={t('oldWords')} duty={duty} />
        {successor ? (
          <Side title={t('newWords')} duty={successor} />
        ) : (
          <div className="succession-side">
            <h2>{t('newWords')}</h2>
            <p className="duty-aside">{t('gone')}</p>
          </div>
        )}
      </div>
      <div className="succession-choices">
        <Segmented<Fate | 'later'>
          aria-label={duty.title}
          value={fate?.fate ?? 'later'}
          onChange={choose}
          options={[
            ...fates.map((one) => ({
              value: one,
              label: fateWords[one],
              disabled: one !== 'end' && offered.length === 0,
            })),
            { value: 'later' as const, label: t('later') },
          ]}
        />
        {fate !== null && fate.fate !== 'end' && (
          <Select
            aria-label={t('successor')}
            placeholder={t('successor')}
            value={fate.successorId ?? null}
            style={{ minWidth: 240, flex: 1 }}
            showSearch={{ optionFilterProp: 'label' }}
            onChange={(successorId: string) => onChange({ ...fate, successorId })}
            options={offered.map(({ id, title }) => ({ value: id, label: title }))}
          />
        )}
        {fate !== null && (
          <FateDetail fate={fate} offered={offered} versionId={versionId} onChange={onChange} />
        )}
      </div>
    </li>
  )
}

function Side({ title, duty }: { readonly title: string; readonly duty: Duty }) {
  const words = useDutyWords()
  return (
    <div className="succession-side">
      <h2>{title}</h2>
      <DutySentence duty={duty} />
      <span className="succession-when">{words.schedule(duty)}</span>
      <span className="duty-aside">{words.state(duty.state)}</span>
    </div>
  )
}

interface FateDetailProps {
  readonly fate: DutyFate
  readonly offered: readonly Duty[]
  readonly versionId: string
  readonly onChange: (fate: DutyFate) => void
}

function FateDetail({ fate, offered, versionId, onChange }: FateDetailProps) {
  const t = useWords(adoptionWords)
  const words = useDutyWords()
  const periodWords = { keep: words.t('openKeep'), withdraw: words.t('openWithdraw') }
  const hint = { carry: t('carryHint'), change: t('changeHint'), end: t('endHint') }[fate.fate]
  return (
    <>
      <span className="duty-aside">{hint}</span>
      {fate.fate !== 'carry' && (
        <span>
          {words.t('openPeriod')}{' '}
          <Radio.Group
            aria-label={words.t('openPeriod')}
            optionType="button"
            value={fate.openPeriod}
            onChange={({ target }) =>
              onChange({ ...fate, openPeriod: target.value as DutyFate['openPeriod'] })
            }
            options={openPeriods.map((one) => ({ value: one, label: periodWords[one] }))}
          />
        </span>
      )}
      {/* A period that is seen through on the old terms is not counted again on the new ones. */}
      {fate.fate === 'change' && fate.openPeriod === 'withdraw' && (
        <StartChoice
          label={t('start')}
          value={fate.start}
          onChange={(start) => onChange({ ...fate, start })}
        />
      )}
      {fate.fate === 'change' && fate.successorId !== undefined && !isReady(fate, offered) && (
        <span role="alert" className="succession-block">
          {t('mustAccept')}{' '}
          <InnerLink to={`/duties/desk/${versionId}`} search={{ duty: fate.successorId }}>
            {t('reviewIt')}
          </InnerLink>
        </span>
      )}
    </>
  )
}
