import { Hono } from 'hono'
import { describeRoute } from 'hono-openapi'
import { z } from 'zod'
import { contextOf, type RouteEnvironment } from '../../../platform/http/context.ts'
import { respond } from '../../../platform/http/respond.ts'
import { validated } from '../../../platform/http/validated.ts'
import { previewTrigger, readEventWords, readTriggers, recordTrigger, voidTrigger } from './actions.ts'
import { describeTriggerSchema, recordTriggerSchema, triggerQuerySchema, voidTriggerSchema } from './model.ts'

/** `/api/duties/triggers`: the register of dated events. */
export const triggersRoutes = new Hono<RouteEnvironment>()
  .get(
    '/',
    describeRoute({ summary: 'List events with what each started' }),
    validated('query', triggerQuerySchema),
    async (c) => respond(c, await readTriggers(contextOf(c), c.req.valid('query'))),
  )
  .get('/kinds', describeRoute({ summary: 'Words by which duties name their events' }), async (c) =>
    respond(c, await readEventWords(contextOf(c))),
  )
  .post(
    '/preview',
    describeRoute({ summary: 'What an event would start, and by when' }),
    validated('json', describeTriggerSchema),
    async (c) => respond(c, await previewTrigger(contextOf(c), c.req.valid('json'))),
  )
  .post(
    '/',
    describeRoute({ summary: 'Record an event and start duties' }),
    validated('json', recordTriggerSchema),
    async (c) => respond(c, await recordTrigger(contextOf(c), c.req.valid('json'))),
  )
  .post(
    '/:id/void',
    describeRoute({ summary: 'Void an event; what it started is withdrawn' }),
    validated('param', z.object({ id: z.uuid() })),
    validated('json', voidTriggerSchema),
    async (c) => {
      const { reason } = c.req.valid('json')
      return respond(c, await voidTrigger(contextOf(c), c.req.valid('param').id, reason))
    },
  )
