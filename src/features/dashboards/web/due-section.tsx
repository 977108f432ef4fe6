import { EditOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useState } from 'react'
import { commonWords } from '../../../ui/common-words.ts'
import { dayText } from '../../../ui/date-format.ts'
import { useLanguage, useWords } from '../../../ui/language.tsx'
import { InnerLink, useGo } from '../../../ui/navigation.tsx'
import type { StatusTone } from '../../../ui/theme.ts'
import { ToneTag } from '../../../ui/widgets/status-tag.tsx'
import type { DueItem } from '../model.ts'
import { dashboardsWords } from '../words.ts'
import { ProgressText } from './occurrence-list.tsx'

export interface DueSectionProps {
  readonly title: string
  readonly tone: StatusTone
  readonly items: readonly DueItem[]
  readonly today: string
  /** Closed without being met: what is recorded now is a late entry. */
  readonly missed: boolean
}

const shownAtFirst = 20

/** One list of what waits, or nothing when nothing does. */
export function DueSection({ title, tone, items, today, missed }: DueSectionProps) {
  const common = useWords(commonWords)
  const [shown, setShown] = useState(shownAtFirst)
  if (items.length === 0) return null
  return (
    <section className="due-section" aria-label={title}>
      <h2>
        <ToneTag tone={tone}>{title}</ToneTag> <span className="figures">{items.length}</span>
      </h2>
      <ul>
        {items.slice(0, shown).map((item) => (
          <DueLine key={item.occurrenceId} item={item} today={today} missed={missed} />
        ))}
      </ul>
      {items.length > shown && (
        <Button block onClick={() => setShown(shown + shownAtFirst)}>
          {common('showMore', { n: Math.min(shownAtFirst, items.length - shown) })}
        </Button>
      )}
    </section>
  )
}

interface DueLineProps {
  readonly item: DueItem
  readonly today: string
  readonly missed: boolean
}

function DueLine({ item, today, missed }: DueLineProps) {
  const t = useWords(dashboardsWords)
  const go = useGo()
  const label = t(missed ? 'recordMissed' : 'recordIt')
  return (
    <li className="due-line">
      <div className="due-words">
        <InnerLink to={`/occurrences/${item.occurrenceId}`} className="occurrence-duty">
          {item.dutyTitle}
        </InnerLink>
        <div className="occurrence-facts">
          <span className={missed || item.windowTo < today ? 'due-late' : ''}>
            <DueText item={item} today={today} />
          </span>
          <ProgressText requirements={[item]} />
          <span>{item.unitName}</span>
          <span>
            {item.holderName ?? t('vacant')}
            {item.postTitle !== null && ` · ${item.postTitle}`}
            {item.risen && <em className="occurrence-risen"> {t('risen')}</em>}
          </span>
          <span className="due-rulebook">{item.rulebookTitle}</span>
        </div>
      </div>
      <Button
        type={missed ? 'default' : 'primary'}
        ghost={!missed}
        icon={<EditOutlined />}
        aria-label={`${label}：${item.dutyTitle}，${item.unitName}`}
        onClick={() => go('/record', { occurrence: item.occurrenceId })}
      >
        {label}
      </Button>
    </li>
  )
}

const millisecondsADay = 86_400_000
const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(to) - Date.parse(from)) / millisecondsADay)

function DueText({ item: { windowTo, closesOn }, today }: Omit<DueLineProps, 'missed'>) {
  const t = useWords(dashboardsWords)
  const { language } = useLanguage()
  const day = (value: string) =>
    dayText(value, language, value.slice(0, 4) === today.slice(0, 4) ? 'short' : 'full')
  if (closesOn < today) return t('closedOn', { day: day(closesOn) })
  if (windowTo < today) return t('daysOver', { n: daysBetween(windowTo, today), day: day(closesOn) })
  if (windowTo === today) return t('dueToday')
  return `${t('dueOn', { day: day(windowTo) })} · ${t('daysLeft', { n: daysBetween(today, windowTo) })}`
}
