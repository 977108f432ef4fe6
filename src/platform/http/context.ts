import type { Context } from 'hono'
import type { Logger } from 'pino'
import type { ActionContext } from '../action/context.ts'

/** What every route finds on its request; `new Hono<RouteEnvironment>()` in each feature's `routes.ts`. */
export interface RouteEnvironment {
  Variables: {
    /** Who acts, how far, and the outside world; set for every route under `/api`. */
    action: ActionContext
    /** Named in the log, in the `x-request-id` header and in the refusal that a person sees after a fault. */
    requestId: string
    log: Logger
  }
}

/** The action's context of this request. */
export const contextOf = (c: Context<RouteEnvironment>): ActionContext => c.get('action')
