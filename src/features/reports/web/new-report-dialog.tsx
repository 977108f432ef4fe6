import { Form, Modal, Radio, Select } from 'antd'
import { useState } from 'react'
import { useAction } from '../../../ui/action.tsx'
import { commonWords } from '../../../ui/common-words.ts'
import { useLanguage, useSentence, useWords } from '../../../ui/language.tsx'
import { useGo } from '../../../ui/navigation.tsx'
import { type PeriodChoice, periodAt, periodBeside } from '../../../ui/period-choice.ts'
import { TroubleNotice } from '../../../ui/refusal.tsx'
import { useTenant } from '../../../ui/tenant.tsx'
import { useUnitChoice } from '../../../ui/unit-choice.tsx'
import { Loaded } from '../../../ui/widgets/loaded.tsx'
import { PeriodPicker } from '../../../ui/widgets/period-picker.tsx'
import { UnitPicker } from '../../../ui/widgets/unit-picker.tsx'
import type { CreateReport, FigureChoices, Template } from '../model.ts'
import { reportsWords } from '../words.ts'
import { pickerKind, useFigureChoices, useReportsApi, useTemplates } from './reports-api.ts'

/** Asks for unit, template and period, makes the draft and goes to it. */
export function NewReportDialog({ onClose }: { readonly onClose: () => void }) {
  const templates = useTemplates()
  const choices = useFigureChoices()
  if (templates.data === undefined || choices.data === undefined)
    return (
      <Modal open footer={null} onCancel={onClose}>
        <Loaded reading={templates}>{() => <Loaded reading={choices}>{() => null}</Loaded>}</Loaded>
      </Modal>
    )
  return <NewReportForm templates={templates.data} terms={choices.data.terms} onClose={onClose} />
}

/** The last period of a template's kind that is over; a report is mostly written about that. */
function lastPeriod(
  template: Template | undefined,
  today: string,
  terms: FigureChoices['terms'],
): PeriodChoice | undefined {
  const running = periodAt(pickerKind(template?.content.periods[0] ?? 'halfyear'), today, terms)
  return running && running.to >= today ? (periodBeside(running, -1, terms) ?? running) : running
}

interface NewReportFormProps {
  readonly templates: readonly Template[]
  readonly terms: FigureChoices['terms']
  readonly onClose: () => void
}

function NewReportForm({ templates, terms, onClose }: NewReportFormProps) {
  const t = useWords(reportsWords)
  const say = useSentence()
  const common = useWords(commonWords)
  const { language } = useLanguage()
  const { today } = useTenant()
  const { units, unitId: present } = useUnitChoice()
  const [unitId, setUnitId] = useState(present)
  const [template, setTemplate] = useState(templates[0])
  const [period, setPeriod] = useState(() => lastPeriod(templates[0], today, terms))
  const [written, setWritten] = useState<CreateReport['language']>(language)
  const go = useGo()
  const api = useReportsApi()
  const make = useAction({
    run: (json: CreateReport) => api.index.$post({ json }),
    trouble: 'inline',
    refresh: [['reports', 'list']],
    onDone: ({ id }) => go(`/reports/${id}`),
  })
  const choose = (id: string) => {
    const chosen = templates.find((one) => one.id === id)
    setTemplate(chosen)
    const kinds = chosen?.content.periods.map(pickerKind) ?? []
    if (period === undefined || !kinds.includes(period.kind)) setPeriod(lastPeriod(chosen, today, terms))
  }
  const ready =
    unitId !== undefined && template !== undefined && period !== undefined
      ? { unitId, templateId: template.id, periodKey: period.key, language: written }
      : undefined
  return (
    <Modal
      open
      title={t('newReport')}
      okText={t('make')}
      cancelText={common('cancel')}
      okButtonProps={{ loading: make.pending, disabled: ready === undefined }}
      onOk={() => ready !== undefined && void make.start(ready)}
      onCancel={onClose}
    >
      <p className="dialog-consequence">{t('makeHint')}</p>
      <TroubleNotice error={make.trouble} />
      <Form layout="vertical">
        <Form.Item label={t('unit')} htmlFor="report-unit">
          <UnitPicker id="report-unit" units={units} value={unitId} onChange={setUnitId} />
        </Form.Item>
        <Form.Item label={t('template')} htmlFor="report-template">
          <Select
            id="report-template"
            value={template?.id ?? ''}
            options={templates.map(({ id, name }) => ({ value: id, label: say(name) }))}
            onChange={choose}
          />
        </Form.Item>
        <Form.Item label={t('period')}>
          {period !== undefined && (
            <PeriodPicker
              value={period}
              onChange={setPeriod}
              kinds={template?.content.periods.map(pickerKind) ?? []}
              terms={terms}
            />
          )}
        </Form.Item>
        <Form.Item label={t('language')}>
          <Radio.Group
            value={written}
            options={[
              { value: 'zh', label: t('chinese') },
              { value: 'en', label: t('english') },
            ]}
            onChange={({ target }) => setWritten(target.value === 'en' ? 'en' : 'zh')}
          />
        </Form.Item>
      </Form>
    </Modal>
  )
}
