import { Tag, Timeline } from 'antd'
import { useWords } from '../../../ui/language.tsx'
import { useTenant } from '../../../ui/tenant.tsx'
import { DateText } from '../../../ui/widgets/value-text.tsx'
import type { UnitCard } from '../units/model.ts'
import { organisationWords } from '../words.ts'

interface Event {
  readonly key: string
  readonly day: string
  readonly words: string
}

/** Everything that happened to a unit, newest first; what is still to come is marked. */
export function UnitHistoryList({ card }: { readonly card: UnitCard }) {
  const t = useWords(organisationWords)
  const { today } = useTenant()
  const events = useEvents(card)
  return (
    <Timeline
      className="history"
      items={events.map(({ key, day, words }) => ({
        key,
        color: day > today ? 'gray' : 'blue',
        content: (
          <>
            <DateText value={day} /> {words} {day > today && <Tag>{t('planned')}</Tag>}
          </>
        ),
      }))}
    />
  )
}

function useEvents(card: UnitCard): readonly Event[] {
  const t = useWords(organisationWords)
  const events: Event[] = []
  const add = (key: string, day: string, words: string) => events.push({ key: `${key} ${day}`, day, words })
  for (const { name, from } of card.names) add('name', from, t('historyNamed', { name }))
  for (const { parentName, from } of card.parents)
    add('parent', from, t('historyUnder', { name: parentName ?? t('theTop') }))
  for (const { id, title, openedOn, closedOn, tenures } of card.posts) {
    add(`${id} open`, openedOn, t('historyPost', { title }))
    for (const tenure of tenures) {
      add(`${tenure.id} from`, tenure.from, t('historyHeld', { name: tenure.personName, title }))
      if (tenure.to !== null)
        add(`${tenure.id} to`, tenure.to, t('historyLeft', { name: tenure.personName, title }))
    }
    if (closedOn !== null) add(`${id} close`, closedOn, t('historyPostClosed', { title }))
  }
  if (card.closedOn !== null) add('closed', card.closedOn, t('historyClosed'))
  return events.toSorted((one, other) => (one.day < other.day ? 1 : one.day > other.day ? -1 : 0))
}
