import { useMemo } from 'react'
import { askPath, useApi, useReading } from '../../../ui/api.ts'
import { useLanguage, useWords } from '../../../ui/language.tsx'
import type { EvidenceMeasure } from '../../duties/model.ts'
import type { PersonRow } from '../../organisation/model.ts'
import type { evidenceRoutes } from '../routes.ts'
import { evidenceWords } from '../words.ts'

export const useEvidenceApi = () => useApi<typeof evidenceRoutes>('evidence')

/** Kinds of activity and topics to choose from. */
export function useChoices() {
  const api = useEvidenceApi()
  return useReading(['evidence', 'choices'], () => api.choices.$get())
}

/** People and the posts they hold on a day. */
export function usePeople(day: string) {
  return useReading(['organisation', 'people', day], () =>
    askPath<readonly PersonRow[]>('/organisation/people', { day }),
  )
}

/** One activity, as it stands or as a revision of it stood. */
export function useActivity(id: string, revision?: number) {
  const api = useEvidenceApi()
  return useReading(['evidence', 'activity', id, revision], () =>
    revision === undefined
      ? api.activities[':id'].$get({ param: { id } })
      : api.activities[':id'].revisions[':revision'].$get({ param: { id, revision: String(revision) } }),
  )
}

/** What a kind's code and a topic's id read as. */
export function useNames() {
  const { language } = useLanguage()
  const { data } = useChoices()
  return useMemo(() => {
    const kinds = new Map(data?.kinds.map((kind) => [kind.code, kind[language]]))
    const topics = new Map(data?.topics.map((topic) => [topic.id, topic.name]))
    return {
      kind: (code: string) => kinds.get(code) ?? code,
      topic: (id: string) => topics.get(id) ?? '—',
    }
  }, [data, language])
}

const measureWords = {
  times: 'times',
  hours: 'measureHours',
  heads: 'measureHeads',
  hours_per_person: 'measurePerPerson',
} as const

/** An amount with its measure's word: 2 次, 1.5 小时. */
export function useMeasureText(): (measure: EvidenceMeasure, amount: number) => string {
  const t = useWords(evidenceWords)
  return (measure, amount) => t(measureWords[measure], { n: amount })
}
