import { useInfiniteQuery } from '@tanstack/react-query'
import { Button, Flex, Segmented } from 'antd'
import { useState } from 'react'
import { call } from '../../../ui/api.ts'
import { commonWords } from '../../../ui/common-words.ts'
import { momentText } from '../../../ui/date-format.ts'
import { useLanguage, useWords } from '../../../ui/language.tsx'
import { InnerLink } from '../../../ui/navigation.tsx'
import type { Column } from '../../../ui/table-column.ts'
import { useTenant } from '../../../ui/tenant.tsx'
import { DataTable } from '../../../ui/widgets/data-table.tsx'
import { EmptyState } from '../../../ui/widgets/empty-state.tsx'
import { RecordDrawer } from '../../../ui/widgets/record-drawer.tsx'
import { StatusTag } from '../../../ui/widgets/status-tag.tsx'
import { DateText } from '../../../ui/widgets/value-text.tsx'
import { comparisonText } from '../document/rules.ts'
import { describeSlot } from '../figures/rules.ts'
import type { FigureRecord } from '../model.ts'
import { countsOccurrences, figureText } from '../rules.ts'
import { reportsWords } from '../words.ts'
import type { OpenShelf } from './figure-shelf.ts'
import { useReportsApi } from './reports-api.ts'

/** The drawer with the records behind the figure that was opened. */
export function FigureRecordsDrawer({
  reportId,
  shelf,
}: {
  readonly reportId: string
  readonly shelf: OpenShelf
}) {
  const t = useWords(reportsWords)
  const { language } = useLanguage()
  const [before, setBefore] = useState(false)
  const query = shelf.opened === undefined ? undefined : shelf.queries.get(shelf.opened)
  const figure = shelf.opened === undefined ? undefined : shelf.values.get(shelf.opened)
  const close = () => {
    setBefore(false)
    shelf.close()
  }
  return (
    <RecordDrawer
      open={query !== undefined}
      title={
        query === undefined ? '' : t('recordsOf', { code: query.code, name: query.definition[language] })
      }
      width={860}
      onClose={close}
    >
      {query !== undefined && (
        <>
          <div className="number-drawer-head">
            <span className="number-drawer-value">
              {figure === undefined
                ? '…'
                : figureText(
                    query.definition.measure,
                    before ? figure.previousValue : figure.value,
                    language,
                  )}
            </span>
            <span>
              {describeSlot(query.definition, shelf.names, language)}
              {figure !== undefined && <div className="figure-note">{comparisonText(figure, language)}</div>}
            </span>
          </div>
          {query.definition.previous !== undefined && (
            <Segmented
              value={before ? 'before' : 'this'}
              options={[
                { value: 'this', label: t('thisPeriod') },
                { value: 'before', label: t('periodBefore') },
              ]}
              onChange={(value) => setBefore(value === 'before')}
            />
          )}
          <RecordList
            key={`${query.code}${before}`}
            reportId={reportId}
            code={query.code}
            before={before}
            ofOccurrences={countsOccurrences(query.definition.measure)}
            kinds={shelf.names.kinds}
          />
        </>
      )}
    </RecordDrawer>
  )
}

interface RecordListProps {
  readonly reportId: string
  readonly code: string
  readonly before: boolean
  readonly ofOccurrences: boolean
  readonly kinds: ReadonlyMap<string, string>
}

const PAGE = '100'

function RecordList({ reportId, code, before, ofOccurrences, kinds }: RecordListProps) {
  const t = useWords(reportsWords)
  const common = useWords(commonWords)
  const { language } = useLanguage()
  const { timeZone } = useTenant()
  const api = useReportsApi()
  const pages = useInfiniteQuery({
    queryKey: ['reports', 'records', reportId, code, before],
    initialPageParam: undefined as string | undefined,
    queryFn: async ({ pageParam }) => {
      const query = {
        before: before ? 'true' : 'false',
        limit: PAGE,
        ...(pageParam && { cursor: pageParam }),
      } as const
      const answer = await call(
        api[':id'].figures[':code'].records.$get({ param: { id: reportId, code }, query }),
      )
      return answer.data
    },
    getNextPageParam: ({ next }) => next ?? undefined,
  })
  const records = pages.data?.pages.flatMap((page) => page.records) ?? []
  const first = pages.data?.pages[0]
  const rest = first === undefined ? 0 : first.total - records.length
  return (
    <>
      <p className="figure-note">
        {first !== undefined &&
          `${t('recordsTotal', { n: first.total })} · ${t('recordsAsOf', { moment: momentText(first.asOf, language, timeZone) })}`}
      </p>
      <DataTable
        name={t('figures')}
        tools={false}
        loading={pages.isLoading}
        rows={records}
        columns={ofOccurrences ? occurrenceColumns(t) : activityColumns(t, kinds)}
        rowKey={({ id }) => id}
        empty={<EmptyState compact title={t('noRecords')} hint={t('noRecordsHint')} />}
      />
      {pages.hasNextPage && (
        <Flex justify="center" style={{ marginTop: 12 }}>
          <Button loading={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
            {common('showMore', { n: Math.min(Number(PAGE), rest) })}
          </Button>
        </Flex>
      )}
    </>
  )
}

type Say = ReturnType<typeof useWords<typeof reportsWords.entries>>

const titled = (record: FigureRecord) => (
  <InnerLink
    to={record.kind === 'activity' ? `/activities/${record.id}` : `/occurrences/${record.id}`}
    {...(record.kind === 'activity' && { search: { revision: String(record.revision) } })}
  >
    {record.title}
  </InnerLink>
)

const activityColumns = (t: Say, kinds: ReadonlyMap<string, string>): Column<FigureRecord>[] => [
  { key: 'title', title: t('recordTitle'), value: ({ title }) => title, draw: titled, width: 200 },
  {
    key: 'kind',
    title: t('kind'),
    value: (record) =>
      record.kind === 'activity' ? (kinds.get(record.activityKind) ?? record.activityKind) : '',
    width: 90,
  },
  { key: 'unit', title: t('unit'), value: ({ unitName }) => unitName, width: 160 },
  {
    key: 'day',
    title: t('day'),
    value: (record) => (record.kind === 'activity' ? record.occurredOn : ''),
    draw: (record) =>
      record.kind === 'activity' ? <DateText value={record.occurredOn} format="short" /> : null,
    width: 90,
  },
  {
    key: 'heads',
    title: t('heads'),
    value: (record) => (record.kind === 'activity' ? record.headCount : null),
    width: 80,
  },
  {
    key: 'hours',
    title: t('hours'),
    value: (record) => (record.kind === 'activity' ? record.hours : null),
    width: 80,
  },
  {
    key: 'revision',
    title: t('late'),
    value: (record) => (record.kind === 'activity' && record.late ? t('late') : ''),
    width: 80,
  },
]

const occurrenceColumns = (t: Say): Column<FigureRecord>[] => [
  { key: 'title', title: t('recordTitle'), value: ({ title }) => title, draw: titled, width: 270 },
  { key: 'unit', title: t('unit'), value: ({ unitName }) => unitName, width: 180 },
  {
    key: 'window',
    title: t('window'),
    value: (record) => (record.kind === 'occurrence' ? record.windowTo : ''),
    draw: (record) =>
      record.kind === 'occurrence' ? (
        <span>
          <DateText value={record.windowFrom} format="short" /> –{' '}
          <DateText value={record.windowTo} format="short" />
        </span>
      ) : null,
    width: 170,
  },
  {
    key: 'standing',
    title: t('state'),
    value: (record) => (record.kind === 'occurrence' ? record.standing : ''),
    draw: (record) => (record.kind === 'occurrence' ? <StatusTag status={record.standing} /> : null),
    width: 120,
  },
]
