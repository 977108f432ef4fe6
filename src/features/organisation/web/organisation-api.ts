import { useApi, useReading } from '../../../ui/api.ts'
import { useLanguage, useWords } from '../../../ui/language.tsx'
import type { Tier, UnitKind } from '../model.ts'
import type { organisationRoutes } from '../routes.ts'
import { organisationWords } from '../words.ts'

export const useOrganisationApi = () => useApi<typeof organisationRoutes>('organisation')

/** The tree of a day. */
export function useTree(day: string) {
  const api = useOrganisationApi()
  return useReading(['organisation', 'units', day], () => api.units.$get({ query: { day } }))
}

/** People and the posts they hold on a day. */
export function usePeople(day: string) {
  const api = useOrganisationApi()
  return useReading(['organisation', 'people', day], () => api.people.$get({ query: { day } }))
}

/** The words for a tier and for a kind of unit. */
export function useNames(kinds: readonly UnitKind[] = []) {
  const { language } = useLanguage()
  const t = useWords(organisationWords)
  const tierWords = {
    body: 'tierBody',
    principal: 'tierPrincipal',
    deputy: 'tierDeputy',
    member: 'tierMember',
    handler: 'tierHandler',
  } as const
  return {
    tier: (tier: Tier) => t(tierWords[tier]),
    kind: (code: string) => kinds.find((kind) => kind.code === code)?.[language] ?? code,
  }
}
