import { askPath, useApi, useReading } from '../../../ui/api.ts'
import { useWords } from '../../../ui/language.tsx'
import { useAddressValue } from '../../../ui/navigation.tsx'
import { type PeriodChoice, periodAt, periodOfKey, type TermOption } from '../../../ui/period-choice.ts'
import { useTenant } from '../../../ui/tenant.tsx'
import type { CalendarOverview } from '../../organisation/calendar/model.ts'
import type { PersonRow } from '../../organisation/model.ts'
import type { dashboardsRoutes } from '../routes.ts'
import { dashboardsWords } from '../words.ts'

export const useDashboardsApi = () => useApi<typeof dashboardsRoutes>('dashboards')

/** The tenant's school terms. */
export function useTerms(): readonly TermOption[] {
  const { today } = useTenant()
  const year = today.slice(0, 4)
  const { data } = useReading(['organisation', 'calendar', year], () =>
    askPath<CalendarOverview>(`/organisation/calendar/years/${year}`),
  )
  return data?.settings.terms ?? noTerms
}

const noTerms: readonly TermOption[] = []

/** People and the posts they hold today. */
export function usePeople() {
  const { today } = useTenant()
  return useReading(['organisation', 'people', today], () =>
    askPath<readonly PersonRow[]>('/organisation/people', { day: today }),
  )
}

export interface StretchChoice {
  readonly period: PeriodChoice
  readonly terms: readonly TermOption[]
  choose(period: PeriodChoice): void
}

/** The period of a screen, kept in its address; the running half-year at first. */
export function useStretch(): StretchChoice {
  const { today } = useTenant()
  const terms = useTerms()
  const [key, setKey] = useAddressValue('period')
  const usual = periodAt('half-year', today)
  const period = (key === undefined ? undefined : periodOfKey(key, terms)) ?? usual
  if (period === undefined) throw new Error('every day lies in a half-year')
  return { period, terms, choose: (next) => setKey(next.key === usual?.key ? undefined : next.key) }
}

const measureWords = {
  times: 'times',
  hours: 'hours',
  heads: 'heads',
  hours_per_person: 'perPerson',
} as const

/** An amount with its measure's word: 2 次; a measure that is not known leaves the number alone. */
export function useMeasureText(): (measure: string, amount: number) => string {
  const t = useWords(dashboardsWords)
  const isKnown = (measure: string): measure is keyof typeof measureWords => measure in measureWords
  return (measure, amount) => (isKnown(measure) ? t(measureWords[measure], { n: amount }) : String(amount))
}
