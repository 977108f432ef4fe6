import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import { z } from 'zod'
import { done, refused } from '../../kernel/outcome/outcome.ts'
import type { ActionContext } from '../action/context.ts'
import { createLog } from '../log/log.ts'
import { createApplication } from './application.ts'
import { limitBody } from './body-limit.ts'
import type { RouteEnvironment } from './context.ts'
import { streamProgress } from './progress.ts'
import { respond } from './respond.ts'
import { respondFile } from './respond-file.ts'
import { validated } from './validated.ts'

/** What a test may replace of the application. */
export interface TrialOptions {
  readonly webDirectory?: string
  readonly isReady?: () => Promise<boolean>
  /** What `POST /api/trial/work` does. */
  readonly work?: () => Promise<unknown>
}

const action = { authority: { permissions: new Set(['trial.read']) } } as unknown as ActionContext
const personSchema = z.object({ name: z.string().min(1).max(5), age: z.number().int().min(0) })

const trialRoutes = (work: () => Promise<unknown>) =>
  new Hono<RouteEnvironment>()
    .get('/thing', (c) => respond(c, done({ name: '消防' })))
    .get('/missing', (c) => respond(c, refused('thing.not-found', { zh: '没有', en: 'none' })))
    .post('/person', validated('json', personSchema), (c) => respond(c, done(c.req.valid('json'))))
    .post('/work', async (c) => respond(c, done(await work())))
    .post('/upload', limitBody(4 * 1024 * 1024), async (c) =>
      respond(c, done((await c.req.arrayBuffer()).byteLength)),
    )
    .get('/file', (c) =>
      respondFile(c, {
        name: '报告 (1).html',
        contentType: 'text/html',
        content: new TextEncoder().encode('<b>'),
      }),
    )
    .post('/long', (c) =>
      streamProgress(c, async (report) => {
        report({ done: 1, total: 2 })
        report({ done: 2, total: 2 })
        return done(await work())
      }),
    )

/** The application with a few routes that need no feature and no database. */
export const aTrialApplication = ({ webDirectory = '/nonexistent', isReady, work }: TrialOptions = {}) =>
  createApplication({
    api: new Hono<RouteEnvironment>().route('/trial', trialRoutes(work ?? (async () => 'worked'))),
    openContext: async () => action,
    log: createLog({ level: 'silent' }),
    allowedHosts: () => new Set(['localhost:7180', '127.0.0.1:7180']),
    webDirectory,
    isReady: isReady ?? (async () => true),
    version: '0',
  })

/** The same behind a real socket, on any free port. */
export const serveTrial = async (): Promise<{ port: number; close(): Promise<void> }> => {
  const application = aTrialApplication()
  const server = serve({
    fetch: application.fetch,
    hostname: '127.0.0.1',
    port: 0,
    autoCleanupIncoming: false,
  }) as Server
  await new Promise<void>((resolve) => {
    server.once('listening', resolve)
  })
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
