import { useMemo } from 'react'
import { askPath, useReading } from '../../../ui/api.ts'
import { useLanguage, useWords } from '../../../ui/language.tsx'
import { InnerLink } from '../../../ui/navigation.tsx'
import type { Column } from '../../../ui/table-column.ts'
import { DataTable } from '../../../ui/widgets/data-table.tsx'
import { EmptyState } from '../../../ui/widgets/empty-state.tsx'
import { Loaded } from '../../../ui/widgets/loaded.tsx'
import { DateText, NumberText } from '../../../ui/widgets/value-text.tsx'
import type { ActivityList, RecordingChoices, Tally } from '../../evidence/model.ts'
import type { Stretch } from '../model.ts'
import { dashboardsWords } from '../words.ts'

export interface UnitWorkProps {
  readonly unitId: string
  readonly stretch: Stretch
  readonly periodKey: string
}

const latest = '8'

/** What the unit and all below it did: sums by kind, and the latest records. */
export function UnitWork({ unitId, stretch, periodKey }: UnitWorkProps) {
  const t = useWords(dashboardsWords)
  const kindName = useKindName()
  const tallies = useReading(['evidence', 'tallies', unitId, stretch], () =>
    askPath<readonly Tally[]>('/evidence/tallies', { unitId, ...stretch }),
  )
  const recent = useReading(['evidence', 'activities', 'recent', unitId, stretch], () =>
    askPath<ActivityList>('/evidence/activities', { unitId, ...stretch, limit: latest }),
  )
  const search = { unit: unitId, period: periodKey }
  const columns = useTallyColumns(search, kindName)
  return (
    <>
      <section className="unit-part" aria-label={t('tallies')}>
        <h2>{t('tallies')}</h2>
        <Loaded reading={tallies}>
          {(rows) => (
            <DataTable
              name={t('tallies')}
              tools={false}
              rows={rows}
              columns={columns}
              rowKey={({ kind }) => kind}
              empty={<EmptyState compact title={t('noTallies')} />}
            />
          )}
        </Loaded>
      </section>
      <section className="unit-part" aria-label={t('recent')}>
        <h2>{t('recent')}</h2>
        <Loaded reading={recent}>
          {({ activities }) =>
            activities.length === 0 ? (
              <EmptyState
                compact
                title={t('noRecords')}
                action={<InnerLink to="/record">{t('recordWork')}</InnerLink>}
              />
            ) : (
              <>
                <ul className="recent-list">
                  {activities.map(({ id, title, occurredOn, unitName, kind }) => (
                    <li key={id}>
                      <InnerLink to={`/activities/${id}`}>{title}</InnerLink>
                      <span className="occurrence-facts">
                        <DateText value={occurredOn} />
                        <span>{kindName(kind)}</span>
                        <span>{unitName}</span>
                      </span>
                    </li>
                  ))}
                </ul>
                <InnerLink to="/activities" search={search}>
                  {t('allRecords')}
                </InnerLink>
              </>
            )
          }
        </Loaded>
      </section>
    </>
  )
}

function useKindName(): (code: string) => string {
  const { language } = useLanguage()
  const { data } = useReading(['evidence', 'choices'], () => askPath<RecordingChoices>('/evidence/choices'))
  return useMemo(() => {
    const names = new Map(data?.kinds.map((kind) => [kind.code, kind[language]]))
    return (code: string) => names.get(code) ?? code
  }, [data, language])
}

function useTallyColumns(
  search: Readonly<Record<string, string>>,
  kindName: (code: string) => string,
): Column<Tally>[] {
  const t = useWords(dashboardsWords)
  return [
    { key: 'kind', title: t('kind'), value: ({ kind }) => kind, words: kindName, width: 140 },
    {
      key: 'records',
      title: t('records'),
      value: ({ activities }) => activities,
      draw: ({ kind, activities }) => (
        <InnerLink
          to="/activities"
          search={{ ...search, kind }}
          className="number-link"
          label={`${kindName(kind)}，${t('records')}：${activities}`}
        >
          <span className="number-link-value">
            <NumberText value={activities} />
          </span>
        </InnerLink>
      ),
      width: 90,
    },
    { key: 'heads', title: t('totalHeads'), value: ({ heads }) => heads, width: 90 },
    { key: 'hours', title: t('totalHours'), value: ({ hours }) => hours, width: 90 },
  ]
}
