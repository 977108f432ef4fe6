import { type QueryKey, useQuery } from '@tanstack/react-query'
import { type Hono } from 'hono'
import type { ClientResponse } from 'hono/client'
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

/** What an endpoint's answer carries, read off the routes' types: the value of `{ data, permissions }`. */
export type DataOf<Body> = Body extends { readonly data: infer Data; readonly permissions: unknown }
  ? Data
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
export async function troubleOf(response: {
  readonly status: number
  json(): Promise<unknown>
}): Promise<RefusalError | OutageError> {
  const body: unknown = await response.json().catch(() => undefined)
  if (typeof body === 'object' && body !== null && 'refusal' in body && isRefusal(body.refusal)) {
    return new RefusalError(body.refusal)
  }
  return new OutageError([502, 503, 504].includes(response.status) ? 'unavailable' : 'broken')
}

/** Awaits a request; a network that fails becomes an `OutageError`, an abort stays what it is. */
export async function reach<Reply>(request: Promise<Reply>): Promise<Reply> {
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
export async function call<Body>(
  // biome-ignore lint/suspicious/noExplicitAny: every status and format; only the body's type matters here
  request: Promise<ClientResponse<Body, any, any>>,
): Promise<Answer<DataOf<Body>>> {
  const response = await reach(request)
  if (!response.ok) throw await troubleOf(response)
  return (await response.json()) as Answer<DataOf<Body>>
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
export function useReading<Body>(
  key: QueryKey,
  // biome-ignore lint/suspicious/noExplicitAny: as in `call`
  request: () => Promise<ClientResponse<Body, any, any>>,
  options: { readonly enabled?: boolean } = {},
): Reading<DataOf<Body>> {
  const query = useQuery({ queryKey: key, queryFn: () => call(request()), enabled: options.enabled ?? true })
  return {
    data: query.data?.data,
    loading: query.isLoading,
    error: query.error,
    may: (permission) => query.data?.permissions.includes(permission) ?? false,
    again: query.refetch,
  }
}
