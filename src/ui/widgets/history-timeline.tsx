import { Tag, Timeline } from 'antd'
import type { ReactNode } from 'react'
import { commonWords } from '../common-words.ts'
import { useWords } from '../language.tsx'
import { DateText } from './value-text.tsx'

export interface HistoryChange {
  readonly field: string
  readonly before: ReactNode
  readonly after: ReactNode
}

export interface HistoryStep {
  readonly id: string
  /** The moment, as an ISO instant. */
  readonly at: string
  readonly by: string
  /** What was done, in a few words: 更正, 作废. */
  readonly what: string
  readonly reason?: string
  readonly changes?: readonly HistoryChange[]
  readonly current?: boolean
}

/** The versions of a record, newest first: who changed what, when and why. */
export function HistoryTimeline({ steps }: { readonly steps: readonly HistoryStep[] }) {
  const t = useWords(commonWords)
  return (
    <Timeline
      className="history"
      items={steps.map((step) => ({
        key: step.id,
        color: step.current === true ? 'blue' : 'gray',
        content: (
          <>
            <div className="history-head">
              <strong>{step.what}</strong> <span>{step.by}</span> <DateText value={step.at} />
              {step.current === true && <Tag className="history-current">{t('currentVersion')}</Tag>}
            </div>
            {step.reason !== undefined && (
              <div className="history-reason">{t('reasonGiven', { reason: step.reason })}</div>
            )}
            {step.changes !== undefined && step.changes.length > 0 && <Changes changes={step.changes} />}
          </>
        ),
      }))}
    />
  )
}

function Changes({ changes }: { readonly changes: readonly HistoryChange[] }) {
  const t = useWords(commonWords)
  const shown = (value: ReactNode) =>
    value === '' || value === null || value === undefined ? t('emptyValue') : value
  return (
    <dl className="history-changes">
      {changes.map(({ field, before, after }) => (
        <div key={field}>
          <dt>{field}</dt>
          <dd>
            {shown(after)}{' '}
            <span className="history-before">
              {t('before')} <del>{shown(before)}</del>
            </span>
          </dd>
        </div>
      ))}
    </dl>
  )
}
