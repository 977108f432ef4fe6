import { Form, Input } from 'antd'
import { useAction } from '../../../ui/action.tsx'
import { useWords } from '../../../ui/language.tsx'
import type { PersonRow } from '../model.ts'
import { organisationWords } from '../words.ts'
import { FormDialog } from './form-dialog.tsx'
import { useOrganisationApi } from './organisation-api.ts'

/** Adds a person (null), or changes a person's name. */
export function PersonDialog({
  person,
  onClose,
}: {
  readonly person: PersonRow | null
  readonly onClose: () => void
}) {
  const t = useWords(organisationWords)
  const api = useOrganisationApi()
  const [form] = Form.useForm<{ name: string }>()
  const shared = { form, trouble: 'inline' as const, refresh: [['organisation']], onDone: onClose }
  const add = useAction({
    ...shared,
    run: (json: { name: string }) => api.people.$post({ json }),
    success: t('personAdded'),
  })
  const rename = useAction({
    ...shared,
    run: (json: { name: string }) => api.people[':id'].$put({ param: { id: person?.id ?? '' }, json }),
    success: t('personRenamed'),
  })
  const action = person === null ? add : rename
  return (
    <FormDialog<{ name: string }>
      title={person === null ? t('addPerson') : `${t('renamePerson')} · ${person.name}`}
      hint={person === null ? undefined : t('renamePersonHint')}
      confirmLabel={t(person === null ? 'addPerson' : 'renamePerson')}
      form={form}
      initial={{ name: person?.name ?? '' }}
      pending={action.pending}
      trouble={action.trouble}
      onConfirm={(values) => void action.start(values)}
      onClose={onClose}
    >
      <Form.Item
        name="name"
        label={t('personName')}
        extra={t('personNameHint')}
        rules={[{ required: true, whitespace: true }]}
      >
        <Input autoFocus maxLength={40} autoComplete="off" />
      </Form.Item>
    </FormDialog>
  )
}
