import { Form, Input, Select } from 'antd'
import { useAction } from '../../../ui/action.tsx'
import { useWords } from '../../../ui/language.tsx'
import { type Tier, tiers, type UnitRow } from '../model.ts'
import { organisationWords } from '../words.ts'
import { DayField } from './day-field.tsx'
import { FormDialog } from './form-dialog.tsx'
import { useNames, useOrganisationApi } from './organisation-api.ts'

interface PostValues {
  readonly title: string
  readonly tier: Tier
  readonly openedOn: string
}

export interface AddPostDialogProps {
  readonly unit: UnitRow
  readonly day: string
  readonly onClose: () => void
}

export function AddPostDialog({ unit, day, onClose }: AddPostDialogProps) {
  const t = useWords(organisationWords)
  const names = useNames()
  const api = useOrganisationApi()
  const [form] = Form.useForm<PostValues>()
  const add = useAction({
    run: (values: PostValues) => api.posts.$post({ json: { ...values, unitId: unit.id } }),
    form,
    trouble: 'inline',
    success: (_, { title }) => t('postAdded', { title }),
    refresh: [['organisation']],
    onDone: onClose,
  })
  return (
    <FormDialog<PostValues>
      title={`${t('addPost')} · ${unit.name}`}
      confirmLabel={t('addPost')}
      form={form}
      initial={{ tier: 'handler', openedOn: day }}
      pending={add.pending}
      trouble={add.trouble}
      onConfirm={(values) => void add.start(values)}
      onClose={onClose}
    >
      <Form.Item name="title" label={t('postTitle')} rules={[{ required: true, whitespace: true }]}>
        <Input autoFocus maxLength={60} />
      </Form.Item>
      <Form.Item name="tier" label={t('tier')}>
        <Select options={tiers.map((tier) => ({ value: tier, label: names.tier(tier) }))} />
      </Form.Item>
      <Form.Item name="openedOn" label={t('openedOn')}>
        <DayField />
      </Form.Item>
    </FormDialog>
  )
}

interface DayValues {
  readonly day: string
}

export interface ClosePostDialogProps {
  readonly postId: string
  readonly title: string
  readonly day: string
  readonly onClose: () => void
}

export function ClosePostDialog({ postId, title, day, onClose }: ClosePostDialogProps) {
  const t = useWords(organisationWords)
  const api = useOrganisationApi()
  const [form] = Form.useForm<DayValues>()
  const close = useAction({
    run: (json: DayValues) => api.posts[':id'].close.$post({ param: { id: postId }, json }),
    form,
    trouble: 'inline',
    success: t('postClosed'),
    refresh: [['organisation']],
    onDone: onClose,
  })
  return (
    <FormDialog<DayValues>
      title={`${t('closePost')} · ${title}`}
      hint={t('closePostHint')}
      confirmLabel={t('closePost')}
      danger
      form={form}
      initial={{ day }}
      pending={close.pending}
      trouble={close.trouble}
      onConfirm={(values) => void close.start(values)}
      onClose={onClose}
    >
      <Form.Item name="day" label={t('closedOn')}>
        <DayField />
      </Form.Item>
    </FormDialog>
  )
}
