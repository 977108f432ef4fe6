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

interface ChoicesReply extends Reply {
  json(): Promise<{ readonly data: { readonly kinds: readonly NamedKind[] }; readonly permissions: string[] }>
}

const noKinds: readonly NamedKind[] = []

/** The tenant's kinds of activity. They are evidence's, a later feature: its answer is read, its code is not imported. */
export function useActivityKinds(): readonly NamedKind[] {
  const { data } = useReading(
    ['evidence', 'choices'],
    () => fetch('/api/evidence/choices') as Promise<ChoicesReply>,
  )
  return data?.kinds ?? noKinds
}
