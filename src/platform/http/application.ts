import { randomUUID } from 'node:crypto'
import { type Context, Hono, type MiddlewareHandler } from 'hono'
import type { Logger } from 'pino'
import type { ActionContext } from '../action/context.ts'
import { checkBody } from './body-limit.ts'
import type { RouteEnvironment } from './context.ts'
import { isFault, refusalOfThrown } from './fault.ts'
import { healthRoutes } from './health.ts'
import { describeApi } from './openapi.ts'
import { respondRefused } from './respond.ts'
import { checkHost, checkOrigin } from './same-site.ts'
import { securityHeaders } from './security-headers.ts'
import { staticFiles } from './static-files.ts'

export interface ApplicationOptions {
  /** The features' routes, each below its own name; mounted under `/api`. */
  // biome-ignore lint/suspicious/noExplicitAny: routes of any schema
  readonly api: Hono<RouteEnvironment, any, any>
  /** Who acts, made anew for each request. */
  readonly openContext: () => Promise<ActionContext>
  readonly log: Logger
  /** `host:port` values by which the server may be addressed. */
  readonly allowedHosts: () => ReadonlySet<string>
  /** Folder of the built screens. */
  readonly webDirectory: string
  readonly isReady: () => Promise<boolean>
  readonly version: string
}

/**
 * The whole program as one HTTP application: guards first, then health, the API, and the screens for
 * everything else.
 */
export const createApplication = (options: ApplicationOptions): Hono<RouteEnvironment> => {
  const application = new Hono<RouteEnvironment>()
  application.onError(respondThrown)
  application.notFound(respondUnknown)
  application
    .use(identify(options.log))
    .use(securityHeaders)
    .use(checkHost(options.allowedHosts))
    .use(checkOrigin(options.allowedHosts))
    .use(checkBody)
    .route('/health', healthRoutes(options.isReady))
    .use('/api/*', actAs(options.openContext))
    .get('/api/openapi.json', describeApi(new Hono().route('/api', options.api), options.version))
    .route('/api', options.api)
    .all('/api/*', respondUnknown)
    .route('/', staticFiles(options.webDirectory))
  return application
}

/**
 * Gives the request a number of its own and logs how it ended; never its query or body, which hold what
 * people wrote.
 */
const identify =
  (log: Logger): MiddlewareHandler<RouteEnvironment> =>
  async (c, next) => {
    const requestId = randomUUID()
    const startedAt = performance.now()
    c.set('requestId', requestId)
    c.set('log', log.child({ requestId }))
    c.header('x-request-id', requestId)
    await next()
    const milliseconds = Math.round(performance.now() - startedAt)
    const level = c.res.status >= 500 ? 'warn' : c.req.path.startsWith('/api') ? 'info' : 'debug'
    c.get('log')[level](
      { method: c.req.method, path: c.req.path, status: c.res.status, milliseconds },
      'request',
    )
  }

const actAs =
  (openContext: () => Promise<ActionContext>): MiddlewareHandler<RouteEnvironment> =>
  async (c, next) => {
    c.set('action', await openContext())
    c.header('cache-control', 'no-store')
    return next()
  }

const respondThrown = (error: Error, c: Context<RouteEnvironment>): Response => {
  const refusal = refusalOfThrown(error, c.get('requestId'))
  c.get('log')[isFault(refusal) ? 'error' : 'warn']({ error }, refusal.code)
  return respondRefused(c, refusal)
}

const respondUnknown = (c: Context): Response =>
  respondRefused(c, {
    code: 'request.not-found',
    sentence: { zh: '没有这个地址。', en: 'There is nothing at this address.' },
  })
