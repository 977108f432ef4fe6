import { type QueryKey, useQuery } from '@tanstack/react-query'
import { type Hono } from 'hono'
import { hc } from 'hono/client'
import { useMemo } from 'react'
import type { Refusal } from '../kernel/outcome/outcome.ts'

/** The server said no, with a reason for a person. */
export class RefusalError extends Error {
  readonly refusal: Refusal
  constructor(refusal: Refusal) {
    super(refusal.code)
    this.name = 'RefusalError'
    this.refusal = refusal
  }

  /** Whether it tells of an outage or a bug, which may pass, rather than of a decision, which stands. */
  get mayPass(): boolean {
    return /^(server|storage)\./.test(this.refusal.code)
  }
}

/** Nothing was decided: the network is down, the server busy or stopped, or the program failed. */
export class OutageError extends Error {
  readonly outage: 'offline' | 'unavailable' | 'broken'
  constructor(outage: 'offline' | 'unavailable' | 'broken', cause?: unknown) {
    super(outage, { cause })
    this.name = 'OutageError'
    this.outage = outage
  }
}

/** The value of an answer, and what the reader may do. */
export interface Answer<Data> {
  readonly data: Data
  readonly permissions: readonly string[]
}

/** What a typed request resolves to, whatever its status: an answer or a refusal as JSON. */
export interface Reply {
  readonly ok: boolean
  readonly status: number
  json(): Promise<unknown>
}

/** What an endpoint's answer carries, read off the routes' types: the value of `{ data, permissions }`; a refusal carries none. */
export type DataOf<Given extends Reply> = Given extends { json(): Promise<infer Body> }
  ? Body extends { readonly data: infer Data; readonly permissions: unknown }
    ? Data
    : never
  : never

// biome-ignore lint/suspicious/noExplicitAny: any environment, schema and base path of a feature's routes
type AnyRoutes = Hono<any, any, any>

/** A typed client of one feature's routes: `createClient<OrganisationRoutes>('organisation')`. */
export function createClient<Routes extends AnyRoutes>(feature: string): ReturnType<typeof hc<Routes>> {
  return hc<Routes>(`/api/${feature}`)
}

/** The client of a feature's routes, at `/api/<feature>`; the type comes from its `routes.ts` by `import type`. */
export function useApi<Routes extends AnyRoutes>(feature: string): ReturnType<typeof hc<Routes>> {
  return useMemo(() => createClient<Routes>(feature), [feature])
}

function isRefusal(value: unknown): value is Refusal {
  return (
    typeof value === 'object' &&
    value !== null &&
    'code' in value &&
    typeof value.code === 'string' &&
    'sentence' in value &&
    typeof value.sentence === 'object'
  )
}

/** A refusal when the body holds one (`{ refusal }`), else what kind of outage the status tells of. */
export async function troubleOf(
  response: Pick<Reply, 'status' | 'json'>,
): Promise<RefusalError | OutageError> {
  const body: unknown = await response.json().catch(() => undefined)
  if (typeof body === 'object' && body !== null && 'refusal' in body && isRefusal(body.refusal)) {
    return new RefusalError(body.refusal)
  }
  return new OutageError([502, 503, 504].includes(response.status) ? 'unavailable' : 'broken')
}

/** Awaits a request; a network that fails becomes an `OutageError`, an abort stays what it is. */
export async function reach<Given>(request: Promise<Given>): Promise<Given> {
  try {
    return await request
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error
    throw new OutageError('offline', error)
  }
}

/**
 * Unwraps a typed request: `const { data, permissions } = await call(api.units.$get())`.
 * Throws `RefusalError` when the server refused and `OutageError` when nothing was decided.
 */
export async function call<Given extends Reply>(request: Promise<Given>): Promise<Answer<DataOf<Given>>> {
  const response = await reach(request)
  if (!response.ok) throw await troubleOf(response)
  return (await response.json()) as Answer<DataOf<Given>>
}

/**
 * Asks a route of another feature, whose types a screen does not import: the caller says what comes, in the words of that
 * feature's model. `useReading(['organisation', 'people', day], () => askPath<PersonRow[]>('/organisation/people', { day }))`.
 */
export function askPath<Data>(
  path: `/${string}`,
  query: Readonly<Record<string, string>> = {},
): Promise<Reply & { json(): Promise<Answer<Data>> }> {
  const search = new URLSearchParams(query).toString()
  return fetch(`/api${path}${search === '' ? '' : `?${search}`}`)
}

/** What a screen knows of something it reads. */
export interface Reading<Data> {
  /** Absent while loading and after a failure. */
  readonly data: Data | undefined
  readonly loading: boolean
  readonly error: Error | null
  /** Whether the reader holds a permission, as the answer said. */
  may(permission: string): boolean
  again(): Promise<unknown>
}

/**
 * Reads through the cache: `const units = useReading(['organisation', 'units'], () => api.units.$get())`.
 * The key begins with the feature's name, so that an action can say what it makes stale. Pass `enabled: false` to wait.
 */
export function useReading<Given extends Reply>(
  key: QueryKey,
  request: () => Promise<Given>,
  options: { readonly enabled?: boolean } = {},
): Reading<DataOf<Given>> {
  const query = useQuery({ queryKey: key, queryFn: () => call(request()), enabled: options.enabled ?? true })
  return {
    data: query.data?.data,
    loading: query.isLoading,
    error: query.error,
    may: (permission) => query.data?.permissions.includes(permission) ?? false,
    again: query.refetch,
  }
}
