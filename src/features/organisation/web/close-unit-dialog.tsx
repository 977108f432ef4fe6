import { Checkbox, Form } from 'antd'
import { useAction } from '../../../ui/action.tsx'
import { useWords } from '../../../ui/language.tsx'
import type { UnitRow } from '../model.ts'
import { organisationWords } from '../words.ts'
import { DayField } from './day-field.tsx'
import { FormDialog } from './form-dialog.tsx'
import { useOrganisationApi } from './organisation-api.ts'

interface Values {
  readonly day: string
  readonly withSubunits: boolean
}

export interface CloseUnitDialogProps {
  readonly unit: UnitRow
  readonly day: string
  readonly onClose: () => void
}

export function CloseUnitDialog({ unit, day, onClose }: CloseUnitDialogProps) {
  const t = useWords(organisationWords)
  const api = useOrganisationApi()
  const [form] = Form.useForm<Values>()
  const close = useAction({
    run: (json: Values) => api.units[':id'].close.$post({ param: { id: unit.id }, json }),
    form,
    trouble: 'inline',
    success: ({ closed }) => t('closed', { n: closed }),
    refresh: [['organisation']],
    onDone: onClose,
  })
  return (
    <FormDialog<Values>
      title={`${t('close')} · ${unit.name}`}
      hint={t('closingHint')}
      confirmLabel={t('close')}
      danger
      form={form}
      initial={{ day, withSubunits: false }}
      pending={close.pending}
      trouble={close.trouble}
      onConfirm={(values) => void close.start(values)}
      onClose={onClose}
    >
      <Form.Item name="day" label={t('closedOn')}>
        <DayField />
      </Form.Item>
      <Form.Item name="withSubunits" valuePropName="checked">
        <Checkbox>{t('withSubunits')}</Checkbox>
      </Form.Item>
    </FormDialog>
  )
}
