import { Form, type FormInstance } from 'antd'
import { useEffect, useMemo, useRef, useState } from 'react'
import { call } from '../../../ui/api.ts'
import { useLanguage, useWords } from '../../../ui/language.tsx'
import { periodText } from '../../../ui/period-format.ts'
import type { ActivityDraft, RecordActivity, UploadedFile } from '../model.ts'
import { evidenceWords } from '../words.ts'
import { type ActivityValues, draftOf, type OwnHours, titleFrom } from './activity-values.ts'
import { useEvidenceApi, useNames } from './evidence-api.ts'
import { useFieldRefusals } from './field-refusals.ts'
import {
  type Choice,
  type CountedAmounts,
  chosenOccurrences,
  type FittingAssignment,
  fittingAssignments,
  noPreference,
  type Preference,
} from './satisfaction.ts'
import { type LiveSuggestions, useSuggestions } from './suggestions.ts'
import { type Uploads, useUploads } from './uploads.ts'

export interface ActivityFormOptions {
  readonly initial: ActivityValues
  /** True when the title is the person's own and must not be replaced by a suggestion. */
  readonly titleTouched: boolean
  readonly ownHours?: OwnHours
  readonly counted?: CountedAmounts
  readonly preferenceOf?: (draft: ActivityDraft | undefined) => Preference
  /** After every change by the person: the place to keep a draft. */
  readonly onChanged?: (values: ActivityValues, titleTouched: boolean) => void
}

export interface ActivityFormState {
  readonly form: FormInstance<ActivityValues>
  readonly values: ActivityValues
  readonly draft: ActivityDraft | undefined
  readonly live: LiveSuggestions
  readonly assignments: readonly FittingAssignment[]
  readonly counted: CountedAmounts
  readonly uploads: Uploads
  choose(assignmentId: string, occurrenceId: string | null): void
  changed(changed: Partial<ActivityValues>): void
  /** What to send: with what is ticked as of now. Throws what stands in the way of asking. */
  inputOf(draft: ActivityDraft): Promise<RecordActivity>
}

const nothingCounted: CountedAmounts = new Map()
const usually = () => noPreference

/** All that a form of one activity knows: its values, what they would satisfy, and the files on their way. */
export function useActivityForm(options: ActivityFormOptions): ActivityFormState {
  const { initial, ownHours, counted = nothingCounted, preferenceOf = usually } = options
  const api = useEvidenceApi()
  const [form] = Form.useForm<ActivityValues>()
  const values = (Form.useWatch([], { form, preserve: true }) as ActivityValues | undefined) ?? initial
  const [choice, setChoice] = useState<Choice>(new Map())
  const touched = useRef(options.titleTouched)
  const draft = useMemo(() => draftOf(values, ownHours), [values, ownHours])
  const live = useSuggestions(draft)
  const groups = (from: typeof live.suggestions) =>
    fittingAssignments(from?.occurrences ?? [], choice, preferenceOf(draft))
  const assignments = groups(live.suggestions)
  const keep = () => options.onChanged?.(form.getFieldsValue(true) as ActivityValues, touched.current)
  const uploads = useUploads((file) => {
    const taken = (form.getFieldValue('attachments') ?? []) as readonly UploadedFile[]
    if (taken.some((one) => one.sha256 === file.sha256 && one.name === file.name)) return
    form.setFieldValue('attachments', [...taken, file])
    keep()
  })
  const plain = usePlainTitle(values)
  const first = chosenOccurrences(assignments)[0]?.dutyTitle
  useSuggestedTitle(form, first === undefined ? plain : titleFrom(first), touched)
  useFieldRefusals(form, live.error)
  return {
    form,
    values,
    draft,
    live,
    assignments,
    counted,
    uploads,
    choose: (assignmentId, occurrenceId) => setChoice(new Map([...choice, [assignmentId, occurrenceId]])),
    changed(changed) {
      if (changed.title !== undefined) touched.current = changed.title.trim() !== ''
      keep()
    },
    async inputOf(asked) {
      const isPlain = choice.size === 0 && preferenceOf(draft) === noPreference
      // Nothing was chosen by hand: the server ticks as it would have shown, also when this arrives late.
      if (isPlain) return { ...asked, occurrenceIds: 'suggested' }
      const fresh = live.current
        ? live.suggestions
        : (await call(api.activities.suggestions.$post({ json: asked }))).data
      return { ...asked, occurrenceIds: chosenOccurrences(groups(fresh)).map((one) => one.occurrenceId) }
    },
  }
}

/** What the record may be called when it satisfies nothing: its month and kind. */
function usePlainTitle({ kind, occurredOn }: ActivityValues): string | undefined {
  const t = useWords(evidenceWords)
  const { language } = useLanguage()
  const names = useNames()
  if (kind === undefined || occurredOn === '') return undefined
  const month = periodText({ key: occurredOn.slice(0, 7), from: occurredOn, to: occurredOn }, language)
  return t('plainTitle', { month, kind: names.kind(kind) })
}

/** Until the person writes a title, it follows what the record would satisfy. */
function useSuggestedTitle(
  form: FormInstance<ActivityValues>,
  title: string | undefined,
  touched: { readonly current: boolean },
): void {
  useEffect(() => {
    if (touched.current || title === undefined) return
    form.setFieldValue('title', title)
    form.setFields([{ name: 'title', errors: [] }])
  }, [form, title, touched])
}
