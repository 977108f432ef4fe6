import { Alert, Form } from 'antd'
import { useState } from 'react'
import { useAction } from '../../../ui/action.tsx'
import { useReading } from '../../../ui/api.ts'
import { dayText } from '../../../ui/date-format.ts'
import { useLanguage, useWords } from '../../../ui/language.tsx'
import { UnitPicker } from '../../../ui/widgets/unit-picker.tsx'
import type { UnitRow } from '../model.ts'
import type { MovePreview } from '../units/model.ts'
import { organisationWords } from '../words.ts'
import { DayField } from './day-field.tsx'
import { FormDialog } from './form-dialog.tsx'
import { useOrganisationApi } from './organisation-api.ts'

interface Values {
  readonly parentId?: string | undefined
  readonly day: string
}

export interface MoveUnitDialogProps {
  readonly unit: UnitRow
  readonly units: readonly UnitRow[]
  readonly day: string
  readonly onClose: () => void
}

/** Chooses the new parent and the day; what the move touches, or why it cannot be, is asked at once. */
export function MoveUnitDialog({ unit, units, day, onClose }: MoveUnitDialogProps) {
  const t = useWords(organisationWords)
  const api = useOrganisationApi()
  const [form] = Form.useForm<Values>()
  const [asked, setAsked] = useState<Values>({ parentId: unit.parentId ?? undefined, day })
  const param = { id: unit.id }
  const jsonOf = ({ parentId, day: on }: Values) => ({ parentId: parentId ?? null, day: on })
  const changed = (asked.parentId ?? null) !== unit.parentId
  const preview = useReading(
    ['organisation', 'move', unit.id, asked],
    () => api.units[':id'].move.preview.$post({ param, json: jsonOf(asked) }),
    { enabled: changed },
  )
  const move = useAction({
    run: (values: Values) => api.units[':id'].move.$post({ param, json: jsonOf(values) }),
    form,
    trouble: 'inline',
    success: ({ units: moved }) => t('moved', { n: moved }),
    refresh: [['organisation']],
    onDone: onClose,
  })
  return (
    <FormDialog<Values>
      title={`${t('move')} · ${unit.name}`}
      confirmLabel={t('move')}
      form={form}
      initial={asked}
      pending={move.pending}
      trouble={move.trouble ?? (changed ? preview.error : null)}
      disabled={!changed || preview.data === undefined}
      onChange={(values) => {
        move.reset()
        setAsked(values)
      }}
      onConfirm={(values) => void move.start(values)}
      onClose={onClose}
    >
      <Form.Item name="parentId" label={t('newParent')}>
        <UnitPicker units={units.filter(({ id }) => id !== unit.id)} placeholder={t('atTop')} allowClear />
      </Form.Item>
      <Form.Item name="day" label={t('effectiveOn')}>
        <DayField />
      </Form.Item>
      {changed && preview.data !== undefined && <Preview preview={preview.data} />}
    </FormDialog>
  )
}

function Preview({ preview }: { readonly preview: MovePreview }) {
  const t = useWords(organisationWords)
  const { language } = useLanguage()
  const { name, units, posts, from, to, day, until } = preview
  const words = t('movePreview', {
    name,
    units,
    posts,
    day: dayText(day, language),
    from: from?.name ?? t('theTop'),
    to: to?.name ?? t('theTop'),
  })
  return (
    <Alert
      type="info"
      showIcon
      role="status"
      title={words}
      description={until === null ? undefined : t('moveUntil', { day: dayText(until, language) })}
    />
  )
}
