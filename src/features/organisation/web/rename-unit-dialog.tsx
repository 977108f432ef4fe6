import { Form, Input } from 'antd'
import { useAction } from '../../../ui/action.tsx'
import { useWords } from '../../../ui/language.tsx'
import type { UnitRow } from '../model.ts'
import { organisationWords } from '../words.ts'
import { DayField } from './day-field.tsx'
import { FormDialog } from './form-dialog.tsx'
import { useOrganisationApi } from './organisation-api.ts'

interface Values {
  readonly name: string
  readonly day: string
}

export interface RenameUnitDialogProps {
  readonly unit: UnitRow
  readonly day: string
  readonly onClose: () => void
}

export function RenameUnitDialog({ unit, day, onClose }: RenameUnitDialogProps) {
  const t = useWords(organisationWords)
  const api = useOrganisationApi()
  const [form] = Form.useForm<Values>()
  const rename = useAction({
    run: (json: Values) => api.units[':id'].rename.$post({ param: { id: unit.id }, json }),
    form,
    trouble: 'inline',
    success: t('renamed'),
    refresh: [['organisation']],
    onDone: onClose,
  })
  return (
    <FormDialog<Values>
      title={`${t('rename')} · ${unit.name}`}
      confirmLabel={t('rename')}
      form={form}
      initial={{ name: unit.name, day }}
      pending={rename.pending}
      trouble={rename.trouble}
      onConfirm={(values) => void rename.start(values)}
      onClose={onClose}
    >
      <Form.Item name="name" label={t('newName')} rules={[{ required: true, whitespace: true }]}>
        <Input autoFocus maxLength={100} />
      </Form.Item>
      <Form.Item name="day" label={t('effectiveOn')}>
        <DayField />
      </Form.Item>
    </FormDialog>
  )
}
