import { Hono } from 'hono'
import { describeRoute } from 'hono-openapi'
import { z } from 'zod'
import { contextOf, type RouteEnvironment } from '../../../platform/http/context.ts'
import { respond } from '../../../platform/http/respond.ts'
import { validated } from '../../../platform/http/validated.ts'
import { adjustDuty, decideDuties, readDesk, readReviews, splitDuty } from './actions.ts'
import { addDutySchema, adjustDutySchema, decideSchema, splitDutySchema } from './model.ts'
import { addDuty, proposeDuties } from './proposal/actions.ts'
import { addTopic } from './topics/actions.ts'

const idParam = z.object({ id: z.uuid() })

/** `/api/duties/review`: the review desk. */
export const reviewRoutes = new Hono<RouteEnvironment>()
  .get('/', describeRoute({ summary: 'Versions and how far each has been reviewed' }), async (c) =>
    respond(c, await readReviews(contextOf(c))),
  )
  .get(
    '/versions/:id',
    describeRoute({ summary: 'The review desk of a version: text, clauses, duties' }),
    validated('param', idParam),
    async (c) => respond(c, await readDesk(contextOf(c), c.req.valid('param').id)),
  )
  .post(
    '/versions/:id/propose',
    describeRoute({ summary: 'Let the finder read a version and propose duties' }),
    validated('param', idParam),
    async (c) => respond(c, await proposeDuties(contextOf(c), c.req.valid('param').id)),
  )
  .post(
    '/duties',
    describeRoute({ summary: 'Add a duty from a selection of the text' }),
    validated('json', addDutySchema),
    async (c) => {
      const { versionId, ...selection } = c.req.valid('json')
      return respond(c, await addDuty(contextOf(c), versionId, selection))
    },
  )
  .put(
    '/duties/:id',
    describeRoute({ summary: 'Adjust a duty' }),
    validated('param', idParam),
    validated('json', adjustDutySchema),
    async (c) => respond(c, await adjustDuty(contextOf(c), c.req.valid('param').id, c.req.valid('json'))),
  )
  .post(
    '/duties/:id/split',
    describeRoute({ summary: 'Split a duty into several' }),
    validated('param', idParam),
    validated('json', splitDutySchema),
    async (c) => {
      const { revision, parts } = c.req.valid('json')
      return respond(c, await splitDuty(contextOf(c), c.req.valid('param').id, revision, parts))
    },
  )
  .post(
    '/decide',
    describeRoute({ summary: 'Accept, reject or reopen duties' }),
    validated('json', decideSchema),
    async (c) => respond(c, await decideDuties(contextOf(c), c.req.valid('json'))),
  )
  .post(
    '/topics',
    describeRoute({ summary: 'Add a topic to the list' }),
    validated('json', z.strictObject({ name: z.string().trim().min(1).max(100) })),
    async (c) => respond(c, await addTopic(contextOf(c), c.req.valid('json').name)),
  )
