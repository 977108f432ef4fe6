import { Alert, Button, Flex } from 'antd'
import { useEffect, useRef } from 'react'
import { useWords } from '../../../ui/language.tsx'
import type { ActivityPage } from '../model.ts'
import { evidenceWords } from '../words.ts'
import { differencesOf } from './differences.ts'
import { useNaming } from './naming.ts'

export interface StaleNoticeProps {
  /** The revision that the correction was made from, and the present one. */
  readonly base: ActivityPage
  readonly latest: ActivityPage
  readonly onGoOn: () => void
  readonly onTakeTheirs: () => void
}

/** Somebody else was faster: what they changed, and the two ways on. */
export function StaleNotice({ base, latest, onGoOn, onTakeTheirs }: StaleNoticeProps) {
  const t = useWords(evidenceWords)
  const naming = useNaming()
  const place = useRef<HTMLDivElement>(null)
  // It stands above the form, and the button that was pressed below it.
  useEffect(() => {
    place.current?.scrollIntoView({ block: 'center' })
  }, [])
  const reason = latest.earlier.find(({ revision }) => revision === latest.activity.revision - 1)?.reason
  return (
    <div ref={place}>
      <Alert
        className="activity-notice"
        type="warning"
        showIcon
        role="alert"
        title={t('staleTitle')}
        description={
          <Flex vertical gap={10}>
            <span>{t('staleHint')}</span>
            {reason !== undefined && (
              <span>
                {t('reasonForCorrection')}：{reason}
              </span>
            )}
            <dl className="fact-list">
              {differencesOf(base, latest, naming).map(({ field, before, after }) => (
                <div key={field}>
                  <dt>{t(field)}</dt>
                  <dd>
                    {t('afterStale')}：{after || '—'}
                    <br />
                    {t('beforeStale')}：{before || '—'}
                  </dd>
                </div>
              ))}
            </dl>
            <Flex gap={8} wrap>
              <Button type="primary" onClick={onGoOn}>
                {t('takeLatest')}
              </Button>
              <Button onClick={onTakeTheirs}>{t('useTheirs')}</Button>
            </Flex>
          </Flex>
        }
      />
    </div>
  )
}
