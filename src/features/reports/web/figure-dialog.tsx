import { Form, Input, Modal, Select, Switch } from 'antd'
import { commonWords } from '../../../ui/common-words.ts'
import { useLanguage, useWords } from '../../../ui/language.tsx'
import { TroubleNotice } from '../../../ui/refusal.tsx'
import { measureNames } from '../figures/rules.ts'
import { type FigureChoices, type FigureMeasure, figureMeasures, type Slot } from '../model.ts'
import { countsOccurrences } from '../rules.ts'
import { reportsWords } from '../words.ts'

export interface FigureDialogProps {
  readonly choices: FigureChoices
  /** The figure to be changed; a new one when absent. */
  readonly slot?: Slot
  readonly pending?: boolean
  readonly trouble?: Error | null
  readonly onConfirm: (slot: Slot) => void
  readonly onClose: () => void
}

interface Values {
  readonly measure: FigureMeasure
  readonly kinds: string[]
  readonly topicIds: string[]
  readonly rulebookId?: string
  readonly compare: boolean
  readonly zh: string
  readonly en: string
}

/** A name to begin with: kinds, then what is counted of them. */
function proposedNames({ measure, kinds }: Values, choices: FigureChoices): Pick<Slot, 'zh' | 'en'> {
  const chosen = countsOccurrences(measure) ? [] : choices.kinds.filter(({ code }) => kinds.includes(code))
  const words = measureNames[measure]
  const zh = chosen.map((kind) => kind.zh).join('、')
  const en = chosen.map((kind) => kind.en).join(', ')
  return { zh: `${zh}${words.zh}`.slice(0, 100), en: (en ? `${en}: ${words.en}` : words.en).slice(0, 100) }
}

/** Builds a figure: what is counted, of which kinds, topics or rule, and whether it is compared. */
export function FigureDialog({ choices, slot, pending, trouble, onConfirm, onClose }: FigureDialogProps) {
  const t = useWords(reportsWords)
  const common = useWords(commonWords)
  const [form] = Form.useForm<Values>()
  const { language } = useLanguage()
  const measure = Form.useWatch('measure', form) ?? slot?.measure ?? 'records'
  const propose = (changed: Partial<Values>, values: Values) => {
    if ('zh' in changed || 'en' in changed) return
    const untouched = !form.isFieldTouched('zh') && !form.isFieldTouched('en') && slot === undefined
    if (untouched) form.setFieldsValue(proposedNames({ ...values, kinds: values.kinds ?? [] }, choices))
  }
  const confirm = ({ rulebookId, ...values }: Values) => {
    const ofOccurrences = countsOccurrences(values.measure)
    onConfirm({
      ...values,
      kinds: ofOccurrences ? [] : (values.kinds ?? []),
      topicIds: ofOccurrences ? [] : (values.topicIds ?? []),
      ...(ofOccurrences && rulebookId ? { rulebookId } : {}),
    })
  }
  const options = (ofOccurrences: boolean) =>
    figureMeasures
      .filter((one) => countsOccurrences(one) === ofOccurrences)
      .map((one) => ({ value: one, label: measureNames[one][language] }))
  return (
    <Modal
      open
      title={slot === undefined ? t('addFigure') : slot[language]}
      okText={common('save')}
      cancelText={common('cancel')}
      okButtonProps={{ loading: pending ?? false }}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <TroubleNotice error={trouble} />
      <Form<Values>
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={
          slot ?? { measure: 'records', kinds: [], topicIds: [], compare: false, ...measureNames.records }
        }
        onValuesChange={propose}
        onFinish={confirm}
      >
        <Form.Item name="measure" label={t('measure')}>
          <Select
            options={[
              { label: t('ofRecords'), options: options(false) },
              { label: t('ofOccurrences'), options: options(true) },
            ]}
          />
        </Form.Item>
        {countsOccurrences(measure) ? (
          <Form.Item name="rulebookId" label={t('rulebook')}>
            <Select
              allowClear
              placeholder={t('rulebookAll')}
              options={choices.rulebooks.map(({ id, title }) => ({ value: id, label: title }))}
            />
          </Form.Item>
        ) : (
          <>
            <Form.Item name="kinds" label={t('kinds')}>
              <Select
                mode="multiple"
                placeholder={t('kindsAll')}
                options={choices.kinds.map((kind) => ({ value: kind.code, label: kind[language] }))}
              />
            </Form.Item>
            {choices.topics.length > 0 && (
              <Form.Item name="topicIds" label={t('topics')}>
                <Select
                  mode="multiple"
                  placeholder={t('topicsAll')}
                  options={choices.topics.map(({ id, name }) => ({ value: id, label: name }))}
                />
              </Form.Item>
            )}
          </>
        )}
        <Form.Item name="compare" label={t('compare')} valuePropName="checked">
          <Switch />
        </Form.Item>
        <Form.Item name="zh" label={t('nameZh')} rules={[{ required: true, whitespace: true }]}>
          <Input maxLength={100} />
        </Form.Item>
        <Form.Item name="en" label={t('nameEn')} rules={[{ required: true, whitespace: true }]}>
          <Input maxLength={100} />
        </Form.Item>
      </Form>
    </Modal>
  )
}
