import { CopyOutlined, DeleteOutlined, EditOutlined, EyeOutlined } from '@ant-design/icons'
import { Button, Flex, Tag } from 'antd'
import { useState } from 'react'
import type { Sentence } from '../../../../kernel/outcome/outcome.ts'
import { useAction } from '../../../../ui/action.tsx'
import { useSentence, useWords } from '../../../../ui/language.tsx'
import { useGo } from '../../../../ui/navigation.tsx'
import type { Column } from '../../../../ui/table-column.ts'
import { DataTable } from '../../../../ui/widgets/data-table.tsx'
import { Loaded } from '../../../../ui/widgets/loaded.tsx'
import { Page } from '../../../../ui/widgets/page.tsx'
import { ReasonDialog } from '../../../../ui/widgets/reason-dialog.tsx'
import { RecordDrawer } from '../../../../ui/widgets/record-drawer.tsx'
import type { Template } from '../../model.ts'
import { useReportsApi, useTemplates } from '../../web/reports-api.ts'
import { reportsWords } from '../../words.ts'
import { TemplatePreview } from './template-preview.tsx'
import '../../web/reports.css'

/** 报告模板: the built-in ones and the tenant's own. */
export default function Templates() {
  const t = useWords(reportsWords)
  const say = useSentence()
  const templates = useTemplates()
  const [shown, setShown] = useState<Template>()
  const [leaving, setLeaving] = useState<Template>()
  return (
    <Page
      title={t('templates')}
      summary={t('templatesSummary')}
      crumbs={[{ title: t('reports'), to: '/reports' }]}
    >
      <Loaded reading={templates}>
        {(rows) => (
          <TemplateTable
            rows={rows}
            mayWrite={templates.may('reports.write')}
            onPreview={setShown}
            onDelete={setLeaving}
          />
        )}
      </Loaded>
      <RecordDrawer
        open={shown !== undefined}
        title={shown === undefined ? '' : say(shown.name)}
        width={820}
        onClose={() => setShown(undefined)}
      >
        {shown !== undefined && <TemplatePreview content={shown.content} />}
      </RecordDrawer>
      {leaving !== undefined && (
        <DeleteTemplateDialog template={leaving} onClose={() => setLeaving(undefined)} />
      )}
    </Page>
  )
}

interface TemplateTableProps {
  readonly rows: readonly Template[]
  readonly mayWrite: boolean
  readonly onPreview: (template: Template) => void
  readonly onDelete: (template: Template) => void
}

function TemplateTable({ rows, mayWrite, onPreview, onDelete }: TemplateTableProps) {
  const t = useWords(reportsWords)
  const say = useSentence()
  const go = useGo()
  const api = useReportsApi()
  const copy = useAction({
    run: (id: string) => api.templates[':id'].copy.$post({ param: { id } }),
    success: t('copied'),
    refresh: [['reports', 'templates']],
    onDone: ({ id }) => go(`/reports/templates/${id}`),
  })
  const doing = {
    mayWrite,
    onPreview,
    onDelete,
    onCopy: (id: string) => void copy.start(id),
    copying: copy.pending,
  }
  return (
    <DataTable
      name={t('templates')}
      tools={false}
      rows={rows}
      columns={templateColumns(t, say, doing)}
      rowKey={({ id }) => id}
    />
  )
}

type Say = ReturnType<typeof useWords<typeof reportsWords.entries>>

const templateColumns = (
  t: Say,
  say: (sentence: Sentence) => string,
  doing: Omit<TemplateActionsProps, 'template'>,
): Column<Template>[] => [
  {
    key: 'name',
    title: t('templateName'),
    value: ({ name }) => say(name),
    draw: ({ name, builtIn }) => (
      <Flex gap={8} align="center" wrap>
        {say(name)}
        <Tag>{t(builtIn ? 'builtIn' : 'own')}</Tag>
      </Flex>
    ),
    width: 280,
  },
  {
    key: 'periods',
    title: t('forPeriods'),
    value: ({ content }) => content.periods.map((period) => t(period)).join(' / '),
    width: 180,
  },
  {
    key: 'contents',
    title: t('contents'),
    value: ({ content }) =>
      t('sectionsAndFigures', { n: content.sections.length, figures: Object.keys(content.slots).length }),
    width: 190,
  },
  {
    key: 'actions',
    title: t('actions'),
    value: () => null,
    sortable: false,
    width: 320,
    draw: (template) => <TemplateActions template={template} {...doing} />,
  },
]

interface TemplateActionsProps extends Omit<TemplateTableProps, 'rows'> {
  readonly template: Template
  readonly copying: boolean
  readonly onCopy: (id: string) => void
}

function TemplateActions(props: TemplateActionsProps) {
  const { template, mayWrite, copying, onPreview, onCopy, onDelete } = props
  const t = useWords(reportsWords)
  const say = useSentence()
  const go = useGo()
  return (
    <Flex gap={6} wrap>
      <Button size="small" icon={<EyeOutlined />} onClick={() => onPreview(template)}>
        {t('preview')}
      </Button>
      {mayWrite && (
        <Button size="small" icon={<CopyOutlined />} loading={copying} onClick={() => onCopy(template.id)}>
          {t('copy')}
        </Button>
      )}
      {mayWrite && !template.builtIn && (
        <>
          <Button
            size="small"
            icon={<EditOutlined />}
            onClick={() => go(`/reports/templates/${template.id}`)}
          >
            {t('edit')}
          </Button>
          <Button
            size="small"
            danger
            icon={<DeleteOutlined />}
            aria-label={`${t('delete')} ${say(template.name)}`}
            onClick={() => onDelete(template)}
          />
        </>
      )}
    </Flex>
  )
}

interface DeleteTemplateDialogProps {
  readonly template: Template
  readonly onClose: () => void
}

function DeleteTemplateDialog({ template, onClose }: DeleteTemplateDialogProps) {
  const t = useWords(reportsWords)
  const say = useSentence()
  const api = useReportsApi()
  const remove = useAction({
    run: () =>
      api.templates[':id'].delete.$post({
        param: { id: template.id },
        json: { revision: template.revision },
      }),
    trouble: 'inline',
    success: t('templateDeleted'),
    refresh: [['reports', 'templates']],
    onDone: onClose,
  })
  return (
    <ReasonDialog
      open
      danger
      reason="none"
      title={t('deleteTemplateQuestion', { name: say(template.name) })}
      consequence={t('deleteTemplateHint')}
      confirmLabel={t('delete')}
      pending={remove.pending}
      trouble={remove.trouble}
      onConfirm={() => void remove.start(undefined)}
      onCancel={onClose}
    />
  )
}
