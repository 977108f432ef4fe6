import { AuditOutlined } from '@ant-design/icons'
import { Button, Flex, Tag, Typography } from 'antd'
import { useState } from 'react'
import { useApi, useReading } from '../../../ui/api.ts'
import { useWords } from '../../../ui/language.tsx'
import type { Column } from '../../../ui/table-column.ts'
import { DataTable } from '../../../ui/widgets/data-table.tsx'
import { EmptyState } from '../../../ui/widgets/empty-state.tsx'
import { Loaded } from '../../../ui/widgets/loaded.tsx'
import { Page } from '../../../ui/widgets/page.tsx'
import { DateText } from '../../../ui/widgets/value-text.tsx'
import type { AuditEntry } from '../model.ts'
import type { auditRoutes } from '../routes.ts'
import { auditWords } from '../words.ts'
import { useActionName } from './action-names.ts'

const pageSize = 200

/** 操作记录: every change, newest first, with its place in the chain. */
export default function AuditLog() {
  const t = useWords(auditWords)
  const api = useApi<typeof auditRoutes>('audit')
  const [before, setBefore] = useState<string>()
  const reading = useReading(['audit', before], () =>
    api.index.$get({ query: { limit: String(pageSize), ...(before ? { before } : {}) } }),
  )
  const columns = useColumns()
  return (
    <Page title={t('log')} summary={t('summary')}>
      <Loaded reading={reading}>
        {(entries) => (
          <Flex vertical gap={12}>
            <DataTable
              name={t('log')}
              rows={entries}
              columns={columns}
              rowKey={(entry) => entry.id}
              empty={<EmptyState icon={<AuditOutlined />} title={t('empty')} hint={t('emptyHint')} />}
            />
            {entries.length === pageSize && (
              <Button onClick={() => setBefore(entries.at(-1)?.id)}>{t('older')}</Button>
            )}
          </Flex>
        )}
      </Loaded>
    </Page>
  )
}

function useColumns(): Column<AuditEntry>[] {
  const t = useWords(auditWords)
  const nameOf = useActionName()
  const who = (kind: string) =>
    kind === 'owner' ? t('owner') : kind === 'program' ? t('program') : t('person')
  return [
    {
      key: 'action',
      title: t('action'),
      value: (entry) => entry.action,
      words: nameOf,
      filterable: true,
      width: 180,
    },
    {
      key: 'happenedAt',
      title: t('when'),
      value: (entry) => entry.happenedAt,
      draw: (entry) => <DateText value={entry.happenedAt} />,
      width: 170,
    },
    { key: 'actor', title: t('who'), value: (entry) => who(entry.actorKind), width: 120, filterable: true },
    {
      key: 'place',
      title: t('place'),
      value: (entry) => entry.place,
      draw: (entry) => (entry.place === null ? <Tag>{t('waiting')}</Tag> : `#${entry.place}`),
      width: 110,
    },
    { key: 'subject', title: t('subject'), value: (entry) => entry.subjectId, width: 300, onPhone: 'hidden' },
    {
      key: 'detail',
      title: t('detail'),
      value: (entry) => JSON.stringify(entry.detail),
      draw: (entry) => (
        <Typography.Text code ellipsis={{ tooltip: true }} className="audit-detail">
          {JSON.stringify(entry.detail)}
        </Typography.Text>
      ),
      width: 360,
      onPhone: 'hidden',
    },
  ]
}
