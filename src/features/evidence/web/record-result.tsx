import { CheckCircleFilled } from '@ant-design/icons'
import { useQueryClient } from '@tanstack/react-query'
import { App, Button, Flex } from 'antd'
import { useEffect, useState } from 'react'
import { useWords } from '../../../ui/language.tsx'
import { InnerLink, useGo } from '../../../ui/navigation.tsx'
import { useRefusalMessage } from '../../../ui/refusal.tsx'
import { Loaded } from '../../../ui/widgets/loaded.tsx'
import { ToneTag } from '../../../ui/widgets/status-tag.tsx'
import { DateText } from '../../../ui/widgets/value-text.tsx'
import type { RecordedActivity } from '../model.ts'
import { evidenceWords } from '../words.ts'
import { useActivity } from './evidence-api.ts'

export interface RecordResultProps {
  readonly recorded: RecordedActivity
  readonly title: string
  readonly onAnother: () => void
  readonly onUndo: () => Promise<void>
}

const undoMilliseconds = 30_000

/** What came of a record: what it counts for, the forms it spared, and the ways on from here. */
export function RecordResult({ recorded, title, onAnother, onUndo }: RecordResultProps) {
  const t = useWords(evidenceWords)
  const go = useGo()
  const reading = useActivity(recorded.id)
  return (
    <section className="record-result" aria-label={t('recorded')}>
      <CheckCircleFilled className="record-result-mark" aria-hidden />
      <div role="status">
        <h2>{t('recordedTitle', { title })}</h2>
        <p className="record-result-sum">
          {t('satisfies', { n: recorded.satisfied })}
          {recorded.entriesSaved > 0 && (
            <span className="entries-saved">{t('entriesSaved', { n: recorded.entriesSaved })}</span>
          )}
          {recorded.late && <ToneTag tone="late">{t('lateMark')}</ToneTag>}
        </p>
      </div>
      {recorded.satisfied === 0 ? (
        <p>{t('satisfiedNone')}</p>
      ) : (
        <Loaded reading={reading}>
          {({ contributions }) => (
            <ul aria-label={t('satisfiedList')} className="record-result-list">
              {contributions.map(({ occurrenceId, dutyTitle, rulebookTitle, windowTo }) => (
                <li key={occurrenceId}>
                  <InnerLink to={`/occurrences/${occurrenceId}`}>{dutyTitle}</InnerLink>
                  <span className="satisfaction-source">
                    {rulebookTitle} · <DateText value={windowTo} />
                  </span>
                </li>
              ))}
            </ul>
          )}
        </Loaded>
      )}
      <Flex gap={8} wrap className="record-result-actions">
        <Button type="primary" size="large" onClick={onAnother} autoFocus>
          {t('another')}
        </Button>
        <Button size="large" onClick={() => go(`/activities/${recorded.id}`)}>
          {t('openRecord')}
        </Button>
        <UndoButton onUndo={onUndo} />
      </Flex>
    </section>
  )
}

/** For half a minute; afterwards the record's own page offers to void it, with a reason of one's own. */
function UndoButton({ onUndo }: { readonly onUndo: () => Promise<void> }) {
  const t = useWords(evidenceWords)
  const { message } = App.useApp()
  const refusalMessage = useRefusalMessage()
  const queries = useQueryClient()
  const [offered, setOffered] = useState(true)
  const [pending, setPending] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setOffered(false), undoMilliseconds)
    return () => clearTimeout(timer)
  }, [])
  if (!offered) return null
  const undo = async () => {
    setPending(true)
    try {
      await onUndo()
      void message.success(t('undone'))
      void queries.invalidateQueries()
    } catch (error) {
      setPending(false)
      refusalMessage.show(error)
    }
  }
  return (
    <Button size="large" loading={pending} onClick={() => void undo()}>
      {t('undoRecord')}
    </Button>
  )
}
