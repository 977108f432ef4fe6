import { Hono } from 'hono'
import { describeRoute } from 'hono-openapi'
import { z } from 'zod'
import { contextOf, type RouteEnvironment } from '../../../platform/http/context.ts'
import { respond } from '../../../platform/http/respond.ts'
import { validated } from '../../../platform/http/validated.ts'
import { endAssignment, readAssignment, readAssignments, reassign } from './actions.ts'
import { assignmentQuerySchema, endAssignmentSchema, reassignSchema } from './model.ts'

const idParam = z.object({ id: z.uuid() })

/** `/api/duties/assignments`: who answers for what. */
export const assignmentsRoutes = new Hono<RouteEnvironment>()
  .get(
    '/',
    describeRoute({ summary: 'List assignments with their posts and who answers' }),
    validated('query', assignmentQuerySchema),
    async (c) => respond(c, await readAssignments(contextOf(c), c.req.valid('query'))),
  )
  .post(
    '/reassign',
    describeRoute({ summary: 'Give assignments to another post from a day on' }),
    validated('json', reassignSchema),
    async (c) => respond(c, await reassign(contextOf(c), c.req.valid('json'))),
  )
  .get(
    '/:id',
    describeRoute({ summary: 'One assignment with the posts it has been with' }),
    validated('param', idParam),
    async (c) => respond(c, await readAssignment(contextOf(c), c.req.valid('param').id)),
  )
  .post(
    '/:id/end',
    describeRoute({ summary: 'End an assignment from a day on' }),
    validated('param', idParam),
    validated('json', endAssignmentSchema),
    async (c) => respond(c, await endAssignment(contextOf(c), c.req.valid('param').id, c.req.valid('json'))),
  )
