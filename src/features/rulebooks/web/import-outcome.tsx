import { Alert, Button, Card, Flex, Spin } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { useAction } from '../../../ui/action.tsx'
import { useSentence, useWords } from '../../../ui/language.tsx'
import { InnerLink, useGo } from '../../../ui/navigation.tsx'
import { TroubleNotice } from '../../../ui/refusal.tsx'
import { NumberText } from '../../../ui/widgets/value-text.tsx'
import type { ImportResult } from '../model.ts'
import { rulebooksWords } from '../words.ts'
import { proposeDuties } from './review-replies.ts'

export interface ImportOutcomeProps {
  readonly result: ImportResult
  readonly isNewVersion: boolean
  readonly onAnother: () => void
}

/** What became of an imported text: clauses, repairs, exclusions; meanwhile its duties are found. */
export function ImportOutcome({ result, isNewVersion, onAnother }: ImportOutcomeProps) {
  const t = useWords(rulebooksWords)
  const say = useSentence()
  const go = useGo()
  const finding = useFinding(result.versionId)
  return (
    <Card>
      <Alert
        type="success"
        showIcon
        title={t('imported', { title: result.title })}
        description={t('original')}
      />
      <dl className="import-facts">
        <div>
          <dt>{t('clauses')}</dt>
          <dd>
            <NumberText value={result.clauseCount} />
          </dd>
        </div>
        <div>
          <dt>{t('found')}</dt>
          <dd>
            {finding.found === undefined && finding.trouble === null ? (
              <span role="status">
                <Spin size="small" /> {t('finding')}
              </span>
            ) : (
              <NumberText value={finding.found ?? null} />
            )}
          </dd>
        </div>
        {result.excludedCount > 0 && (
          <div>
            <dt>{t('excluded')}</dt>
            <dd>
              <NumberText value={result.excludedCount} />{' '}
              <span className="import-aside">{t('excludedHint')}</span>
            </dd>
          </div>
        )}
        <div>
          <dt>{t('repairs')}</dt>
          <dd>
            {result.repairs.length === 0
              ? t('noRepairs')
              : result.repairs.map((repair) => (
                  <div key={repair.code}>
                    {say(repair)}{' '}
                    <span className="import-aside">{t('repairTimes', { n: repair.count })}</span>
                  </div>
                ))}
          </dd>
        </div>
      </dl>
      <TroubleNotice error={finding.trouble} />
      <Flex gap={10} wrap align="center">
        <Button
          type="primary"
          disabled={finding.found === undefined}
          onClick={() => go(`/duties/desk/${result.versionId}`)}
        >
          {t('openDesk')}
        </Button>
        <Button onClick={() => go(`/rulebooks/${result.versionId}`)}>{t('read')}</Button>
        <Button onClick={onAnother}>{t('another')}</Button>
        {isNewVersion && <InnerLink to={`/duties/versions/${result.versionId}`}>{t('succeed')}</InnerLink>}
      </Flex>
    </Card>
  )
}

/** Asks for the duties of a version, once; asking again changes nothing. */
function useFinding(versionId: string) {
  const asked = useRef('')
  const [found, setFound] = useState<number>()
  const proposing = useAction({
    run: proposeDuties,
    trouble: 'inline',
    refresh: [['duties']],
    onDone: ({ proposed }) => setFound(proposed),
  })
  useEffect(() => {
    if (asked.current === versionId) return
    asked.current = versionId
    void proposing.start(versionId)
  })
  return { found, trouble: proposing.trouble }
}
