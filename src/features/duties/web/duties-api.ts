import { type Reply, useApi, useReading } from '../../../ui/api.ts'
import type { dutiesRoutes } from '../routes.ts'

export const useDutiesApi = () => useApi<typeof dutiesRoutes>('duties')

/** The text of a version with its clauses and duties: what the desk and the reader show. */
export function useDesk(versionId: string) {
  const api = useDutiesApi()
  return useReading(deskKey(versionId), () => api.review.versions[':id'].$get({ param: { id: versionId } }))
}

export const deskKey = (versionId: string) => ['duties', 'desk', versionId] as const

/** A kind of activity, by which a duty says what counts. */
export interface NamedKind {
  readonly code: string
  readonly zh: string
  readonly en: string
}

/** What evidence offers to choose from: how records are told apart. */
interface EvidenceChoices {
  readonly kinds: readonly NamedKind[]
  readonly topics: readonly { readonly id: string; readonly name: string }[]
}

interface ChoicesReply extends Reply {
  json(): Promise<{ readonly data: EvidenceChoices; readonly permissions: readonly string[] }>
}

const nothing: EvidenceChoices = { kinds: [], topics: [] }

/** The tenant's kinds of activity and topics. They are evidence's, a later feature: its answer is read, its code is not imported. */
export function useEvidenceChoices(): EvidenceChoices {
  const { data } = useReading(
    ['evidence', 'choices'],
    () => fetch('/api/evidence/choices') as Promise<ChoicesReply>,
  )
  return data ?? nothing
}

export const useActivityKinds = (): readonly NamedKind[] => useEvidenceChoices().kinds
