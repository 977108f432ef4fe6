import { Hono } from 'hono'
import { describeRoute } from 'hono-openapi'
import { z } from 'zod'
import { contextOf, type RouteEnvironment } from '../../platform/http/context.ts'
import { respond } from '../../platform/http/respond.ts'
import { validated } from '../../platform/http/validated.ts'
import { readMine } from './mine/actions.ts'
import { mineQuerySchema, stretchSchema, trendQuerySchema } from './model.ts'
import { readMatrix, readUnitStatus } from './status/actions.ts'
import { readTrend } from './trend/actions.ts'

const unitParam = z.object({ unitId: z.uuid() })

/** `/api/dashboards`: how duties stand. */
export const dashboardsRoutes = new Hono<RouteEnvironment>()
  .get(
    '/mine',
    describeRoute({ summary: 'What waits: overdue, today, this week, later, lately missed' }),
    validated('query', mineQuerySchema),
    async (c) => respond(c, await readMine(contextOf(c), c.req.valid('query'))),
  )
  .get(
    '/matrix/:unitId',
    describeRoute({ summary: 'Units below one × duties, in a stretch of days' }),
    validated('param', unitParam),
    validated('query', stretchSchema),
    async (c) =>
      respond(c, await readMatrix(contextOf(c), c.req.valid('param').unitId, c.req.valid('query'))),
  )
  .get(
    '/units/:unitId',
    describeRoute({ summary: "A unit's standing by duty" }),
    validated('param', unitParam),
    validated('query', stretchSchema),
    async (c) =>
      respond(c, await readUnitStatus(contextOf(c), c.req.valid('param').unitId, c.req.valid('query'))),
  )
  .get(
    '/trend/:unitId',
    describeRoute({ summary: "A unit's standing, period by period" }),
    validated('param', unitParam),
    validated('query', trendQuerySchema),
    async (c) => respond(c, await readTrend(contextOf(c), c.req.valid('param').unitId, c.req.valid('query'))),
  )
