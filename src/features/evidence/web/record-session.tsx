import { Alert, Button } from 'antd'
import { useEffect, useRef } from 'react'
import { useAction } from '../../../ui/action.tsx'
import { useWords } from '../../../ui/language.tsx'
import type { RecordActivity, RecordedActivity, RecordingChoices } from '../model.ts'
import { evidenceWords } from '../words.ts'
import { ActivityForm } from './activity-form.tsx'
import { useActivityForm } from './activity-form-state.ts'
import { type ActivityValues, draftOf } from './activity-values.ts'
import { forgetDraft, keepDraft } from './draft-storage.ts'
import { useEvidenceApi } from './evidence-api.ts'
import { useFieldRefusals } from './field-refusals.ts'
import { noPreference, type Preference } from './satisfaction.ts'

export interface RecordSessionProps {
  readonly choices: RecordingChoices
  readonly initial: ActivityValues
  readonly titleTouched: boolean
  /** What was typed before is back. */
  readonly restored: boolean
  readonly draftName: string
  /** The unit chosen in the shell. */
  readonly unitId: string | undefined
  readonly occurrenceId?: string
  readonly onStartOver: () => void
  readonly onSaved: (recorded: RecordedActivity, values: ActivityValues) => void
}

/** Filling in one record. Whatever is typed is kept on this device until it is saved. */
export function RecordSession(props: RecordSessionProps) {
  const { choices, initial, restored, draftName, unitId, occurrenceId } = props
  const t = useWords(evidenceWords)
  const api = useEvidenceApi()
  const preference = useRef<Preference>(
    occurrenceId === undefined
      ? noPreference
      : { occurrenceIds: new Set([occurrenceId]), programTicks: true },
  )
  const state = useActivityForm({
    initial,
    titleTouched: props.titleTouched,
    preferenceOf: () => preference.current,
    onChanged: (values, titleTouched) => keepDraft(draftName, { values, titleTouched }),
  })
  const sent = useRef(initial)
  const save = useAction({
    run: (input: RecordActivity) => api.activities.$post({ json: input }),
    trouble: 'inline',
    onDone: (recorded) => {
      forgetDraft(draftName)
      scrollTo({ top: 0 })
      props.onSaved(recorded, sent.current)
    },
  })
  useFieldRefusals(state.form, save.trouble)
  useFollowedUnit(unitId, (next) => state.form.setFieldValue('unitId', next))
  const submit = async () => {
    const values = state.form.getFieldsValue(true) as ActivityValues
    const draft = draftOf(values)
    if (draft === undefined || state.uploads.waiting.length > 0 || save.pending) return
    sent.current = values
    // When the ticks cannot be read, the server decides as it would have suggested.
    const input = await state.inputOf(draft).catch(() => ({ ...draft, occurrenceIds: 'suggested' as const }))
    await save.start(input)
  }
  return (
    <>
      {restored && (
        <Alert
          type="info"
          showIcon
          className="draft-notice"
          title={t('draftKept')}
          action={
            <Button size="small" onClick={props.onStartOver}>
              {t('startOver')}
            </Button>
          }
        />
      )}
      <ActivityForm
        {...{ state, choices, initial }}
        pending={save.pending}
        trouble={save.trouble}
        onSave={() => void submit()}
      />
    </>
  )
}

/** Another unit chosen in the shell while the form stands is the form's too. */
function useFollowedUnit(unitId: string | undefined, follow: (unitId: string | undefined) => void): void {
  const last = useRef(unitId)
  useEffect(() => {
    if (last.current === unitId) return
    last.current = unitId
    follow(unitId)
  }, [unitId, follow])
}
