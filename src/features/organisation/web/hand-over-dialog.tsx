import { Form, Input, Radio, Select } from 'antd'
import { useAction } from '../../../ui/action.tsx'
import { useWords } from '../../../ui/language.tsx'
import { organisationWords } from '../words.ts'
import { DayField } from './day-field.tsx'
import { FormDialog } from './form-dialog.tsx'
import { useOrganisationApi, usePeople } from './organisation-api.ts'

/** The post that changes hands. */
export interface Handover {
  readonly postId: string
  readonly title: string
  readonly openedOn: string
  readonly holder: { readonly id: string; readonly name: string } | null
}

interface Values {
  readonly day: string
  readonly whom: 'known' | 'new' | 'nobody'
  readonly personId?: string
  readonly name?: string
}

export interface HandOverDialogProps {
  readonly handover: Handover
  readonly day: string
  readonly onClose: () => void
}

function successorOf({ whom, personId = '', name = '' }: Values) {
  if (whom === 'nobody') return null
  return whom === 'known' ? { personId } : { name }
}

/** Hands a post over (交接): the day, and to whom. */
export function HandOverDialog({ handover, day, onClose }: HandOverDialogProps) {
  const { postId, title, holder, openedOn } = handover
  const t = useWords(organisationWords)
  const api = useOrganisationApi()
  const [form] = Form.useForm<Values>()
  const handOver = useAction({
    run: (values: Values) =>
      api.posts[':id']['hand-over'].$post({
        param: { id: postId },
        json: { day: values.day, to: successorOf(values) },
      }),
    form,
    trouble: 'inline',
    success: ({ personId }) => t(personId === null ? 'leftVacant' : 'handedOver'),
    refresh: [['organisation']],
    onDone: onClose,
  })
  return (
    <FormDialog<Values>
      title={t(holder === null ? 'appointTitle' : 'handOverTitle', { title })}
      hint={holder === null ? undefined : t('handOverHint')}
      confirmLabel={t(holder === null ? 'appointFirst' : 'handOver')}
      form={form}
      // A post that was never held is filled from its first day.
      initial={{ day: holder === null ? openedOn : day, whom: 'new' }}
      pending={handOver.pending}
      trouble={handOver.trouble}
      onConfirm={(values) => void handOver.start(values)}
      onClose={onClose}
    >
      {holder !== null && <p>{t('present', { name: holder.name })}</p>}
      <Form.Item name="day" label={t(holder === null ? 'appointOn' : 'handOverOn')}>
        <DayField />
      </Form.Item>
      <Form.Item name="whom" label={t(holder === null ? 'holder' : 'successor')}>
        <Radio.Group
          options={[
            { value: 'new', label: t('toNew') },
            { value: 'known', label: t('toKnown') },
            ...(holder === null ? [] : [{ value: 'nobody', label: t('toNobody') }]),
          ]}
        />
      </Form.Item>
      <Form.Item noStyle shouldUpdate={(before: Values, after: Values) => before.whom !== after.whom}>
        {({ getFieldValue }) => (
          <Successor whom={getFieldValue('whom') as Values['whom']} day={day} not={holder?.id} />
        )}
      </Form.Item>
    </FormDialog>
  )
}

interface SuccessorProps {
  readonly whom: Values['whom']
  readonly day: string
  readonly not: string | undefined
}

function Successor({ whom, day, not }: SuccessorProps) {
  const t = useWords(organisationWords)
  const people = usePeople(day)
  if (whom === 'nobody') return null
  if (whom === 'new')
    return (
      <Form.Item
        name="name"
        label={t('personName')}
        extra={t('personNameHint')}
        rules={[{ required: true, whitespace: true }]}
      >
        <Input maxLength={40} autoComplete="off" />
      </Form.Item>
    )
  const options = (people.data ?? [])
    .filter((person) => person.id !== not)
    .map(({ id, name, posts }) => ({
      value: id,
      // Namesakes are told apart by what they hold.
      label:
        posts.length === 0
          ? name
          : `${name}（${posts.map((post) => `${post.unitName} ${post.title}`).join('、')}）`,
    }))
  return (
    <Form.Item name="personId" label={t('choosePerson')} rules={[{ required: true }]}>
      <Select showSearch={{ optionFilterProp: 'label' }} options={options} loading={people.loading} />
    </Form.Item>
  )
}
