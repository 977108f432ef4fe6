import { Hono } from 'hono'
import { describeRoute } from 'hono-openapi'
import { z } from 'zod'
import { contextOf, type RouteEnvironment } from '../../../platform/http/context.ts'
import { respond } from '../../../platform/http/respond.ts'
import { validated } from '../../../platform/http/validated.ts'
import { occurrenceQuerySchema, waiveSchema } from './model.ts'
import { readOccurrence, readOccurrenceAsOf, readOccurrences } from './page/actions.ts'
import { revokeWaiver, waiveOccurrence } from './waivers/actions.ts'

const idParam = z.object({ id: z.uuid() })

/** `/api/duties/occurrences`: what falls due, what it needs, and waiving it. */
export const occurrencesRoutes = new Hono<RouteEnvironment>()
  .get(
    '/',
    describeRoute({ summary: "List a unit's or its subtree's occurrences by closing day" }),
    validated('query', occurrenceQuerySchema),
    async (c) => respond(c, await readOccurrences(contextOf(c), c.req.valid('query'))),
  )
  .get('/:id', describeRoute({ summary: 'Read one occurrence' }), validated('param', idParam), async (c) =>
    respond(c, await readOccurrence(contextOf(c), c.req.valid('param').id)),
  )
  .get(
    '/:id/as-of/:day',
    describeRoute({ summary: 'Read the state of an occurrence at the end of a past day' }),
    validated('param', idParam.extend({ day: z.iso.date() })),
    async (c) => {
      const { id, day } = c.req.valid('param')
      return respond(c, await readOccurrenceAsOf(contextOf(c), id, day))
    },
  )
  .post(
    '/:id/waiver',
    describeRoute({ summary: 'Waive an occurrence' }),
    validated('param', idParam),
    validated('json', waiveSchema),
    async (c) =>
      respond(c, await waiveOccurrence(contextOf(c), c.req.valid('param').id, c.req.valid('json'))),
  )
  .delete(
    '/:id/waiver',
    describeRoute({ summary: 'Revoke the waiver in force' }),
    validated('param', idParam),
    async (c) => respond(c, await revokeWaiver(contextOf(c), c.req.valid('param').id)),
  )
