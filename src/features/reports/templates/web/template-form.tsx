import { ArrowDownOutlined, ArrowUpOutlined, DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, Card, Flex, Input, Select } from 'antd'
import { useState } from 'react'
import { useAction } from '../../../../ui/action.tsx'
import { commonWords } from '../../../../ui/common-words.ts'
import { useSentence, useWords } from '../../../../ui/language.tsx'
import { TroubleNotice } from '../../../../ui/refusal.tsx'
import { Page } from '../../../../ui/widgets/page.tsx'
import {
  type FigureChoices,
  reportPeriodKinds,
  type Template,
  type TemplateContent,
  type TemplateSection,
} from '../../model.ts'
import { useReportsApi } from '../../web/reports-api.ts'
import { reportsWords } from '../../words.ts'
import { SlotTable } from './slot-table.tsx'
import { TemplatePreview } from './template-preview.tsx'

export interface TemplateFormProps {
  readonly template: Template
  readonly choices: FigureChoices
}

/** The whole template in both languages, its figures, and how a report from it will read. */
export function TemplateForm({ template, choices }: TemplateFormProps) {
  const t = useWords(reportsWords)
  const common = useWords(commonWords)
  const say = useSentence()
  const api = useReportsApi()
  const [revision, setRevision] = useState(template.revision)
  const [name, setName] = useState(template.name)
  const [content, setContent] = useState<TemplateContent>(template.content)
  const change = (part: Partial<TemplateContent>) => setContent({ ...content, ...part })
  const save = useAction({
    run: () =>
      api.templates[':id'].$put({
        param: { id: template.id },
        json: { revision, name: { ...name }, content },
      }),
    trouble: 'inline',
    success: t('templateSaved'),
    refresh: [['reports', 'templates']],
    onDone: (saved) => setRevision(saved.revision),
  })
  return (
    <Page
      title={say(name)}
      crumbs={[
        { title: t('reports'), to: '/reports' },
        { title: t('templates'), to: '/reports/templates' },
      ]}
      actions={
        <Button type="primary" loading={save.pending} onClick={() => void save.start(undefined)}>
          {common('save')}
        </Button>
      }
    >
      <TroubleNotice error={save.trouble} />
      <div className="template-layout">
        <div className="report-side">
          <Card size="small">
            <Flex vertical gap={12}>
              <Bilingual label={t('templateName')} value={name} longest={60} onChange={setName} />
              <Bilingual
                label={t('reportTitle')}
                value={content.title}
                longest={100}
                onChange={(title) => change({ title })}
              />
              <div>
                <label htmlFor="template-periods">{t('forPeriods')}</label>
                <Select
                  id="template-periods"
                  mode="multiple"
                  style={{ width: '100%' }}
                  value={content.periods}
                  options={reportPeriodKinds.map((kind) => ({ value: kind, label: t(kind) }))}
                  onChange={(periods) => periods.length > 0 && change({ periods })}
                />
              </div>
            </Flex>
          </Card>
          <SlotTable
            slots={content.slots}
            sections={content.sections}
            choices={choices}
            onChange={(slots) => change({ slots })}
          />
          <Sections sections={content.sections} onChange={(sections) => change({ sections })} />
        </div>
        <TemplatePreview content={content} />
      </div>
    </Page>
  )
}

interface BilingualProps {
  readonly label: string
  readonly value: { readonly zh: string; readonly en: string }
  readonly longest: number
  readonly onChange: (value: { zh: string; en: string }) => void
}

function Bilingual({ label, value, longest, onChange }: BilingualProps) {
  const t = useWords(reportsWords)
  return (
    <div>
      <div>{label}</div>
      <div className="template-grid">
        {(['zh', 'en'] as const).map((language) => (
          <Input
            key={language}
            aria-label={`${label} · ${t(language)}`}
            placeholder={t(language)}
            maxLength={longest}
            value={value[language]}
            onChange={({ target }) => onChange({ ...value, [language]: target.value })}
          />
        ))}
      </div>
    </div>
  )
}

interface SectionsProps {
  readonly sections: readonly TemplateSection[]
  readonly onChange: (sections: TemplateSection[]) => void
}

function Sections({ sections, onChange }: SectionsProps) {
  const t = useWords(reportsWords)
  const move = (index: number, by: 1 | -1) => {
    const section = sections[index]
    if (section !== undefined) onChange(sections.toSpliced(index, 1).toSpliced(index + by, 0, section))
  }
  return (
    <Card size="small" title={<h2 className="drawer-title">{t('sections')}</h2>}>
      <p className="figure-note">{t('slotHint', { token: '{{…}}' })}</p>
      {sections.map((section, index) => (
        <div key={index} className="template-section">
          <Flex gap={4} justify="flex-end">
            <Button
              size="small"
              type="text"
              icon={<ArrowUpOutlined />}
              aria-label={t('moveUp')}
              disabled={index === 0}
              onClick={() => move(index, -1)}
            />
            <Button
              size="small"
              type="text"
              icon={<ArrowDownOutlined />}
              aria-label={t('moveDown')}
              disabled={index === sections.length - 1}
              onClick={() => move(index, 1)}
            />
            <Button
              size="small"
              type="text"
              danger
              icon={<DeleteOutlined />}
              aria-label={t('removeSection')}
              disabled={sections.length === 1}
              onClick={() => onChange(sections.toSpliced(index, 1))}
            />
          </Flex>
          <Bilingual
            label={t('sectionHeading')}
            value={section.heading}
            longest={100}
            onChange={(heading) => onChange(sections.with(index, { ...section, heading }))}
          />
          <SectionTexts
            section={section}
            onChange={(paragraphs) => onChange(sections.with(index, { ...section, paragraphs }))}
          />
        </div>
      ))}
      <Button
        type="dashed"
        icon={<PlusOutlined />}
        onClick={() =>
          onChange([...sections, { heading: { zh: '', en: '' }, paragraphs: [{ zh: '', en: '' }] }])
        }
      >
        {t('addSection')}
      </Button>
    </Card>
  )
}

interface SectionTextsProps {
  readonly section: TemplateSection
  readonly onChange: (paragraphs: TemplateSection['paragraphs']) => void
}

/** Paragraphs of a section as two texts, line by line: the nth line in one language goes with the nth in the other. */
function SectionTexts({ section, onChange }: SectionTextsProps) {
  const t = useWords(reportsWords)
  const text = (language: 'zh' | 'en') => section.paragraphs.map((one) => one[language]).join('\n')
  const write = (language: 'zh' | 'en', written: string) => {
    const lines = written.split('\n').slice(0, 50)
    const length = Math.max(lines.length, lengthOf(section, language === 'zh' ? 'en' : 'zh'))
    onChange(
      Array.from({ length }, (_, index) => ({
        zh: section.paragraphs[index]?.zh ?? '',
        en: section.paragraphs[index]?.en ?? '',
        [language]: lines[index] ?? '',
      })),
    )
  }
  return (
    <div className="template-grid template-texts">
      {(['zh', 'en'] as const).map((language) => (
        <Input.TextArea
          key={language}
          autoSize={{ minRows: 2 }}
          aria-label={`${t('sectionText')} · ${t(language)}`}
          placeholder={t('sectionText')}
          value={text(language)}
          onChange={({ target }) => write(language, target.value)}
        />
      ))}
    </div>
  )
}

/** Lines of a language, without the empty ones at the end that only answer the other language's. */
function lengthOf({ paragraphs }: TemplateSection, language: 'zh' | 'en'): number {
  return paragraphs.findLastIndex((paragraph) => paragraph[language] !== '') + 1
}
