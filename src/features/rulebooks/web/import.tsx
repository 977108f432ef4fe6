import { Button, Card, Form, Input, Select, Tabs } from 'antd'
import { useState } from 'react'
import { useAction } from '../../../ui/action.tsx'
import { useApi, useReading } from '../../../ui/api.ts'
import { useWords } from '../../../ui/language.tsx'
import { useAddressValue } from '../../../ui/navigation.tsx'
import { TroubleNotice } from '../../../ui/refusal.tsx'
import { useTenant } from '../../../ui/tenant.tsx'
import { DayPicker } from '../../../ui/widgets/day-picker.tsx'
import { FileDrop } from '../../../ui/widgets/file-drop.tsx'
import { Page } from '../../../ui/widgets/page.tsx'
import { type ImportResult, type Rulebook, type RulebookKind, rulebookKinds } from '../model.ts'
import type { rulebooksRoutes } from '../routes.ts'
import { rulebooksWords } from '../words.ts'
import { ImportOutcome } from './import-outcome.tsx'
import './rulebooks.css'

const mebibyte = 1024 * 1024

type Way = 'upload' | 'paste'

interface ImportForm {
  readonly files?: readonly File[]
  readonly text?: string
  readonly title?: string
  readonly issuer?: string
  readonly kind: RulebookKind
  readonly effectiveFrom: string
  readonly rulebookId?: string
}

/** 导入制度: a text comes in as a file or pasted, and shows what became of it. */
export default function ImportRule() {
  const t = useWords(rulebooksWords)
  const api = useApi<typeof rulebooksRoutes>('rulebooks')
  const books = useReading(['rulebooks'], () => api.index.$get())
  const [result, setResult] = useState<ImportResult | null>(null)
  return (
    <Page title={t('importing')} measure="text" crumbs={[{ title: t('rulebooks'), to: '/rulebooks' }]}>
      {result === null ? (
        <ImportCard books={books.data ?? []} onDone={setResult} />
      ) : (
        <ImportOutcome
          result={result}
          isNewVersion={(books.data ?? []).some(
            ({ id, versions }) =>
              id === result.rulebookId && versions.some((one) => one.id !== result.versionId),
          )}
          onAnother={() => setResult(null)}
        />
      )}
    </Page>
  )
}

interface ImportCardProps {
  readonly books: readonly Rulebook[]
  readonly onDone: (result: ImportResult) => void
}

function ImportCard({ books, onDone }: ImportCardProps) {
  const t = useWords(rulebooksWords)
  const api = useApi<typeof rulebooksRoutes>('rulebooks')
  const { today } = useTenant()
  const [form] = Form.useForm<ImportForm>()
  const [asked] = useAddressValue('rulebook')
  const [way, setWay] = useState<Way>('upload')
  const rulebookId = Form.useWatch('rulebookId', form) ?? asked
  const importing = useAction({
    run: ({ files, text, ...given }: ImportForm) => {
      const details = withoutEmpty(given)
      const [file] = files ?? []
      return way === 'upload' && file !== undefined
        ? api.upload.$post({ form: { file, details: JSON.stringify(details) } })
        : api.paste.$post({ json: { ...details, text: text ?? '' } })
    },
    form,
    trouble: 'inline',
    refresh: [['rulebooks'], ['duties']],
    onDone,
  })
  return (
    <Card>
      <Form<ImportForm>
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ kind: 'internal', effectiveFrom: today, ...(asked && { rulebookId: asked }) }}
        onFinish={(given) => void importing.start(given)}
      >
        <TroubleNotice error={importing.trouble} />
        <SourceTabs way={way} onChange={setWay} />
        <DetailFields books={books} isNewVersion={Boolean(rulebookId)} />
        <Button type="primary" htmlType="submit" loading={importing.pending}>
          {t('startImport')}
        </Button>
      </Form>
    </Card>
  )
}

interface SourceTabsProps {
  readonly way: Way
  readonly onChange: (way: Way) => void
}

/** Where the text comes from: a file, or what is pasted. */
function SourceTabs({ way, onChange }: SourceTabsProps) {
  const t = useWords(rulebooksWords)
  return (
    <Tabs
      activeKey={way}
      onChange={(key) => onChange(key as Way)}
      items={[
        {
          key: 'upload',
          label: t('upload'),
          children: (
            <Form.Item
              name="files"
              rules={way === 'upload' ? [{ required: true, message: t('fileNeeded') }] : []}
            >
              <FileDrop
                label={t('file')}
                hint={t('fileHint')}
                maxFiles={1}
                maxBytes={20 * mebibyte}
                accept=".txt,.md,.html,.htm,.docx,.pdf"
              />
            </Form.Item>
          ),
        },
        {
          key: 'paste',
          label: t('paste'),
          children: (
            <Form.Item
              name="text"
              rules={way === 'paste' ? [{ required: true, whitespace: true, message: t('textNeeded') }] : []}
            >
              <Input.TextArea aria-label={t('text')} rows={12} placeholder={t('textExample')} />
            </Form.Item>
          ),
        },
      ]}
    />
  )
}

interface DetailFieldsProps {
  readonly books: readonly Rulebook[]
  readonly isNewVersion: boolean
}

/** What is said of the text; a new version has its rulebook's title, issuer and kind. */
function DetailFields({ books, isNewVersion }: DetailFieldsProps) {
  const t = useWords(rulebooksWords)
  return (
    <div className="import-fields">
      {books.length > 0 && (
        <Form.Item name="rulebookId" label={t('versionOf')}>
          <Select
            allowClear
            placeholder={t('versionOfNone')}
            showSearch={{ optionFilterProp: 'label' }}
            options={books.map(({ id, title }) => ({ value: id, label: title }))}
          />
        </Form.Item>
      )}
      <Form.Item
        name="effectiveFrom"
        label={t('effectiveFrom')}
        extra={t('effectiveHint')}
        rules={[{ required: true }]}
      >
        <DayPicker />
      </Form.Item>
      {!isNewVersion && (
        <>
          <Form.Item name="title" label={t('title')}>
            <Input maxLength={200} placeholder={t('titleOwn')} />
          </Form.Item>
          <Form.Item name="issuer" label={t('issuer')}>
            <Input maxLength={200} />
          </Form.Item>
          <Form.Item name="kind" label={t('kind')}>
            <Select options={rulebookKinds.map((kind) => ({ value: kind, label: t(kind) }))} />
          </Form.Item>
        </>
      )}
    </div>
  )
}

type Details = Pick<ImportForm, 'kind' | 'effectiveFrom'> & Partial<Omit<ImportForm, 'files' | 'text'>>

/** Fields that were left empty are not sent: the text's own title then holds. */
function withoutEmpty(given: Omit<ImportForm, 'files' | 'text'>): Details {
  const { title, issuer, rulebookId, kind, effectiveFrom } = given
  return {
    kind,
    effectiveFrom,
    ...(title?.trim() && { title: title.trim() }),
    ...(issuer?.trim() && { issuer: issuer.trim() }),
    ...(rulebookId && { rulebookId }),
  }
}
