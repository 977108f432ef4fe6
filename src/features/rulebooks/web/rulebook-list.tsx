import { BookOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, Flex, Form, Input, Modal, Select } from 'antd'
import { useState } from 'react'
import { useAction } from '../../../ui/action.tsx'
import { useApi, useReading } from '../../../ui/api.ts'
import { useWords } from '../../../ui/language.tsx'
import { InnerLink, useGo } from '../../../ui/navigation.tsx'
import { TroubleNotice } from '../../../ui/refusal.tsx'
import type { Column } from '../../../ui/table-column.ts'
import { useTenant } from '../../../ui/tenant.tsx'
import { DataTable } from '../../../ui/widgets/data-table.tsx'
import { EmptyState } from '../../../ui/widgets/empty-state.tsx'
import { Loaded } from '../../../ui/widgets/loaded.tsx'
import { Page } from '../../../ui/widgets/page.tsx'
import { DateText } from '../../../ui/widgets/value-text.tsx'
import { type Rulebook, type RulebookKind, rulebookKinds, type VersionSummary } from '../model.ts'
import type { rulebooksRoutes } from '../routes.ts'
import { versionInForce } from '../rules.ts'
import { rulebooksWords } from '../words.ts'
import { useJudged } from './review-replies.ts'
import './rulebooks.css'

/** 制度库: rulebooks with their versions, and how far their duties have been judged. */
export default function RulebookList() {
  const t = useWords(rulebooksWords)
  const go = useGo()
  const api = useApi<typeof rulebooksRoutes>('rulebooks')
  const reading = useReading(['rulebooks'], () => api.index.$get())
  const [renaming, setRenaming] = useState<Rulebook | null>(null)
  const columns = useColumns(setRenaming, reading.may('rulebooks.write'))
  const importButton = (
    <Button type="primary" icon={<PlusOutlined />} onClick={() => go('/rulebooks/import')}>
      {t('importing')}
    </Button>
  )
  return (
    <Page
      title={t('rulebooks')}
      summary={t('summary')}
      actions={(reading.data?.length ?? 0) > 0 && reading.may('rulebooks.write') ? importButton : undefined}
    >
      <Loaded reading={reading}>
        {(books) => (
          <DataTable
            name={t('rulebooks')}
            rows={books}
            columns={columns}
            rowKey={({ id }) => id}
            onOpen={({ versions }) => versions[0] && go(`/rulebooks/${versions[0].id}`)}
            empty={
              <EmptyState
                icon={<BookOutlined />}
                title={t('empty')}
                hint={t('emptyHint')}
                action={importButton}
              />
            }
          />
        )}
      </Loaded>
      {renaming && <RenameDialog key={renaming.id} book={renaming} onClose={() => setRenaming(null)} />}
    </Page>
  )
}

export function useKindWords(): (kind: RulebookKind) => string {
  const t = useWords(rulebooksWords)
  return (kind) => t(kind)
}

/** The version that binds today; else the newest. */
const currentOf = ({ versions }: Rulebook, today: string): VersionSummary | undefined =>
  versionInForce(versions, today) ?? versions[0]

function useColumns(onRename: (book: Rulebook) => void, mayWrite: boolean): Column<Rulebook>[] {
  const t = useWords(rulebooksWords)
  const kindWords = useKindWords()
  const judged = useJudged()
  const { today } = useTenant()
  const progress = (book: Rulebook) => {
    const current = currentOf(book, today)
    return current && judged.get(current.id)
  }
  return [
    { key: 'title', title: t('title'), value: (book) => book.title, width: 280 },
    { key: 'issuer', title: t('issuer'), value: (book) => book.issuer, width: 150 },
    {
      key: 'kind',
      title: t('kind'),
      value: (book) => book.kind,
      words: (kind) => kindWords(kind as RulebookKind),
      filterable: true,
      width: 160,
    },
    {
      key: 'inForce',
      title: t('inForce'),
      value: (book) => currentOf(book, today)?.effectiveFrom ?? null,
      draw: (book) => <DateText value={currentOf(book, today)?.effectiveFrom ?? null} />,
      width: 140,
    },
    {
      key: 'versions',
      title: t('versions'),
      value: (book) => book.versions.length,
      draw: (book) => <VersionLinks book={book} />,
      align: 'left',
      width: 120,
    },
    {
      key: 'duties',
      title: t('duties'),
      value: (book) => progress(book)?.proposed ?? null,
      draw: (book) => {
        const found = progress(book)
        const current = currentOf(book, today)
        if (!found || !current) return t('noDuties')
        const done = found.accepted + found.rejected + found.adopted
        return (
          <InnerLink to={`/duties/desk/${current.id}`}>
            {t('judged', { done, all: done + found.proposed })}
          </InnerLink>
        )
      },
      width: 110,
    },
    {
      key: 'actions',
      title: t('steps'),
      value: () => null,
      sortable: false,
      draw: (book) =>
        mayWrite && (
          <Flex gap={12}>
            <InnerLink to="/rulebooks/import" search={{ rulebook: book.id }}>
              {t('newVersion')}
            </InnerLink>
            <Button type="link" size="small" className="quiet-link" onClick={() => onRename(book)}>
              {t('rename')}
            </Button>
          </Flex>
        ),
      width: 190,
    },
  ]
}

function VersionLinks({ book }: { readonly book: Rulebook }) {
  const t = useWords(rulebooksWords)
  if (book.versions.length === 1) return t('versionsN', { n: 1 })
  return (
    <Flex gap={8} wrap>
      {book.versions.slice(0, 3).map((version) => (
        <InnerLink key={version.id} to={`/rulebooks/${version.id}`}>
          {version.effectiveFrom}
        </InnerLink>
      ))}
    </Flex>
  )
}

interface RenameDialogProps {
  readonly book: Rulebook
  readonly onClose: () => void
}

function RenameDialog({ book, onClose }: RenameDialogProps) {
  const t = useWords(rulebooksWords)
  const kindWords = useKindWords()
  const api = useApi<typeof rulebooksRoutes>('rulebooks')
  const [form] = Form.useForm<{ title: string; issuer: string; kind: RulebookKind }>()
  const renaming = useAction({
    run: (json: { title: string; issuer: string; kind: RulebookKind }) =>
      api[':id'].$put({ param: { id: book.id }, json }),
    form,
    success: t('renamed'),
    trouble: 'inline',
    refresh: [['rulebooks'], ['duties']],
    onDone: onClose,
  })
  return (
    <Modal
      open
      title={t('rename')}
      okText={t('save')}
      cancelText={t('cancel')}
      okButtonProps={{ loading: renaming.pending }}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <TroubleNotice error={renaming.trouble} />
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={book}
        onFinish={({ title, issuer, kind }) => void renaming.start({ title, issuer: issuer ?? '', kind })}
      >
        <Form.Item name="title" label={t('title')} rules={[{ required: true, whitespace: true }]}>
          <Input maxLength={200} />
        </Form.Item>
        <Form.Item name="issuer" label={t('issuer')}>
          <Input maxLength={200} />
        </Form.Item>
        <Form.Item name="kind" label={t('kind')}>
          <Select options={rulebookKinds.map((kind) => ({ value: kind, label: kindWords(kind) }))} />
        </Form.Item>
      </Form>
    </Modal>
  )
}
