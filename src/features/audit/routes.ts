import { Hono } from 'hono'
import { describeRoute } from 'hono-openapi'
import { z } from 'zod'
import { contextOf, type RouteEnvironment } from '../../platform/http/context.ts'
import { respond } from '../../platform/http/respond.ts'
import { validated } from '../../platform/http/validated.ts'
import { readLog } from './actions.ts'

const logQuery = z.object({
  before: z.uuid().optional(),
  subject: z.uuid().optional(),
  limit: z.coerce.number().int().min(1).max(500).default(200),
})

/** `/api/audit`: what was done, by whom, when. */
export const auditRoutes = new Hono<RouteEnvironment>().get(
  '/',
  describeRoute({ summary: 'The audit log, newest first' }),
  validated('query', logQuery),
  async (c) => {
    const { before, subject, limit } = c.req.valid('query')
    return respond(
      c,
      await readLog(contextOf(c), {
        limit,
        ...(before ? { beforeId: before } : {}),
        ...(subject ? { subjectId: subject } : {}),
      }),
    )
  },
)
