import { Alert } from 'antd'
import { useState } from 'react'
import { call } from '../../../ui/api.ts'
import { dayText } from '../../../ui/date-format.ts'
import { useLanguage, useWords } from '../../../ui/language.tsx'
import { useTenant } from '../../../ui/tenant.tsx'
import type { OccurrencePage } from '../../duties/occurrences/model.ts'
import type { RecordedActivity, RecordingChoices } from '../model.ts'
import { evidenceWords } from '../words.ts'
import { type ActivityValues, emptyValues, titleFrom } from './activity-values.ts'
import { forgetDraft, keepDraft, readDraft } from './draft-storage.ts'
import { useEvidenceApi } from './evidence-api.ts'
import { RecordResult } from './record-result.tsx'
import { RecordSession } from './record-session.tsx'

export interface RecordFormProps {
  readonly choices: RecordingChoices
  readonly unitId: string | undefined
  /** The occurrence that the work was done for. */
  readonly purpose?: OccurrencePage
}

/** One filling-in of the form, from where it starts. */
interface Round {
  readonly number: number
  readonly initial: ActivityValues
  readonly titleTouched: boolean
  readonly restored: boolean
}

/** What an occurrence asks for, filled in; everything empty without one. */
function startOf(
  unitId: string | undefined,
  purpose: OccurrencePage | undefined,
  today: string,
): ActivityValues {
  if (purpose === undefined) return emptyValues(unitId, today)
  const kind = purpose.requirements.flatMap(({ kinds }) => kinds)[0]
  const topicIds = purpose.requirements.flatMap(({ topicId }) => topicId ?? [])
  return {
    ...emptyValues(purpose.occurrence.unitId, today),
    kind,
    topicIds: [...new Set(topicIds)],
    title: titleFrom(purpose.dutyTitle),
  }
}

/** A new record: filling in, what came of saving it, and the next one. */
export function RecordForm({ choices, unitId, purpose }: RecordFormProps) {
  const t = useWords(evidenceWords)
  const { today } = useTenant()
  const api = useEvidenceApi()
  const draftName = purpose === undefined ? 'record' : `record.${purpose.occurrence.id}`
  const [saved, setSaved] = useState<{ recorded: RecordedActivity; values: ActivityValues }>()
  const fresh = {
    initial: startOf(unitId, purpose, today),
    titleTouched: purpose !== undefined,
    restored: false,
  }
  const [round, setRound] = useState<Round>(() => {
    const stored = readDraft(draftName)
    if (stored === undefined) return { number: 0, ...fresh }
    return { number: 0, initial: stored.values, titleTouched: stored.titleTouched, restored: true }
  })
  const next = (from: Omit<Round, 'number'>) => {
    setSaved(undefined)
    setRound({ number: round.number + 1, ...from })
  }
  if (saved !== undefined) {
    const { recorded, values } = saved
    return (
      <RecordResult
        recorded={recorded}
        title={values.title}
        onAnother={() =>
          next({
            initial: emptyValues(values.unitId, values.occurredOn),
            titleTouched: false,
            restored: false,
          })
        }
        onUndo={async () => {
          const json = { revision: recorded.revision, reason: t('recordedByMistake') }
          await call(api.activities[':id'].void.$post({ param: { id: recorded.id }, json }))
          keepDraft(draftName, { values, titleTouched: true })
          next({ initial: values, titleTouched: true, restored: true })
        }}
      />
    )
  }
  return (
    <>
      {purpose !== undefined && <PurposeNotice purpose={purpose} />}
      <RecordSession
        key={round.number}
        {...round}
        {...{ choices, draftName, unitId }}
        {...(purpose !== undefined && { occurrenceId: purpose.occurrence.id })}
        onStartOver={() => {
          forgetDraft(draftName)
          next(fresh)
        }}
        onSaved={(recorded, values) => setSaved({ recorded, values })}
      />
    </>
  )
}

function PurposeNotice({ purpose }: { readonly purpose: OccurrencePage }) {
  const t = useWords(evidenceWords)
  const { language } = useLanguage()
  const { windowFrom, closesOn } = purpose.occurrence
  return (
    <Alert
      type="info"
      showIcon
      className="draft-notice"
      title={t('forOccurrence', { duty: purpose.dutyTitle })}
      description={t('forOccurrenceHint', {
        unit: purpose.unitName,
        from: dayText(windowFrom, language),
        to: dayText(closesOn, language),
      })}
    />
  )
}
