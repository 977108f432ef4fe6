import { useMemo } from 'react'
import { useApi, useReading } from '../../../ui/api.ts'
import { useLanguage } from '../../../ui/language.tsx'
import type { FigureNames } from '../figures/rules.ts'
import type { FigureChoices, ReportPeriodKind } from '../model.ts'
import type { reportsRoutes } from '../routes.ts'

export const useReportsApi = () => useApi<typeof reportsRoutes>('reports')

/** Reports within reach. */
export function useReports() {
  const api = useReportsApi()
  return useReading(['reports', 'list'], () => api.index.$get({ query: {} }))
}

export function useReport(id: string) {
  const api = useReportsApi()
  return useReading(['reports', 'one', id], () => api[':id'].$get({ param: { id } }))
}

/** The values of a report's figures; counted anew when the cut-off or the list of figures changes. */
export function useFigures(id: string, version: string) {
  const api = useReportsApi()
  return useReading(['reports', 'figures', id, version], () => api[':id'].figures.$get({ param: { id } }))
}

export function useTemplates() {
  const api = useReportsApi()
  return useReading(['reports', 'templates'], () => api.templates.$get())
}

/** What figures may be filtered by. */
export function useFigureChoices() {
  const api = useReportsApi()
  return useReading(['reports', 'choices'], () => api.templates.choices.$get())
}

/** Names of kinds, topics and rules in the reader's language, for definitions in words. */
export function useFigureNames(choices: FigureChoices | undefined): FigureNames {
  const { language } = useLanguage()
  return useMemo(
    () => ({
      kinds: new Map(choices?.kinds.map((kind) => [kind.code, kind[language]])),
      topics: new Map(choices?.topics.map(({ id, name }) => [id, name])),
      rulebooks: new Map(choices?.rulebooks.map(({ id, title }) => [id, title])),
    }),
    [choices, language],
  )
}

/** How the common period picker names our kinds of period. */
export const pickerKind = (kind: ReportPeriodKind) => (kind === 'halfyear' ? 'half-year' : kind)
