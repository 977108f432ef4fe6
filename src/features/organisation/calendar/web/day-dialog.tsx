import { Form, Input, Radio } from 'antd'
import { useAction } from '../../../../ui/action.tsx'
import { commonWords } from '../../../../ui/common-words.ts'
import { dayText } from '../../../../ui/date-format.ts'
import { useLanguage, useWords } from '../../../../ui/language.tsx'
import { FormDialog } from '../../web/form-dialog.tsx'
import { useOrganisationApi } from '../../web/organisation-api.ts'
import type { CalendarDay } from '../model.ts'
import { calendarWords } from '../words.ts'

interface Values {
  readonly kind: 'official' | 'off' | 'work'
  readonly name: string
}

/** Makes one day a working day or a day off against the official calendar, or takes that back. */
export function DayDialog({ day, onClose }: { readonly day: CalendarDay; readonly onClose: () => void }) {
  const t = useWords(calendarWords)
  const common = useWords(commonWords)
  const { language } = useLanguage()
  const api = useOrganisationApi()
  const [form] = Form.useForm<Values>()
  const isOwn = day.source === 'own'
  const save = useAction({
    run: ({ kind, name }: Values) =>
      api.calendar.days[':day'].$put({
        param: { day: day.day },
        json: { kind: kind === 'official' ? null : kind, name: kind === 'official' ? '' : name },
      }),
    form,
    trouble: 'inline',
    success: t('saved'),
    refresh: [['organisation', 'calendar']],
    onDone: onClose,
  })
  return (
    <FormDialog<Values>
      title={dayText(day.day, language, 'weekday')}
      confirmLabel={common('save')}
      form={form}
      initial={{
        kind: isOwn ? (day.working ? 'work' : 'off') : 'official',
        name: isOwn ? (day.name?.[language] ?? '') : '',
      }}
      pending={save.pending}
      trouble={save.trouble}
      onConfirm={(values) => void save.start(values)}
      onClose={onClose}
    >
      <Form.Item name="kind">
        <Radio.Group
          options={[
            { value: 'official', label: t('follow') },
            { value: 'off', label: t('off') },
            { value: 'work', label: t('work') },
          ]}
        />
      </Form.Item>
      <Form.Item name="name" label={t('reason')}>
        <Input maxLength={60} placeholder={t('reasonExample')} />
      </Form.Item>
    </FormDialog>
  )
}
