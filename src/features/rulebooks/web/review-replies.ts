import { type Reply, useReading } from '../../../ui/api.ts'

/** How far the duties of a version have been judged. */
export interface Judged {
  readonly versionId: string
  readonly proposed: number
  readonly accepted: number
  readonly rejected: number
  readonly adopted: number
}

interface Answered<Data> extends Reply {
  json(): Promise<{ readonly data: Data; readonly permissions: readonly string[] }>
}

// Duties are a later feature: what it answers is read here, its code is not imported.

/** The review of every version, by version. */
export function useJudged(): ReadonlyMap<string, Judged> {
  const { data } = useReading(
    ['duties', 'reviews'],
    () => fetch('/api/duties/review') as Promise<Answered<readonly Judged[]>>,
  )
  return new Map((data ?? []).map((judged) => [judged.versionId, judged]))
}

/** Lets the finder read a version: its duties then lie on the review desk. */
export const proposeDuties = (versionId: string) =>
  fetch(`/api/duties/review/versions/${versionId}/propose`, { method: 'POST' }) as Promise<
    Answered<{ readonly proposed: number }>
  >
