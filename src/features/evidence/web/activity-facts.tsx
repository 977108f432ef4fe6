import { StarOutlined } from '@ant-design/icons'
import type { ReactNode } from 'react'
import { useWords } from '../../../ui/language.tsx'
import { InnerLink } from '../../../ui/navigation.tsx'
import { ToneTag } from '../../../ui/widgets/status-tag.tsx'
import { DateText, NumberText } from '../../../ui/widgets/value-text.tsx'
import type { ActivityPage } from '../model.ts'
import { evidenceWords } from '../words.ts'
import { useNames } from './evidence-api.ts'

/** What happened, field by field; what is empty is left out. */
export function ActivityFacts({ page }: { readonly page: ActivityPage }) {
  const t = useWords(evidenceWords)
  const names = useNames()
  const { activity, units, people } = page
  const lead = units.find(({ id }) => id === activity.unitId)
  const others = units.filter(({ id }) => id !== activity.unitId)
  return (
    <section className="activity-part" aria-label={t('facts')}>
      <h2>{t('facts')}</h2>
      <dl className="fact-list">
        <Fact name={t('unit')}>{lead && <InnerLink to={`/units/${lead.id}`}>{lead.name}</InnerLink>}</Fact>
        {others.length > 0 && (
          <Fact name={t('jointUnits')}>
            {others.map(({ id, name }, place) => (
              <span key={id}>
                {place > 0 && '、'}
                <InnerLink to={`/units/${id}`}>{name}</InnerLink>
              </span>
            ))}
          </Fact>
        )}
        <Fact name={t('kind')}>{names.kind(activity.kind)}</Fact>
        <Fact name={t('when')}>
          <DateText value={activity.occurredOn} format="weekday" />
        </Fact>
        <Fact name={t('headCount')}>
          <NumberText value={activity.headCount} />
        </Fact>
        {activity.hours > 0 && (
          <Fact name={t('hours')}>
            <NumberText value={activity.hours} format="hours" />
          </Fact>
        )}
        <Fact name={t('people')}>{people.length === 0 ? t('nobodyNamed') : <People people={people} />}</Fact>
        {activity.topicIds.length > 0 && (
          <Fact name={t('topics')}>{activity.topicIds.map(names.topic).join('、')}</Fact>
        )}
        {activity.summary !== '' && <Fact name={t('words')}>{activity.summary}</Fact>}
        <Fact name={t('recordedAt')}>
          <DateText value={activity.recordedAt} />
        </Fact>
        {activity.entriesSaved > 0 && (
          <Fact name={t('totalSaved')}>
            <NumberText value={activity.entriesSaved} />
          </Fact>
        )}
      </dl>
    </section>
  )
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}

function People({ people }: Pick<ActivityPage, 'people'>) {
  const t = useWords(evidenceWords)
  return (
    <span className="row-marks">
      {people.map(({ personId, name, led, hours }) => (
        <ToneTag key={personId} tone={led ? 'active' : 'neutral'} icon={led ? <StarOutlined /> : <span />}>
          {name}
          {led && ` · ${t('ledMark')}`}
          {hours !== null && (
            <>
              {' · '}
              {t('measureHours', { n: hours })}
            </>
          )}
        </ToneTag>
      ))}
    </span>
  )
}
