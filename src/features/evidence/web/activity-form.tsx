import { Button, Form, Input, Select } from 'antd'
import type { ReactNode } from 'react'
import { commonWords } from '../../../ui/common-words.ts'
import { useWords } from '../../../ui/language.tsx'
import { TroubleNotice } from '../../../ui/refusal.tsx'
import { useShortcuts } from '../../../ui/shortcuts.ts'
import { useTenant } from '../../../ui/tenant.tsx'
import { useUnitChoice } from '../../../ui/unit-choice.tsx'
import { useIsPhone } from '../../../ui/viewport.ts'
import { UnitPicker, UnitsPicker } from '../../../ui/widgets/unit-picker.tsx'
import type { RecordingChoices } from '../model.ts'
import { evidenceWords } from '../words.ts'
import type { ActivityFormState } from './activity-form-state.ts'
import type { ActivityValues } from './activity-values.ts'
import { AttachmentsField } from './attachments-field.tsx'
import { DayField } from './day-field.tsx'
import './evidence.css'
import { KindField } from './kind-field.tsx'
import { PeopleFields } from './people-fields.tsx'
import { SatisfactionPanel, SatisfactionSum } from './satisfaction-panel.tsx'

export interface ActivityFormProps {
  readonly state: ActivityFormState
  readonly choices: RecordingChoices
  readonly initial: ActivityValues
  /** The verb on the button; 保存 when absent. */
  readonly saveLabel?: string
  readonly pending: boolean
  readonly trouble: Error | null
  readonly onSave: (values: ActivityValues) => void
  /** Below what it will satisfy: what a correction no longer counts for. */
  readonly besideSatisfaction?: ReactNode
  /** After the last field: the reason for a correction. */
  readonly lastFields?: ReactNode
}

/** One activity as a form: what and when in front, then what that satisfies, then the rest; saving within a thumb's reach. */
export function ActivityForm(props: ActivityFormProps) {
  const { state, choices, initial, pending, trouble, onSave } = props
  const t = useWords(evidenceWords)
  const phone = useIsPhone()
  useShortcuts([{ key: 'mod+Enter', does: t('saveHint'), run: () => state.form.submit() }])
  const bar = <SaveBar state={state} label={props.saveLabel} pending={pending} trouble={trouble} />
  return (
    <Form<ActivityValues>
      form={state.form}
      layout="vertical"
      requiredMark={false}
      initialValues={initial}
      onValuesChange={(changed: Partial<ActivityValues>) => state.changed(changed)}
      onFinish={onSave}
    >
      <div className="record-layout">
        <div className="record-essentials">
          <Essentials choices={choices} />
        </div>
        <div className="record-satisfaction">
          <SatisfactionPanel
            live={state.live}
            assignments={state.assignments}
            counted={state.counted}
            askable={state.draft !== undefined}
            severalUnits={state.values.jointUnitIds.length > 0}
            onChoose={state.choose}
          />
          {props.besideSatisfaction}
          {!phone && (
            <>
              {bar}
              <p className="save-hint">{t('saveHint')}</p>
            </>
          )}
        </div>
        <div className="record-details">
          <Details state={state} choices={choices} />
          {props.lastFields}
        </div>
      </div>
      {phone && bar}
    </Form>
  )
}

function Essentials({ choices }: { readonly choices: RecordingChoices }) {
  const t = useWords(evidenceWords)
  const { units } = useUnitChoice()
  const { today } = useTenant()
  return (
    <>
      {units.length > 1 && (
        <Form.Item name="unitId" label={t('unit')} rules={[{ required: true }]}>
          <UnitPicker units={units} />
        </Form.Item>
      )}
      <Form.Item name="kind" label={t('kind')} rules={[{ required: true, message: t('chooseKind') }]}>
        <KindField kinds={choices.kinds} />
      </Form.Item>
      <Form.Item
        name="occurredOn"
        label={t('when')}
        rules={[
          { required: true, message: t('dayNeeded') },
          {
            validator: (_, day: string) =>
              day > today ? Promise.reject(new Error(t('inFuture'))) : Promise.resolve(),
          },
        ]}
      >
        <DayField />
      </Form.Item>
      <Form.Item
        name="title"
        label={t('title')}
        rules={[{ required: true, whitespace: true, message: t('titleNeeded') }]}
      >
        <Input maxLength={200} autoComplete="off" enterKeyHint="next" />
      </Form.Item>
    </>
  )
}

function Details({
  state: { values, uploads },
  choices,
}: {
  readonly state: ActivityFormState
  readonly choices: RecordingChoices
}) {
  const t = useWords(evidenceWords)
  const { units } = useUnitChoice()
  const others = units.filter(({ id }) => id !== values.unitId)
  return (
    <>
      <PeopleFields values={values} />
      <Form.Item name="attachments" label={t('attachments')}>
        <AttachmentsField uploads={uploads} />
      </Form.Item>
      {choices.topics.length > 0 && (
        <Form.Item name="topicIds" label={t('topics')}>
          <Select
            mode="multiple"
            options={choices.topics.map(({ id, name }) => ({ value: id, label: name }))}
            showSearch={{ optionFilterProp: 'label' }}
          />
        </Form.Item>
      )}
      <Form.Item name="summary" label={t('words')}>
        <Input.TextArea
          autoSize={{ minRows: 3, maxRows: 12 }}
          maxLength={10_000}
          placeholder={t('wordsPlaceholder')}
        />
      </Form.Item>
      {others.length > 0 && (
        <Form.Item
          name="jointUnitIds"
          label={t('jointUnits')}
          extra={values.jointUnitIds.length > 0 ? `${t('jointHint')}${t('jointHeads')}` : t('jointHint')}
        >
          <UnitsPicker units={others} allowClear />
        </Form.Item>
      )}
    </>
  )
}

interface SaveBarProps {
  readonly state: ActivityFormState
  readonly label: string | undefined
  readonly pending: boolean
  /** What stood in the way of the last try; said where the button is. */
  readonly trouble: Error | null
}

/** The button that saves, with what it will come to; at the foot of a phone's window. */
function SaveBar({ state: { uploads, assignments }, label, pending, trouble }: SaveBarProps) {
  const t = useWords(evidenceWords)
  const common = useWords(commonWords)
  const sending = uploads.waiting.filter((upload) => upload.trouble === null).length
  const failed = uploads.waiting.length > sending
  return (
    <div className="save-bar">
      <TroubleNotice error={trouble} />
      <span className="save-bar-words" role="status">
        {sending > 0 && t('uploadsWaiting', { n: sending })}
        {sending === 0 && failed && t('uploadsFailed')}
        {sending === 0 && !failed && assignments.length > 0 && <SatisfactionSum assignments={assignments} />}
      </span>
      <Button
        type="primary"
        size="large"
        htmlType="submit"
        loading={pending}
        disabled={uploads.waiting.length > 0}
      >
        {label ?? common('save')}
      </Button>
    </div>
  )
}
