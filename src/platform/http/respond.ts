import type { Context, TypedResponse } from 'hono'
import type { Permission } from '../../kernel/authority/authority.ts'
import type { Outcome, Refusal } from '../../kernel/outcome/outcome.ts'
import { contextOf, type RouteEnvironment } from './context.ts'
import { type RefusalStatus, statusOf } from './status.ts'

/**
 * What a screen receives when the thing was done: the value, and what the actor may do, so that no screen
 * decides again.
 */
export interface Answer<Value> {
  readonly data: Value
  readonly permissions: readonly Permission[]
}

/** What a screen receives otherwise. */
export interface RefusalAnswer {
  readonly refusal: Refusal
}

export type Responded<Value> =
  | (Response & TypedResponse<Answer<Value>, 200, 'json'>)
  | (Response & TypedResponse<RefusalAnswer, RefusalStatus, 'json'>)

/**
 * An action's outcome as HTTP. The value must already be JSON (dates as ISO strings), because its type
 * reaches the screens as it stands.
 */
export const respond = <Value>(c: Context<RouteEnvironment>, outcome: Outcome<Value>): Responded<Value> => {
  if (!outcome.done) return respondRefused(c, outcome.refusal)
  const answer: Answer<Value> = {
    data: outcome.value,
    permissions: [...contextOf(c).authority.permissions],
  }
  return c.body(JSON.stringify(answer), 200, { 'content-type': 'application/json' }) as never
}

/** A refusal as HTTP; its status follows from its code (`status.ts`). */
export const respondRefused = (
  c: Context,
  refusal: Refusal,
): Response & TypedResponse<RefusalAnswer, RefusalStatus, 'json'> =>
  c.body(JSON.stringify({ refusal }), statusOf(refusal.code), { 'content-type': 'application/json' }) as never
