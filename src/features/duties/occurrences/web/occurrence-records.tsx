import { type Reply, useReading } from '../../../../ui/api.ts'
import { useWords } from '../../../../ui/language.tsx'
import { InnerLink } from '../../../../ui/navigation.tsx'
import { EmptyState } from '../../../../ui/widgets/empty-state.tsx'
import { Loaded } from '../../../../ui/widgets/loaded.tsx'
import { DateText } from '../../../../ui/widgets/value-text.tsx'
import { occurrencesWords } from '../words.ts'

interface ActivitiesReply extends Reply {
  json(): Promise<{
    readonly data: {
      readonly activities: readonly {
        readonly id: string
        readonly title: string
        readonly unitName: string
        readonly occurredOn: string
      }[]
    }
    readonly permissions: readonly string[]
  }>
}

/** The records that count for an occurrence. They are evidence's, a later feature: its answer is read, its code is not imported. */
export function OccurrenceRecords({ occurrenceId }: { readonly occurrenceId: string }) {
  const t = useWords(occurrencesWords)
  const reading = useReading(
    ['evidence', 'of-occurrence', occurrenceId],
    () =>
      fetch(`/api/evidence/activities?occurrenceId=${occurrenceId}&limit=200`) as Promise<ActivitiesReply>,
  )
  return (
    <Loaded reading={reading}>
      {({ activities }) =>
        activities.length === 0 ? (
          <EmptyState compact title={t('noRecords')} hint={t('noRecordsHint')} />
        ) : (
          <ul className="due-list">
            {activities.map((activity) => (
              <li key={activity.id}>
                <InnerLink to={`/activities/${activity.id}`}>{activity.title}</InnerLink>
                <span className="duty-aside">
                  {activity.unitName} · <DateText value={activity.occurredOn} />
                </span>
              </li>
            ))}
          </ul>
        )
      }
    </Loaded>
  )
}
