import { Form, Input, Select } from 'antd'
import { useAction } from '../../../ui/action.tsx'
import { useLanguage, useWords } from '../../../ui/language.tsx'
import { UnitPicker } from '../../../ui/widgets/unit-picker.tsx'
import type { UnitKind, UnitRow } from '../model.ts'
import type { CreateUnit } from '../units/model.ts'
import { organisationWords } from '../words.ts'
import { DayField } from './day-field.tsx'
import { FormDialog } from './form-dialog.tsx'
import { useOrganisationApi } from './organisation-api.ts'

export interface CreateUnitDialogProps {
  readonly parent: UnitRow | null
  readonly units: readonly UnitRow[]
  readonly kinds: readonly UnitKind[]
  readonly day: string
  readonly onClose: () => void
  readonly onMade: (unitId: string) => void
}

interface Values extends Omit<CreateUnit, 'parentId'> {
  readonly parentId?: string | undefined
}

/** The kind that a unit below another most often is. */
const kindBelow = (parent: UnitRow | null): string => (parent === null ? 'bureau' : 'department')

export function CreateUnitDialog({ parent, units, kinds, day, onClose, onMade }: CreateUnitDialogProps) {
  const t = useWords(organisationWords)
  const { language } = useLanguage()
  const api = useOrganisationApi()
  const [form] = Form.useForm<Values>()
  const create = useAction({
    run: ({ parentId, ...values }: Values) =>
      api.units.$post({ json: { ...values, parentId: parentId ?? null } }),
    form,
    trouble: 'inline',
    success: (_, { name }) => t('created', { name }),
    refresh: [['organisation']],
    onDone: ({ unitId }) => {
      onMade(unitId)
      onClose()
    },
  })
  return (
    <FormDialog<Values>
      title={t(parent === null ? 'newUnit' : 'newSubunit')}
      confirmLabel={t('newUnit')}
      form={form}
      initial={{ parentId: parent?.id, kind: kindBelow(parent), openedOn: day }}
      pending={create.pending}
      trouble={create.trouble}
      onConfirm={(values) => void create.start(values)}
      onClose={onClose}
    >
      <Form.Item name="name" label={t('name')} rules={[{ required: true, whitespace: true }]}>
        <Input autoFocus maxLength={100} />
      </Form.Item>
      <Form.Item name="kind" label={t('kind')}>
        <Select options={kinds.map((kind) => ({ value: kind.code, label: kind[language] }))} />
      </Form.Item>
      <Form.Item name="parentId" label={t('parent')}>
        <UnitPicker units={units} placeholder={t('atTop')} allowClear />
      </Form.Item>
      <Form.Item name="openedOn" label={t('openedOn')}>
        <DayField />
      </Form.Item>
    </FormDialog>
  )
}
