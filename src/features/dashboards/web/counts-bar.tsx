import { useLanguage, useWords } from '../../../ui/language.tsx'
import { numberText } from '../../../ui/number-format.ts'
import type { StatusCounts } from '../model.ts'
import { dashboardsWords } from '../words.ts'
import { CountButton, type OpenedCounts } from './occurrence-drawer.tsx'

const parts = ['met', 'metLate', 'missed', 'open', 'upcoming', 'waived'] as const
const statusOf = {
  met: 'met',
  metLate: 'met_late',
  missed: 'missed',
  open: 'open',
  upcoming: 'upcoming',
  waived: 'waived',
} as const

export interface CountsBarProps {
  readonly counts: StatusCounts
  /** What each part opens; words alone when absent. */
  readonly opened?: OpenedCounts
}

/** How the occurrences are shared among the states: a bar, and the same in words, each of which may open its occurrences. */
export function CountsBar({ counts, opened }: CountsBarProps) {
  const t = useWords(dashboardsWords)
  const { language } = useLanguage()
  const shown = parts.filter((part) => counts[part] > 0)
  if (shown.length === 0) return <span className="count-none">{t('none')}</span>
  return (
    <div>
      <div className="counts-bar" aria-hidden="true">
        {shown.map((part) => (
          <span key={part} className={`counts-${part}`} style={{ flexGrow: counts[part] }} />
        ))}
      </div>
      <div className="counts-words">
        {shown.map((part) => (
          <span key={part}>
            <span className={`counts-dot counts-${part}`} aria-hidden="true" />
            {t(part)}{' '}
            {opened === undefined ? (
              numberText(counts[part], language)
            ) : (
              <CountButton
                label={`${opened.title}，${t(part)}`}
                value={counts[part]}
                opened={{ ...opened, query: { ...opened.query, status: statusOf[part] } }}
              />
            )}
          </span>
        ))}
      </div>
    </div>
  )
}
