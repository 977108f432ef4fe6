import { Form, Input } from 'antd'
import { useEffect, useMemo, useState } from 'react'
import { useAction } from '../../../ui/action.tsx'
import { RefusalError } from '../../../ui/api.ts'
import { useWords } from '../../../ui/language.tsx'
import { useGo } from '../../../ui/navigation.tsx'
import type { ActivityDraft, ActivityPage, CorrectActivity, RecordingChoices } from '../model.ts'
import { evidenceWords } from '../words.ts'
import { ActivityForm } from './activity-form.tsx'
import { type ActivityFormState, useActivityForm } from './activity-form-state.ts'
import { type ActivityValues, draftOf, mergedValues, ownHoursOf, valuesOf } from './activity-values.ts'
import { forgetDraft, keepDraft, readDraft } from './draft-storage.ts'
import { useActivity, useEvidenceApi } from './evidence-api.ts'
import { useFieldRefusals } from './field-refusals.ts'
import { chosenOccurrences, countedAmountsOf } from './satisfaction.ts'
import { StaleNotice } from './stale-notice.tsx'

export interface CorrectionFormProps {
  readonly choices: RecordingChoices
  /** The record as it stands; followed when somebody else corrects it meanwhile. */
  readonly present: ActivityPage
}

interface CorrectionValues extends ActivityValues {
  readonly reason?: string
}

/** Correcting a record. Somebody else being faster is explained, and nothing typed is lost. */
export function CorrectionForm({ choices, present }: CorrectionFormProps) {
  const t = useWords(evidenceWords)
  const go = useGo()
  const api = useEvidenceApi()
  const { id } = present.activity
  // What this correction was made from; the page that is read may run ahead of it.
  const [base, setBase] = useState(present)
  const draftName = `correct.${id}.${base.activity.revision}`
  const [initial] = useState(() => readDraft(draftName)?.values ?? valuesOf(base))
  const state = useCorrection(base, initial, draftName)
  const latest = useActivity(id)
  const save = useAction({
    run: (json: CorrectActivity) => api.activities[':id'].$put({ param: { id }, json }),
    trouble: 'inline',
    success: t('corrected'),
    onDone: () => {
      forgetDraft(draftName)
      go(`/activities/${id}`)
    },
  })
  useFieldRefusals(state.form, save.trouble)
  const isStale = save.trouble instanceof RefusalError && save.trouble.refusal.code === 'evidence.stale'
  const { again } = latest
  useEffect(() => {
    if (isStale) void again()
  }, [isStale, again])
  const submit = async () => {
    const values = state.form.getFieldsValue(true) as CorrectionValues
    const draft = draftOf(values, ownHoursOf(base))
    if (draft === undefined || state.uploads.waiting.length > 0 || save.pending) return
    const input = await state.inputOf(draft).catch(() => ({ ...draft, occurrenceIds: 'suggested' as const }))
    await save.start({ ...input, revision: base.activity.revision, reason: values.reason?.trim() ?? '' })
  }
  return (
    <>
      {isStale && latest.data !== undefined && latest.data.activity.revision > base.activity.revision && (
        <StaleNotice
          base={base}
          latest={latest.data}
          onGoOn={() => {
            const theirs = latest.data ?? base
            const mine = state.form.getFieldsValue(true) as ActivityValues
            state.form.setFieldsValue({
              ...mergedValues(valuesOf(base), mine, valuesOf(theirs)),
            })
            setBase(theirs)
            save.reset()
          }}
          onTakeTheirs={() => {
            const theirs = latest.data ?? base
            setBase(theirs)
            state.form.setFieldsValue({ ...valuesOf(theirs) })
            save.reset()
          }}
        />
      )}
      <ActivityForm
        {...{ state, choices, initial }}
        saveLabel={t('saveCorrection')}
        pending={save.pending}
        trouble={isStale ? null : save.trouble}
        onSave={() => void submit()}
        besideSatisfaction={<Dropped base={base} state={state} />}
        lastFields={
          <Form.Item
            name="reason"
            label={t('reasonForCorrection')}
            rules={[{ required: true, whitespace: true, message: t('reasonNeeded') }]}
          >
            <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} maxLength={500} showCount />
          </Form.Item>
        }
      />
    </>
  )
}

function useCorrection(base: ActivityPage, initial: ActivityValues, draftName: string): ActivityFormState {
  const ownHours = useMemo(() => ownHoursOf(base), [base])
  const counted = useMemo(() => countedAmountsOf(base), [base])
  const occurrenceIds = useMemo(
    () => new Set(base.contributions.map(({ occurrenceId }) => occurrenceId)),
    [base],
  )
  const original = useMemo(() => mattering(draftOf(valuesOf(base), ownHours)), [base, ownHours])
  return useActivityForm({
    initial,
    titleTouched: true,
    ownHours,
    counted,
    // What decides being as it was, nothing is ticked that the recorder had left out.
    preferenceOf: (draft) => ({ occurrenceIds, programTicks: mattering(draft) !== original }),
    onChanged: (values, titleTouched) => keepDraft(draftName, { values, titleTouched }),
  })
}

const mattering = (draft: ActivityDraft | undefined): string =>
  draft === undefined ? '' : JSON.stringify({ ...draft, title: '', summary: '' })

/** What the record counts for now and will not after the correction. */
function Dropped({ base, state }: { readonly base: ActivityPage; readonly state: ActivityFormState }) {
  const t = useWords(evidenceWords)
  const kept = new Set(chosenOccurrences(state.assignments).map(({ occurrenceId }) => occurrenceId))
  const dropped = base.contributions.filter(({ occurrenceId }) => !kept.has(occurrenceId))
  if (!state.live.current || state.live.error !== null || dropped.length === 0) return null
  return (
    <div className="dropped-list" role="status">
      <strong>{t('noLonger')}</strong>
      <ul>
        {dropped.map(({ occurrenceId, dutyTitle }) => (
          <li key={occurrenceId}>{dutyTitle}</li>
        ))}
      </ul>
    </div>
  )
}
