import { EditOutlined, ProfileOutlined } from '@ant-design/icons'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Alert, Button } from 'antd'
import { call } from '../../../ui/api.ts'
import { useWords } from '../../../ui/language.tsx'
import { useGo } from '../../../ui/navigation.tsx'
import type { Column } from '../../../ui/table-column.ts'
import { DataTable } from '../../../ui/widgets/data-table.tsx'
import { EmptyState } from '../../../ui/widgets/empty-state.tsx'
import { Loaded } from '../../../ui/widgets/loaded.tsx'
import { Page } from '../../../ui/widgets/page.tsx'
import { DateText } from '../../../ui/widgets/value-text.tsx'
import type { ActivityRow } from '../model.ts'
import { evidenceWords } from '../words.ts'
import { ActivityFilters, type RegisterFilter, useRegisterFilter } from './activity-filters.tsx'
import { ActivityMarks } from './activity-marks.tsx'
import { ActivityTotals, useTotals } from './activity-totals.tsx'
import './evidence.css'
import { useEvidenceApi, useNames } from './evidence-api.ts'

const pageSize = 100
const nothing: readonly ActivityRow[] = []

/** 工作记录: the register of all work on record, newest day first. */
export default function Activities() {
  const t = useWords(evidenceWords)
  const go = useGo()
  const filter = useRegisterFilter()
  const columns = useColumns()
  const register = useRegister(filter)
  const totals = useTotals(register.reading.data ?? nothing, filter.query, !register.hasMore)
  const record = (
    <Button type="primary" icon={<EditOutlined />} onClick={() => go('/record')}>
      {t('record')}
    </Button>
  )
  return (
    <Page title={t('activities')} summary={t('activitiesSummary')}>
      {(filter.query.occurrenceId ?? filter.query.dutyId) !== undefined && (
        <Alert
          className="activity-notice"
          type="info"
          showIcon
          title={t(filter.query.occurrenceId === undefined ? 'ofDuty' : 'ofOccurrence')}
          action={
            <Button size="small" onClick={() => go('/activities')}>
              {t('showAll')}
            </Button>
          }
        />
      )}
      <ActivityFilters filter={filter} />
      <Loaded reading={register.reading}>
        {(rows) => (
          <>
            {rows.length > 0 && <ActivityTotals totals={totals} />}
            <DataTable
              name={t('activities')}
              rows={rows}
              columns={columns}
              rowKey={({ id }) => id}
              {...(totals.ofAll && { total: totals.records })}
              onOpen={({ id }) => go(`/activities/${id}`)}
              empty={
                <EmptyState
                  icon={<ProfileOutlined />}
                  title={t('emptyRegister')}
                  hint={t('emptyRegisterHint')}
                  action={record}
                />
              }
            />
            {register.hasMore && (
              <Button block loading={register.loadingMore} onClick={register.more}>
                {t('more')}
              </Button>
            )}
          </>
        )}
      </Loaded>
    </Page>
  )
}

function useRegister({ query }: RegisterFilter) {
  const api = useEvidenceApi()
  const found = useInfiniteQuery({
    queryKey: ['evidence', 'activities', query],
    queryFn: ({ pageParam }) =>
      call(
        api.activities.$get({
          query: { ...query, limit: String(pageSize), ...(pageParam !== null && { cursor: pageParam }) },
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: ({ data }) => data.next,
  })
  return {
    reading: {
      data: found.data?.pages.flatMap(({ data }) => data.activities),
      loading: found.isLoading,
      error: found.error,
      may: () => false,
      again: found.refetch,
    },
    hasMore: found.hasNextPage,
    loadingMore: found.isFetchingNextPage,
    more: () => void found.fetchNextPage(),
  }
}

function useColumns(): Column<ActivityRow>[] {
  const t = useWords(evidenceWords)
  const names = useNames()
  return [
    { key: 'title', title: t('title'), value: ({ title }) => title, width: 236 },
    {
      key: 'occurredOn',
      title: t('when'),
      value: ({ occurredOn }) => occurredOn,
      draw: ({ occurredOn }) => <DateText value={occurredOn} />,
      width: 136,
    },
    { key: 'unit', title: t('unit'), value: ({ unitName }) => unitName, width: 170 },
    {
      key: 'kind',
      title: t('kind'),
      value: ({ kind }) => kind,
      words: names.kind,
      width: 96,
    },
    { key: 'heads', title: t('headCount'), value: ({ headCount }) => headCount, width: 100 },
    { key: 'hours', title: t('duration'), value: ({ hours }) => hours, width: 96 },
    { key: 'files', title: t('files'), value: ({ attachmentCount }) => attachmentCount, width: 80 },
    {
      key: 'saved',
      title: t('totalSaved'),
      value: ({ entriesSaved }) => entriesSaved,
      width: 104,
      onPhone: 'hidden',
    },
    {
      key: 'marks',
      title: t('marks'),
      value: ({ late, unitIds, voidedAt }) =>
        [
          voidedAt !== null && t('voided'),
          late && t('lateMark'),
          unitIds.length > 1 && t('joint', { n: unitIds.length }),
        ]
          .filter(Boolean)
          .join('、'),
      draw: (row) => <ActivityMarks activity={row} />,
      width: 160,
    },
  ]
}
