import { useLanguage } from '../../../ui/language.tsx'
import { periodText } from '../../../ui/period-format.ts'
import type { TrendPoint } from '../model.ts'
import { useTerms } from './dashboards-api.ts'

/** What a period of the trend is called; a term by its own name. */
export function usePeriodName(): (point: Pick<TrendPoint, 'key' | 'from' | 'to'>) => string {
  const { language } = useLanguage()
  const terms = useTerms()
  return (point) => {
    const name = terms.find(({ id }) => id === point.key)?.name
    return periodText({ ...point, ...(name !== undefined && { name }) }, language)
  }
}
