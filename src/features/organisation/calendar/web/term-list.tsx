import { CalendarOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, Card, Flex, Form, Input } from 'antd'
import { useState } from 'react'
import type { Term } from '../../../../kernel/calendar/calendar-settings.ts'
import { useAction } from '../../../../ui/action.tsx'
import { commonWords } from '../../../../ui/common-words.ts'
import { useWords } from '../../../../ui/language.tsx'
import { EmptyState } from '../../../../ui/widgets/empty-state.tsx'
import { ReasonDialog } from '../../../../ui/widgets/reason-dialog.tsx'
import { DateText } from '../../../../ui/widgets/value-text.tsx'
import { DayField } from '../../web/day-field.tsx'
import { FormDialog } from '../../web/form-dialog.tsx'
import { useOrganisationApi } from '../../web/organisation-api.ts'
import type { TermInput } from '../model.ts'
import { calendarWords } from '../words.ts'

interface TermListProps {
  readonly terms: readonly Term[]
  readonly mayWrite: boolean
}

/** The school terms, newest first. */
export function TermList({ terms, mayWrite }: TermListProps) {
  const t = useWords(calendarWords)
  const [edited, setEdited] = useState<Term | 'new'>()
  const [removed, setRemoved] = useState<Term>()
  const add = mayWrite && (
    <Button icon={<PlusOutlined />} onClick={() => setEdited('new')}>
      {t('addTerm')}
    </Button>
  )
  return (
    <Card title={<h2 className="calendar-heading">{t('terms')}</h2>} extra={terms.length > 0 && add}>
      {terms.length === 0 && (
        <EmptyState
          compact
          icon={<CalendarOutlined />}
          title={t('noTerms')}
          hint={t('noTermsHint')}
          action={add}
        />
      )}
      <ul className="term-list">
        {terms.toReversed().map((term) => (
          <li key={term.id}>
            <div>
              <strong>{term.name}</strong>
              <div className="term-days">
                <DateText value={term.startsOn} /> – <DateText value={term.endsOn} />
              </div>
            </div>
            {mayWrite && (
              <Flex gap={4}>
                <Button size="small" onClick={() => setEdited(term)}>
                  {t('change')}
                </Button>
                <Button size="small" danger onClick={() => setRemoved(term)}>
                  {t('remove')}
                </Button>
              </Flex>
            )}
          </li>
        ))}
      </ul>
      {edited !== undefined && (
        <TermDialog
          term={edited === 'new' ? null : edited}
          after={terms.at(-1)}
          onClose={() => setEdited(undefined)}
        />
      )}
      {removed !== undefined && <RemoveDialog term={removed} onClose={() => setRemoved(undefined)} />}
    </Card>
  )
}

interface TermDialogProps {
  readonly term: Term | null
  /** The last term there is; a new one is proposed behind it. */
  readonly after: Term | undefined
  readonly onClose: () => void
}

/** A new term is proposed in the following half-year: autumn from September, spring from the end of February. */
function proposed(after: Term | undefined): Partial<TermInput> {
  if (after === undefined) return {}
  const year = Number(after.endsOn.slice(0, 4))
  return Number(after.endsOn.slice(5, 7)) <= 2
    ? { startsOn: `${year}-02-25`, endsOn: `${year}-07-05` }
    : { startsOn: `${year}-09-01`, endsOn: `${year + 1}-01-25` }
}

function TermDialog({ term, after, onClose }: TermDialogProps) {
  const t = useWords(calendarWords)
  const common = useWords(commonWords)
  const api = useOrganisationApi()
  const [form] = Form.useForm<TermInput>()
  const shared = {
    form,
    trouble: 'inline' as const,
    success: t('saved'),
    refresh: [['organisation', 'calendar']],
    onDone: onClose,
  }
  const add = useAction({ ...shared, run: (json: TermInput) => api.calendar.terms.$post({ json }) })
  const change = useAction({
    ...shared,
    run: (json: TermInput) => api.calendar.terms[':id'].$put({ param: { id: term?.id ?? '' }, json }),
  })
  const action = term === null ? add : change
  return (
    <FormDialog<TermInput>
      title={t(term === null ? 'addTerm' : 'changeTerm')}
      confirmLabel={common('save')}
      form={form}
      initial={
        term === null ? proposed(after) : { name: term.name, startsOn: term.startsOn, endsOn: term.endsOn }
      }
      pending={action.pending}
      trouble={action.trouble}
      onConfirm={(values) => void action.start(values)}
      onClose={onClose}
    >
      <Form.Item name="name" label={t('termName')} rules={[{ required: true, whitespace: true }]}>
        <Input autoFocus maxLength={60} placeholder={t('termNameExample')} />
      </Form.Item>
      <Form.Item name="startsOn" label={t('startsOn')} rules={[{ required: true }]}>
        <DayField />
      </Form.Item>
      <Form.Item name="endsOn" label={t('endsOn')} rules={[{ required: true }]}>
        <DayField />
      </Form.Item>
    </FormDialog>
  )
}

function RemoveDialog({ term, onClose }: { readonly term: Term; readonly onClose: () => void }) {
  const t = useWords(calendarWords)
  const api = useOrganisationApi()
  const remove = useAction({
    run: () => api.calendar.terms[':id'].$delete({ param: { id: term.id } }),
    trouble: 'inline',
    success: t('removed'),
    refresh: [['organisation', 'calendar']],
    onDone: onClose,
  })
  return (
    <ReasonDialog
      open
      title={t('removeTerm', { name: term.name })}
      consequence={t('removeHint')}
      confirmLabel={t('remove')}
      reason="none"
      danger
      pending={remove.pending}
      trouble={remove.trouble}
      onConfirm={() => void remove.start(undefined)}
      onCancel={onClose}
    />
  )
}
