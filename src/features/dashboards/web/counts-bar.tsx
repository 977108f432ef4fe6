import { useLanguage, useWords } from '../../../ui/language.tsx'
import { numberText } from '../../../ui/number-format.ts'
import type { StatusCounts } from '../model.ts'
import { dashboardsWords } from '../words.ts'

const parts = ['met', 'metLate', 'missed', 'open', 'upcoming', 'waived'] as const

/** How the occurrences are shared among the states: a bar, and the same in words. */
export function CountsBar({ counts }: { readonly counts: StatusCounts }) {
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
            {t(part)} {numberText(counts[part], language)}
          </span>
        ))}
      </div>
    </div>
  )
}
