import { useInfiniteQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { askPath, call } from '../../../ui/api.ts'
import { dayText } from '../../../ui/date-format.ts'
import { useLanguage, useWords } from '../../../ui/language.tsx'
import { InnerLink } from '../../../ui/navigation.tsx'
import { numberText } from '../../../ui/number-format.ts'
import { EmptyState } from '../../../ui/widgets/empty-state.tsx'
import { Loaded } from '../../../ui/widgets/loaded.tsx'
import { StatusTag, ToneTag } from '../../../ui/widgets/status-tag.tsx'
import type { OccurrenceList as OccurrencesRead, OccurrenceView } from '../../duties/occurrences/model.ts'
import { dashboardsWords } from '../words.ts'
import { useMeasureText } from './dashboards-api.ts'
import './dashboards.css'
import { type CountedQuery, searchOf } from './occurrence-query.ts'

const pageSize = '100'

/** The occurrences behind a number, by closing day; each opens, and so do its records. */
export function OccurrenceList({ query }: { readonly query: CountedQuery }) {
  const t = useWords(dashboardsWords)
  const search = searchOf(query)
  const found = useInfiniteQuery({
    queryKey: ['duties', 'occurrences', search],
    queryFn: ({ pageParam }) =>
      call(
        askPath<OccurrencesRead>('/duties/occurrences', {
          ...search,
          limit: pageSize,
          ...(pageParam !== null && { cursor: pageParam }),
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: ({ data }) => data.next,
  })
  const reading = {
    data: found.data?.pages.flatMap(({ data }) => data.occurrences),
    loading: found.isLoading,
    error: found.error,
    may: () => false,
    again: found.refetch,
  }
  return (
    <Loaded reading={reading}>
      {(occurrences) =>
        occurrences.length === 0 ? (
          <EmptyState compact title={t('noOccurrences')} />
        ) : (
          <>
            <ul className="occurrence-list" aria-label={t('occurrences')}>
              {occurrences.map((view) => (
                <OccurrenceLine key={view.occurrence.id} view={view} />
              ))}
            </ul>
            {found.hasNextPage && (
              <Button block loading={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
                {t('moreOccurrences')}
              </Button>
            )}
          </>
        )
      }
    </Loaded>
  )
}

function OccurrenceLine({ view }: { readonly view: OccurrenceView }) {
  const t = useWords(dashboardsWords)
  const { language } = useLanguage()
  const { occurrence, status, overdue, dutyTitle, unitName, post, risen } = view
  const { id, windowFrom, windowTo } = occurrence
  return (
    <li>
      <div className="occurrence-head">
        <InnerLink to={`/occurrences/${id}`} className="occurrence-duty">
          {dutyTitle}
        </InnerLink>
        {overdue ? <ToneTag tone="late">{t('overdue')}</ToneTag> : <StatusTag status={status} />}
      </div>
      <div className="occurrence-facts">
        <span>{unitName}</span>
        <span>
          {windowFrom === windowTo
            ? dayText(windowTo, language)
            : t('window', { from: dayText(windowFrom, language), to: dayText(windowTo, language) })}
        </span>
        <ProgressText requirements={view.requirements} />
        <span>
          {post === null ? t('vacant') : `${post.holderName ?? t('nobody')} · ${post.title}`}
          {risen && <em className="occurrence-risen"> {t('risen')}</em>}
        </span>
        <InnerLink to="/activities" search={{ occurrence: id }}>
          {t('seeRecords')}
        </InnerLink>
      </div>
    </li>
  )
}

/** 2/4 次 */
export function ProgressText({
  requirements,
}: {
  readonly requirements: readonly { achieved: number; required: number; measure: string }[]
}) {
  const { language } = useLanguage()
  const measureText = useMeasureText()
  const number = (value: number) => numberText(value, language, 'hours')
  return (
    <span className="figures">
      {requirements
        .map(({ achieved, required, measure }) => `${number(achieved)}/${measureText(measure, required)}`)
        .join('，')}
    </span>
  )
}
