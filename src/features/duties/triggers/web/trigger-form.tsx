import { AutoComplete, Button, Form, Input } from 'antd'
import { useDeferredValue, useState } from 'react'
import { useAction } from '../../../../ui/action.tsx'
import { useReading } from '../../../../ui/api.ts'
import { useWords } from '../../../../ui/language.tsx'
import { TroubleNotice } from '../../../../ui/refusal.tsx'
import { useTenant } from '../../../../ui/tenant.tsx'
import { useUnitChoice } from '../../../../ui/unit-choice.tsx'
import { DayPicker } from '../../../../ui/widgets/day-picker.tsx'
import { RecordDrawer } from '../../../../ui/widgets/record-drawer.tsx'
import { UnitPicker } from '../../../../ui/widgets/unit-picker.tsx'
import { useDutiesApi } from '../../web/duties-api.ts'
import type { DescribeTrigger, RecordTrigger } from '../model.ts'
import { triggersWords } from '../words.ts'
import { StartChoices } from './start-choices.tsx'

interface Given {
  readonly unitId: string
  readonly kind: string
  readonly title: string
  readonly occurredOn: string
  readonly occurredAt?: string
  readonly note?: string
}

const timeOfDay = /^([01]\d|2[0-3]):[0-5]\d$/

/** What is known of an event so far, once it can be asked what it starts; null before. */
function described(given: Partial<Given> | undefined): DescribeTrigger | null {
  const { unitId, kind, title, occurredOn, occurredAt } = given ?? {}
  if (!unitId || !kind?.trim() || !occurredOn) return null
  return {
    unitId,
    kind: kind.trim(),
    title: title?.trim() || kind.trim(),
    occurredOn,
    ...(occurredAt && timeOfDay.test(occurredAt) && { occurredAt }),
  }
}

/** Records a dated event; below the form, the duties that it starts and when they fall due. */
export function TriggerForm({ onClose }: { readonly onClose: () => void }) {
  const t = useWords(triggersWords)
  const api = useDutiesApi()
  const { today } = useTenant()
  const { unitId } = useUnitChoice()
  const [form] = Form.useForm<Given>()
  const given = Form.useWatch((values: Partial<Given>) => values, form) as Partial<Given> | undefined
  const event = described(given)
  const asked = useDeferredValue(event === null ? null : JSON.stringify(event))
  const preview = useReading(
    ['duties', 'trigger-preview', asked],
    () => api.triggers.preview.$post({ json: JSON.parse(asked ?? '') as DescribeTrigger }),
    { enabled: asked !== null },
  )
  // What a person ticks or unticks wins over the ticks that the words suggest.
  const [ticks, setTicks] = useState<Readonly<Record<string, boolean>>>({})
  const choices = preview.data?.choices ?? []
  const chosen = choices.filter(
    (choice) => choice.window !== null && (ticks[choice.assignmentId] ?? choice.ticked),
  )
  const recording = useAction({
    run: (json: RecordTrigger) => api.triggers.$post({ json }),
    form,
    trouble: 'inline',
    success: ({ occurrences }) => t('saved', { n: occurrences }),
    onDone: onClose,
  })
  const record = ({ title, note = '' }: Given) => {
    if (event === null) return
    const assignmentIds = chosen.map(({ assignmentId }) => assignmentId)
    void recording.start({ ...event, title: title.trim(), note, assignmentIds })
  }
  return (
    <RecordDrawer
      open
      title={t('record')}
      onClose={onClose}
      width={640}
      footer={
        <Button
          type="primary"
          loading={recording.pending}
          disabled={preview.loading}
          onClick={() => form.submit()}
        >
          {chosen.length > 0 ? t('save', { n: chosen.length }) : t('saveOnly')}
        </Button>
      }
    >
      <TroubleNotice error={recording.trouble} />
      <Form<Given>
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ unitId, occurredOn: today }}
        onFinish={record}
      >
        <EventFields />
      </Form>
      <StartChoices
        waiting={asked === null}
        reading={preview}
        isTicked={(choice) => ticks[choice.assignmentId] ?? choice.ticked}
        onTick={(id, on) => setTicks({ ...ticks, [id]: on })}
      />
    </RecordDrawer>
  )
}

/** What is said of an event. */
function EventFields() {
  const t = useWords(triggersWords)
  const api = useDutiesApi()
  const { units } = useUnitChoice()
  const words = useReading(['duties', 'event-words'], () => api.triggers.kinds.$get())
  return (
    <>
      <Form.Item name="unitId" label={t('unit')} rules={[{ required: true }]}>
        <UnitPicker units={units} />
      </Form.Item>
      <Form.Item
        name="kind"
        label={t('kind')}
        extra={t('kindHint')}
        rules={[{ required: true, whitespace: true, message: t('kindNeeded') }]}
      >
        <AutoComplete
          allowClear
          options={(words.data ?? []).map((one) => ({ value: one }))}
          showSearch={{ filterOption: (typed, option) => option?.value.includes(typed.trim()) ?? false }}
        />
      </Form.Item>
      <Form.Item
        name="title"
        label={t('title')}
        rules={[{ required: true, whitespace: true, message: t('titleNeeded') }]}
      >
        <Input maxLength={200} placeholder={t('titleExample')} />
      </Form.Item>
      <div className="trigger-when">
        <Form.Item name="occurredOn" label={t('day')} extra={t('dayHint')} rules={[{ required: true }]}>
          <DayPicker />
        </Form.Item>
        <Form.Item
          name="occurredAt"
          label={t('time')}
          extra={t('timeHint')}
          rules={[{ pattern: timeOfDay, message: t('timeWrong') }]}
        >
          <Input type="time" />
        </Form.Item>
      </div>
      <Form.Item name="note" label={t('note')}>
        <Input.TextArea rows={2} maxLength={2_000} />
      </Form.Item>
    </>
  )
}
